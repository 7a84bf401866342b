package urbanbrain.mapping;

import java.util.Set;

/**
 * Reads numbers as records write them: decimal, with a point and an exponent; nothing else that
 * Java would take for one. A number beyond the range of a double is infinite.
 */
final class Numbers {

  private static final Set<String> NOT_FINITE =
      Set.of("nan", "inf", "infinity", "-inf", "-infinity", "+inf", "+infinity", "-nan", "+nan");

  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** As many digits as always make an integer that a double holds exactly. */
  private static final int EXACT_DIGITS = 15;

  private Numbers() {}

  /** The number that a text says, NaN if it says none. */
  static double parse(String text) {
    int at = 0;
    int end = text.length();
    boolean isNegative = end > 0 && text.charAt(0) == '-';
    if (isNegative || (end > 0 && text.charAt(0) == '+')) {
      at++;
    }
    long digits = 0;
    int significant = 0;
    int fraction = 0;
    int seen = 0;
    boolean inFraction = false;
    for (; at < end; at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        seen++;
        significant += significant > 0 || c != '0' ? 1 : 0;
        fraction += inFraction ? 1 : 0;
        digits = digits * 10 + (c - '0');
      } else if (c == '.' && !inFraction) {
        inFraction = true;
      } else {
        break;
      }
    }
    if (seen == 0) {
      return Double.NaN;
    }
    if (at < end || significant > EXACT_DIGITS || fraction >= POWERS.length) {
      return at == end || isExponent(text, at) ? Double.parseDouble(text) : Double.NaN;
    }
    double value = digits / POWERS[fraction]; // both exact, so the quotient is rounded once
    return isNegative ? -value : value;
  }

  private static boolean isExponent(String text, int start) {
    int at = start + 1;
    if ((text.charAt(start) | 0x20) != 'e') {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int first = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at == text.length() && at > first;
  }

  /** What is wrong with a value that is no number. */
  static Fault fault(String name, String text) {
    String shown = Take.shown(text);
    return text != null && NOT_FINITE.contains(text.toLowerCase(java.util.Locale.ROOT))
        ? new Fault(Reason.NOT_FINITE, name, "'%s' is not finite".formatted(shown))
        : new Fault(Reason.WRONG_TYPE, name, "'%s' is no number".formatted(shown));
  }

  /** A number as people write it: a whole one without a fraction. */
  static String print(double value) {
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return isWhole ? Long.toString((long) value) : Double.toString(value);
  }
}
