package urbanbrain.geo;

import urbanbrain.event.Place;

/**
 * China's obfuscated coordinates, as the published reverse-engineered formulas have them: a shift
 * on the Krasovsky 1940 ellipsoid that depends on the point. The inverse has no closed form and is
 * found by iteration; outside a box around China nothing is shifted.
 */
final class Gcj02 {

  private static final double SEMI_MAJOR = 6_378_245.0;
  private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;
  private static final double BAIDU_PI = Math.PI * 3000.0 / 180.0;

  /** About a millimetre: far below what any source knows. */
  private static final double PRECISION = 1e-8;

  /** Each round leaves about a thousandth of the error of the last. */
  private static final int ROUNDS = 10;

  private Gcj02() {}

  /** The GCJ-02 coordinates of a point in WGS-84. */
  static Place ofWgs84(double lat, double lon) {
    if (!isShifted(lat, lon)) {
      return new Place(lat, lon);
    }
    double phi = Math.toRadians(lat);
    double sin = Math.sin(phi);
    double w = 1 - ECCENTRICITY_SQUARED * sin * sin;
    double meridian = SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
    double parallel = SEMI_MAJOR / Math.sqrt(w) * Math.cos(phi);
    double north = Math.toDegrees(north(lon - 105, lat - 35) / meridian);
    double east = Math.toDegrees(east(lon - 105, lat - 35) / parallel);
    return new Place(lat + north, lon + east);
  }

  /** The point whose GCJ-02 coordinates these are. */
  static Place toWgs84(double lat, double lon) {
    double north = lat;
    double east = lon;
    for (int i = 0; i < ROUNDS; i++) {
      Place there = ofWgs84(north, east);
      double missingNorth = lat - there.lat();
      double missingEast = lon - there.lon();
      north += missingNorth;
      east += missingEast;
      if (Math.abs(missingNorth) < PRECISION && Math.abs(missingEast) < PRECISION) {
        break;
      }
    }
    return new Place(north, east);
  }

  /** The point whose BD-09 coordinates these are. */
  static Place ofBd09(double lat, double lon) {
    double x = lon - 0.0065;
    double y = lat - 0.006;
    double radius = Math.sqrt(x * x + y * y) - 0.00002 * Math.sin(y * BAIDU_PI);
    double angle = Math.atan2(y, x) - 0.000003 * Math.cos(x * BAIDU_PI);
    return toWgs84(radius * Math.sin(angle), radius * Math.cos(angle));
  }

  /** The BD-09 coordinates of a point in WGS-84. */
  static Place toBd09(double lat, double lon) {
    Place shifted = ofWgs84(lat, lon);
    double x = shifted.lon();
    double y = shifted.lat();
    double radius = Math.sqrt(x * x + y * y) + 0.00002 * Math.sin(y * BAIDU_PI);
    double angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * BAIDU_PI);
    return new Place(radius * Math.sin(angle) + 0.006, radius * Math.cos(angle) + 0.0065);
  }

  private static boolean isShifted(double lat, double lon) {
    return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
  }

  private static double north(double x, double y) {
    double metres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y;
    metres += 0.2 * Math.sqrt(Math.abs(x)) + ripple(x);
    metres += wave(y);
    return metres + (160 * sinPi(y / 12) + 320 * sinPi(y / 30)) * 2 / 3;
  }

  private static double east(double x, double y) {
    double metres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y;
    metres += 0.1 * Math.sqrt(Math.abs(x)) + ripple(x);
    metres += wave(x);
    return metres + (150 * sinPi(x / 12) + 300 * sinPi(x / 30)) * 2 / 3;
  }

  private static double ripple(double x) {
    return (20 * sinPi(6 * x) + 20 * sinPi(2 * x)) * 2 / 3;
  }

  private static double wave(double v) {
    return (20 * sinPi(v) + 40 * sinPi(v / 3)) * 2 / 3;
  }

  private static double sinPi(double x) {
    return Math.sin(x * Math.PI);
  }
}
