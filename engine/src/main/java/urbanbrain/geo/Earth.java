package urbanbrain.geo;

/** Distances on a sphere of the earth's mean radius (IUGG R1). */
public final class Earth {

  /** Mean radius in metres. */
  public static final double RADIUS = 6_371_008.8;

  private Earth() {}

  /** The great-circle distance of two points in degrees, in metres (haversine). */
  public static double metres(double lat1, double lon1, double lat2, double lon2) {
    double sinLat = Math.sin(Math.toRadians(lat2 - lat1) / 2);
    double sinLon = Math.sin(Math.toRadians(lon2 - lon1) / 2);
    double h =
        sinLat * sinLat
            + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * sinLon * sinLon;
    return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, h)));
  }

  /** Whether two points are at most this far apart; cheap where their latitudes tell. */
  public static boolean within(double metres, double lat1, double lon1, double lat2, double lon2) {
    return Math.toRadians(Math.abs(lat1 - lat2)) * RADIUS <= metres * (1 + 1e-9)
        && metres(lat1, lon1, lat2, lon2) <= metres;
  }
}
