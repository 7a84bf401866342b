package urbanbrain.bench.windows;

/**
 * Which sensors read less than 20 on average, by three readings or more?
 *
 * @param over how long a window is, in milliseconds
 * @param every how far the ends of windows are apart, in milliseconds
 */
record Question(long over, long every) {

  static final int LEAST = 3;
  static final int LOW = 20;

  /** Whether so many readings of that sum are low. */
  static boolean holds(long count, double sum) {
    return count >= LEAST && sum < LOW * count;
  }
}
