package urbanbrain.window.pane;

import java.util.List;

/**
 * The earliest and the latest of some values, in four words: when and what each is. Of several at
 * one instant the least is the earliest and the greatest the latest.
 */
final class Span {

  /** Without values: it begins after it ends. */
  static final List<Long> BLANK = List.of(Long.MAX_VALUE, 0L, Long.MIN_VALUE, 0L);

  private static final int FIRST = 1;
  private static final int END = 2;
  private static final int LAST = 3;
  private static final double HOUR = 3_600_000;

  private Span() {}

  /** Adds a value to those at this place. */
  static void add(long time, double value, long[] words, int at) {
    if (time <= words[at]) {
      double least = time == words[at] ? Math.min(value, value(words, at + FIRST)) : value;
      words[at] = time;
      words[at + FIRST] = Double.doubleToRawLongBits(least);
    }
    if (time >= words[at + END]) {
      double greatest = time == words[at + END] ? Math.max(value, value(words, at + LAST)) : value;
      words[at + END] = time;
      words[at + LAST] = Double.doubleToRawLongBits(greatest);
    }
  }

  private static double value(long[] words, int at) {
    return Double.longBitsToDouble(words[at]);
  }

  /** Adds values to values. */
  static void addAll(long[] from, int fromAt, long[] words, int at) {
    if (from[fromAt] <= from[fromAt + END]) {
      add(from[fromAt], value(from, fromAt + FIRST), words, at);
      add(from[fromAt + END], value(from, fromAt + LAST), words, at);
    }
  }

  /** How much the value grew per hour; NaN where all stand at one instant, or none. */
  static double rate(long[] words, int at) {
    if (words[at] >= words[at + END]) {
      return Double.NaN;
    }
    double growth = value(words, at + LAST) - value(words, at + FIRST);
    return growth / ((words[at + END] - words[at]) / HOUR);
  }
}
