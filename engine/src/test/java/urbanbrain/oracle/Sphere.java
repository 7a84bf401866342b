package urbanbrain.oracle;

import static java.lang.Math.asin;
import static java.lang.Math.cos;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.toRadians;

import urbanbrain.event.Place;
import urbanbrain.event.Site;

/** The earth as a sphere. */
final class Sphere {

  private static final double RADIUS = 6_371_008.8;

  private Sphere() {}

  /** The distance in metres from a point to the nearest of all of a site, 0 within an area. */
  static double distance(Place a, Site b) {
    return b.shape() == null
        ? distance(a, b.place())
        : new Outline(b.shape().geometry()).distance(a);
  }

  /** The great-circle distance in metres; NaN, which is near nothing, if one is nowhere. */
  static double distance(Place a, Place b) {
    double up = pow(sin(toRadians(b.lat() - a.lat()) / 2), 2);
    double across = pow(sin(toRadians(b.lon() - a.lon()) / 2), 2);
    double h = up + cos(toRadians(a.lat())) * cos(toRadians(b.lat())) * across;
    return 2 * RADIUS * asin(sqrt(Math.min(1, h)));
  }
}
