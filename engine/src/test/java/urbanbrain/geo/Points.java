package urbanbrain.geo;

import java.util.Random;

/** Random points on the earth: pairs of latitude and longitude in degrees. */
public final class Points {

  private Points() {}

  /** A point anywhere, poles and all, more often where tiles are odd. */
  public static double[] anywhere(Random random) {
    double lat =
        switch (random.nextInt(4)) {
          case 0 -> 90 - Math.pow(10, -6 * random.nextDouble());
          case 1 -> -90 + Math.pow(10, -6 * random.nextDouble());
          default -> Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
        };
    double lon =
        random.nextInt(4) == 0
            ? turned(180 + 0.01 * random.nextGaussian())
            : 360 * random.nextDouble() - 180;
    return new double[] {lat, lon};
  }

  /** The point this many metres from another, in any direction. */
  public static double[] from(double[] point, double metres, Random random) {
    return from(point, metres, 2 * Math.PI * random.nextDouble());
  }

  /** The point this many metres from another in a direction: radians from north, clockwise. */
  public static double[] from(double[] point, double metres, double bearing) {
    double angle = metres / Earth.RADIUS;
    double lat = Math.toRadians(point[0]);
    double sin =
        Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
    double east = Math.sin(bearing) * Math.sin(angle) * Math.cos(lat);
    double lon = Math.toDegrees(Math.atan2(east, Math.cos(angle) - Math.sin(lat) * sin));
    double newLat = Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, sin))));
    return new double[] {newLat, turned(point[1] + lon)};
  }

  /** A longitude between -180 and 180. */
  public static double turned(double lon) {
    return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
  }
}
