package urbanbrain.window;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Sums that do not depend on the order of what is summed: 128-bit integers of millionths, two words
 * each, the high one first. Each value is taken to six decimals, half to even; only the result is
 * rounded to a double. A value beyond 10^24 counts as 10^24.
 */
final class Exact {

  private static final int DECIMALS = 6;
  private static final long UNIT = 1_000_000;
  private static final double WHOLE = 9e12;
  private static final double NEAR = 0x1p43;
  private static final double GREATEST = 1e24;
  private static final long DOUBLE_EXACT = 1L << 53;

  /** Well below one half less the error of a product below {@link #NEAR}. */
  private static final double CERTAIN = 0.498;

  private static final MathContext DIGITS = new MathContext(60);

  private Exact() {}

  /** Adds a finite value to the sum at this place. */
  static void add(double value, long[] words, int at) {
    if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      add(((long) value) * UNIT, words, at);
      return;
    }
    double scaled = value * UNIT;
    double rounded = Math.rint(scaled);
    if (Math.abs(scaled) < NEAR && Math.abs(scaled - rounded) < CERTAIN) {
      add((long) rounded, words, at);
      return;
    }
    double bounded = Math.max(-GREATEST, Math.min(GREATEST, value));
    BigInteger units =
        new BigDecimal(bounded).setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue();
    add(units.shiftRight(Long.SIZE).longValue(), units.longValue(), words, at);
  }

  private static void add(long units, long[] words, int at) {
    add(units >> (Long.SIZE - 1), units, words, at);
  }

  /** Adds two words to the sum at this place. */
  static void add(long high, long low, long[] words, int at) {
    long sum = words[at + 1] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    words[at] += high + carry;
    words[at + 1] = sum;
  }

  /** The sum at this place divided by a number of values, as the nearest double. */
  static double quotient(long[] words, int at, long divisor) {
    long high = words[at];
    long low = words[at + 1];
    boolean isSmall = high == low >> (Long.SIZE - 1) && Math.abs(low) <= DOUBLE_EXACT;
    if (isSmall && divisor <= DOUBLE_EXACT / UNIT) {
      // Both sides are exact doubles, so that the division rounds once.
      return (double) low / (double) (divisor * UNIT);
    }
    BigInteger units =
        BigInteger.valueOf(high)
            .shiftLeft(Long.SIZE)
            .add(BigInteger.valueOf(low >>> 1).shiftLeft(1))
            .add(BigInteger.valueOf(low & 1));
    return new BigDecimal(units, DECIMALS)
        .divide(BigDecimal.valueOf(divisor), DIGITS)
        .doubleValue();
  }
}
