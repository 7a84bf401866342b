package urbanbrain.geo;

/**
 * A point that is compared with many others: with its place on the unit sphere, so that most
 * comparisons need no trigonometry.
 *
 * @param lat latitude in degrees, NaN for nowhere
 * @param lon longitude in degrees
 */
public record Spot(double lat, double lon, double x, double y, double z) {

  /** The spot of a point in degrees. */
  public static Spot of(double lat, double lon) {
    double phi = Math.toRadians(lat);
    double lambda = Math.toRadians(lon);
    double cos = Math.cos(phi);
    return new Spot(lat, lon, cos * Math.cos(lambda), cos * Math.sin(lambda), Math.sin(phi));
  }
}
