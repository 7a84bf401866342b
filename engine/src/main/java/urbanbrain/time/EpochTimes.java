package urbanbrain.time;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads times that are counted since 1970 UTC, perhaps with a fraction. */
final class EpochTimes implements TimeReader.Reading {

  private static final int LONGEST = 40;

  /** Where the point goes, to the right, so that milliseconds are whole. */
  private final int shift;

  private final long millis;

  private EpochTimes(int shift, long millis) {
    this.shift = shift;
    this.millis = millis;
  }

  /** Reads milliseconds. */
  static EpochTimes ofMillis() {
    return new EpochTimes(0, 1);
  }

  /** Reads seconds. */
  static EpochTimes ofSeconds() {
    return new EpochTimes(3, 1_000);
  }

  @Override
  public long read(CharSequence text, int from, int to) {
    String number = text.subSequence(from, to).toString().strip();
    try {
      return number.length() > LONGEST
          ? TimeReader.NONE
          : new BigDecimal(number)
              .movePointRight(shift)
              .setScale(0, RoundingMode.FLOOR)
              .longValueExact();
    } catch (NumberFormatException e) {
      return TimeReader.NONE;
    } catch (ArithmeticException e) { // more than a long holds
      return TimeReader.NONE;
    }
  }

  @Override
  public boolean readsWhole() {
    return true;
  }

  @Override
  public long read(long whole) {
    boolean fits = whole <= Long.MAX_VALUE / millis && whole >= Long.MIN_VALUE / millis;
    return fits ? whole * millis : TimeReader.NONE;
  }
}
