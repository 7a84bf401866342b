package urbanbrain.bench.sequences;

import java.io.Serializable;

/**
 * After which high readings does the sensor read low within 25 s; or read no high value again?
 *
 * @param absent whether the second is asked
 * @param below high readings count from 40 to below this
 */
record Question(boolean absent, int below) implements Serializable {

  static final int HIGH = 40;
  static final int LOW = 30;
  static final long WITHIN = 25_000;

  /** Whether it is one of the readings after which to look. */
  boolean isFirst(double value) {
    return value >= HIGH && value < below;
  }

  /** Whether it is what is looked for. */
  boolean isSecond(double value) {
    return absent ? value >= HIGH : value < LOW;
  }

  /** Up to when answers are compared: about what is near the end peers may differ. */
  static long last(long newest) {
    return newest - 2 * WITHIN;
  }
}
