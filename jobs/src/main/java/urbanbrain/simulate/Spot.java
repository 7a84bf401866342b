package urbanbrain.simulate;

/**
 * A point of the made-up town.
 *
 * @param east metres east of the town square
 * @param north metres north of it
 */
record Spot(double east, double north) {

  private static final double SQUARE_LAT = 40.71;
  private static final double SQUARE_LON = -77.52;
  private static final double METRES_PER_DEGREE = 111_195;

  /** The straight distance in metres. */
  double metresTo(Spot other) {
    double x = east - other.east;
    double y = north - other.north;
    return StrictMath.sqrt(x * x + y * y);
  }

  /** The point so far from here. */
  Spot plus(double eastMetres, double northMetres) {
    return new Spot(east + eastMetres, north + northMetres);
  }

  /** Latitude in degrees as files write it. */
  String lat() {
    return Decimal.of(SQUARE_LAT + north / METRES_PER_DEGREE, 6);
  }

  /** Longitude in degrees as files write it. */
  String lon() {
    double perDegree = METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(SQUARE_LAT));
    return Decimal.of(SQUARE_LON + east / perDegree, 6);
  }
}
