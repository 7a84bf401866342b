package urbanbrain.bench.latency;

/**
 * A stretch of time over which records are sent steadily.
 *
 * @param perSecond how many
 * @param seconds how long
 * @param percent of the capacity, if its falls are counted; else 0
 */
record Load(int perSecond, int seconds, int percent) {

  /** How many falls there are a second, whatever the load. */
  private static final int FALLS = Integer.getInteger("falls", 100);

  /** One that is not counted: what was before settles, or is told. */
  static Load uncounted(int perSecond, int seconds) {
    return new Load(perSecond, seconds, 0);
  }

  boolean isCounted() {
    return percent > 0;
  }

  /** How likely a record begins a fall. */
  double share() {
    return (double) FALLS / perSecond;
  }

  long records() {
    return (long) perSecond * seconds;
  }
}
