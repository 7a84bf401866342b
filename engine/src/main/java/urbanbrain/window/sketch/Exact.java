package urbanbrain.window.sketch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;

/**
 * Sums that do not depend on the order of what is summed: 128-bit integers of millionths, two words
 * each, the high one first. Each value is taken to six decimals, half to even; only the result is
 * rounded to a double. A value beyond 10^24 counts as 10^24.
 */
public final class Exact {

  /** No number of millionths. */
  static final long UNCERTAIN = Long.MIN_VALUE;

  static final int DECIMALS = 6;

  private static final long UNIT = 1_000_000;
  private static final double GREATEST = 1e24;

  /** Every whole number of so many bits is a double. */
  private static final int DOUBLE_BITS = 53;

  private static final MathContext DIGITS = new MathContext(60);

  private Exact() {}

  /** Adds a finite value to the sum at this place. */
  public static void add(double value, long[] words, int at) {
    long units = units(value);
    if (units != UNCERTAIN) {
      add(units, words, at);
    } else {
      BigInteger large = largeUnits(value);
      add(large.shiftRight(Long.SIZE).longValue(), large.longValue(), words, at);
    }
  }

  /** The value in millionths, {@link #UNCERTAIN} where only {@link #largeUnits} can tell. */
  static long units(double value) {
    double scaled = value * UNIT;
    double rounded = Math.rint(scaled);
    // So far halves are doubles or the product itself is rounded to a whole number, half to even:
    // it may fall on a half and is not so, but never across one.
    boolean isCertain = isExact(scaled) && Math.abs(scaled - rounded) != 0.5;
    return isCertain ? (long) rounded : UNCERTAIN;
  }

  /** Whether whole numbers of this size are doubles. */
  private static boolean isExact(double size) {
    return Math.getExponent(size) < DOUBLE_BITS;
  }

  /** The value in millionths, whatever it is. */
  static BigInteger largeUnits(double value) {
    double bounded = Math.max(-GREATEST, Math.min(GREATEST, value));
    return new BigDecimal(bounded).setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue();
  }

  private static void add(long units, long[] words, int at) {
    add(units >> (Long.SIZE - 1), units, words, at);
  }

  /** Adds two words to the sum at this place. */
  public static void add(long high, long low, long[] words, int at) {
    long sum = words[at + 1] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    words[at] += high + carry;
    words[at + 1] = sum;
  }

  /** Takes two words that were added out of the sum at this place. */
  public static void subtract(long high, long low, long[] words, int at) {
    long borrow = Long.compareUnsigned(words[at + 1], low) < 0 ? 1 : 0;
    words[at] -= high + borrow;
    words[at + 1] -= low;
  }

  /** The sum at this place divided by a number of values, 10^11 at most, as the nearest double. */
  public static double quotient(long[] words, int at, long divisor) {
    long high = words[at];
    long low = words[at + 1];
    double units = low;
    if (high == low >> (Long.SIZE - 1) && isExact(units)) {
      // Both sides are exact doubles, so that the division rounds once.
      return units / (double) (divisor * UNIT);
    }
    return new BigDecimal(whole(words, at, 2), DECIMALS)
        .divide(BigDecimal.valueOf(divisor), DIGITS)
        .doubleValue();
  }

  /** The integer that stands in so many words, the highest first. */
  static BigInteger whole(long[] words, int at, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES);
    bytes.asLongBuffer().put(words, at, count);
    return new BigInteger(bytes.array());
  }
}
