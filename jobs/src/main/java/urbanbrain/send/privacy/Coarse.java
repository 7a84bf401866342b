package urbanbrain.send.privacy;

import urbanbrain.event.Place;
import urbanbrain.geo.Earth;

/**
 * Points rounded to 500 m: to the nearest crossing of a grid whose lines are so far apart, which is
 * 354 m away at most. The same point always becomes the same one, so that asking again tells no
 * more.
 */
public final class Coarse {

  private static final double METRES = 500;

  /** In degrees of latitude. */
  private static final double STEP = Math.toDegrees(METRES / Earth.RADIUS);

  /** About a tenth of a metre: the grid's own precision. */
  private static final double DIGITS = 1e6;

  private Coarse() {}

  /** The point of the grid that is nearest; nowhere stays nowhere. */
  public static Place of(Place place) {
    if (!place.isKnown()) {
      return place;
    }
    double lat = Math.rint(place.lat() / STEP) * STEP;
    // The columns of a row are as far apart as its own latitude wants, so that all in it agree.
    double wide = STEP / Math.max(1e-6, Math.cos(Math.toRadians(lat)));
    double lon = Math.rint(place.lon() / wide) * wide;
    return new Place(
        Math.max(-90, Math.min(90, digits(lat))), Math.max(-180, Math.min(180, digits(lon))));
  }

  private static double digits(double degrees) {
    return Math.rint(degrees * DIGITS) / DIGITS;
  }
}
