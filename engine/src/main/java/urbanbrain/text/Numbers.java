package urbanbrain.text;

import com.fasterxml.jackson.core.io.NumberOutput;

/** Numbers as texts and back, and what else must be said of numbers in the same way everywhere. */
public final class Numbers {

  private Numbers() {}

  /**
   * A number as keys and evidence give it: a whole number without a fraction, any other in the
   * fewest digits that mean it. Not by {@link Double#toString}, whose digits changed with JDK 19: a
   * key must not.
   */
  public static String write(double value) {
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return isWhole ? Long.toString((long) value) : NumberOutput.toString(value, true);
  }

  /** The number that a text says, or NaN. */
  public static double parse(String text) {
    return text == null ? Double.NaN : Decimals.parse(text.strip());
  }

  /** a / b, NaN where b is zero. */
  public static double quotient(double a, double b) {
    return b == 0 ? Double.NaN : a / b;
  }

  /** Without its fraction, towards zero. */
  public static double whole(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  /** How many characters (Unicode code points) a text has; NaN without a text. */
  public static double size(String text) {
    return text == null ? Double.NaN : text.codePointCount(0, text.length());
  }
}
