package urbanbrain.inquiry.words;

import java.util.Locale;
import urbanbrain.inquiry.change.Dial;

/** Tells lengths of time and space as people say them. */
public final class Spans {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Spans() {}

  /** So many milliseconds: {@code 42 s}, {@code 7 m 50 s}, {@code 2 h 5 m}. */
  static String text(long millis) {
    long length = Math.abs(millis);
    if (length < SECOND) {
      return length + " ms";
    }
    if (length < MINUTE) {
      return String.format(Locale.ROOT, length % SECOND == 0 ? "%.0f s" : "%.1f s", length / 1e3);
    }
    return length < HOUR
        ? two(length / MINUTE, "m", length % MINUTE / SECOND, "s")
        : two(length / HOUR, "h", length % HOUR / MINUTE, "m");
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String first = large + " " + largeUnit;
    return small == 0 ? first : first + " " + small + " " + smallUnit;
  }

  /** So many milliseconds after something, or before it: {@code +42 s}, {@code -7 m 50 s}. */
  static String offset(long millis) {
    return millis == 0 ? "0 s" : (millis < 0 ? "-" : "+") + text(millis);
  }

  /** So many metres: {@code 130 m}, {@code 1.25 km}. */
  static String metres(double metres) {
    return metres < 1_000
        ? String.format(Locale.ROOT, "%.0f m", metres)
        : String.format(Locale.ROOT, "%.2f km", metres / 1_000);
  }

  /** So much of what a number of a rule counts. */
  static String of(Dial dial, double length) {
    return switch (dial.unit()) {
      case DURATION -> text(Math.round(length));
      case DISTANCE -> metres(length);
      case WHOLE, NUMBER -> dial.write(length);
    };
  }
}
