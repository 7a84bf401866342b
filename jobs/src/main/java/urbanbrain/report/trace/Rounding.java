package urbanbrain.report.trace;

import urbanbrain.event.Place;

/**
 * Rounds places to the middle of cells of some 500 m: where people are ill is nobody's business.
 */
public final class Rounding {

  /** The height and, nearly, the width of a cell, in metres. */
  public static final double CELL = 500;

  private static final double METRES_PER_DEGREE = 111_195;
  private static final double STEP = CELL / METRES_PER_DEGREE;

  private Rounding() {}

  /** The middle of the cell in which a place is; nowhere stays nowhere. */
  public static Place coarse(Place place) {
    if (!place.isKnown()) {
      return place;
    }
    double lat = Math.rint(place.lat() / STEP) * STEP;
    double column = STEP / Math.max(0.01, Math.cos(Math.toRadians(lat)));
    double lon = Math.rint(place.lon() / column) * column;
    return new Place(within(lat, 90), within(lon, 180));
  }

  private static double within(double degrees, double most) {
    return Math.max(-most, Math.min(most, degrees));
  }
}
