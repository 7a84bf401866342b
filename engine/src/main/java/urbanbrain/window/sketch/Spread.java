package urbanbrain.window.sketch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Standard deviations that do not depend on the order of the values, in {@link #WORDS} words: the
 * sum as {@link Exact} keeps it in two, the number of values, and the sum of the squares in four,
 * the highest first. Exact until the result is rounded to a double, once.
 */
public final class Spread {

  /** How many words one takes. */
  public static final int WORDS = 7;

  private static final int COUNT = 2;
  private static final int SQUARES = 3;
  private static final int SQUARE_WORDS = 4;
  private static final MathContext DIGITS = new MathContext(50);

  private Spread() {}

  /** Adds a finite value to those at this place. */
  public static void add(double value, long[] words, int at) {
    Exact.add(value, words, at);
    words[at + COUNT]++;
    long units = Exact.units(value);
    if (units != Exact.UNCERTAIN) {
      addLow(Math.multiplyHigh(units, units), units * units, words, at + SQUARES);
    } else {
      BigInteger large = Exact.largeUnits(value);
      addLarge(large.multiply(large), words, at + SQUARES);
    }
  }

  /** Adds a number of two words to the squares. */
  private static void addLow(long high, long low, long[] words, int at) {
    addWord(low, words, at + 3);
    addWord(high, words, at + 2);
  }

  private static void addLarge(BigInteger square, long[] words, int at) {
    for (int i = SQUARE_WORDS - 1; i >= 0; i--) {
      addWord(word(square, SQUARE_WORDS - 1 - i), words, at + i);
    }
  }

  /** Adds to the word at a place and, where it overflows, one to those before. */
  private static void addWord(long value, long[] words, int at) {
    words[at] += value;
    boolean carries = Long.compareUnsigned(words[at], value) < 0;
    for (int i = at - 1; carries; i--) {
      carries = ++words[i] == 0;
    }
  }

  private static long word(BigInteger number, int place) {
    return number.shiftRight(place * Long.SIZE).longValue();
  }

  /** Adds values to values. */
  public static void addAll(long[] from, int fromAt, long[] words, int at) {
    Exact.add(from[fromAt], from[fromAt + 1], words, at);
    words[at + COUNT] += from[fromAt + COUNT];
    for (int i = SQUARES + SQUARE_WORDS - 1; i >= SQUARES; i--) {
      addWord(from[fromAt + i], words, at + i);
    }
  }

  /** The sample standard deviation; NaN of fewer than two values. */
  public static double deviation(long[] words, int at) {
    long count = words[at + COUNT];
    if (count < 2) {
      return Double.NaN;
    }
    BigInteger sum = Exact.whole(words, at, 2);
    BigInteger squares = Exact.whole(words, at + SQUARES, SQUARE_WORDS);
    BigInteger n = BigInteger.valueOf(count);
    BigInteger variance = n.multiply(squares).subtract(sum.multiply(sum));
    if (variance.signum() == 0) {
      return 0;
    }
    return new BigDecimal(variance, 2 * Exact.DECIMALS)
        .divide(new BigDecimal(n.multiply(BigInteger.valueOf(count - 1))), DIGITS)
        .sqrt(DIGITS)
        .doubleValue();
  }
}
