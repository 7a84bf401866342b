package urbanbrain.text;

/**
 * Reads decimal numbers, with a point and an exponent, and nothing else that Java would take for a
 * number. A number beyond the range of a double is infinite.
 */
public final class Decimals {

  /** As many digits as always make an integer that a double holds exactly. */
  private static final int EXACT_DIGITS = 15;

  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Decimals() {}

  /** The number that a text says, NaN if it says none. */
  public static double parse(String text) {
    int start = !text.isEmpty() && isSign(text.charAt(0)) ? 1 : 0;
    int at = start;
    int point = -1;
    long digits = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        digits = digits * 10 + (c - '0');
      } else if (c == '.' && point < 0) {
        point = at;
      } else {
        break;
      }
    }
    int count = at - start - (point < 0 ? 0 : 1);
    if (count == 0 || (at < text.length() && !isExponent(text, at))) {
      return Double.NaN;
    }
    if (at < text.length() || count > EXACT_DIGITS) {
      return Double.parseDouble(text);
    }
    double value = digits / POWERS[point < 0 ? 0 : at - point - 1]; // both exact: rounded once
    return text.charAt(0) == '-' ? -value : value;
  }

  private static boolean isExponent(String text, int start) {
    int first = start + 1 < text.length() && isSign(text.charAt(start + 1)) ? start + 2 : start + 1;
    int at = first;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return (text.charAt(start) | 0x20) == 'e' && at == text.length() && at > first;
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '+';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
