package urbanbrain.inquiry;

import java.util.function.LongPredicate;

/** Finds where an answer turns between a number of steps with one answer and one with the other. */
final class Bisection {

  private Bisection() {}

  /**
   * The least number of steps, next to which one step fewer is not enough.
   *
   * @param tooFew is not enough
   * @param enough is enough, and more than that
   */
  static long leastEnough(long tooFew, long enough, LongPredicate isEnough) {
    long low = tooFew;
    long high = enough;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (isEnough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
