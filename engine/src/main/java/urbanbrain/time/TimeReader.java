package urbanbrain.time;

import java.util.Optional;

/** Reads the times of one column, one after the other. */
public final class TimeReader {

  /** What a text gives that is no time. */
  public static final long NONE = Long.MIN_VALUE;

  /** 0001-01-01 and the end of 9999: what lies outside is no time. */
  private static final long FIRST = -62_135_596_800_000L;

  private static final long LAST = 253_402_300_799_999L;

  /** How one text becomes milliseconds since the epoch, or {@link #NONE}. */
  interface Reading {
    long read(CharSequence text, int from, int to);

    /** Whether a whole number is read as a number, and not by the places of its digits. */
    default boolean readsWhole() {
      return false;
    }

    /** What the text of this number would become; only where whole numbers are read. */
    default long read(long whole) {
      return NONE;
    }
  }

  private final Cutter cutter;
  private final Reading reading;

  public TimeReader(TimeFormat format) {
    this.cutter = format.match() == null ? null : Cutter.of(format.match());
    this.reading = reading(format);
  }

  private static Reading reading(TimeFormat format) {
    ZoneClock zone = new ZoneClock(format.zone());
    if (format.pattern() == null) {
      return new IsoTimes(zone);
    }
    if (format.isEpoch()) {
      boolean areSeconds = format.pattern().equals(TimeFormat.EPOCH_S);
      return areSeconds ? EpochTimes.ofSeconds() : EpochTimes.ofMillis();
    }
    Optional<DigitTimes> digits = DigitTimes.of(format.pattern(), zone);
    return digits.isPresent() ? digits.get() : new PatternTimes(format.pattern(), zone);
  }

  /** The milliseconds since the epoch that a text says, {@link #NONE} if it says none. */
  public long read(String text) {
    long time;
    if (cutter == null) {
      time = reading.read(text, 0, text.length());
    } else if (cutter.find(text)) {
      time = reading.read(text, cutter.from(), cutter.to());
    } else {
      return NONE;
    }
    return inRange(time);
  }

  /** Whether {@link #read(long)} may be asked. */
  public boolean readsWhole() {
    return cutter == null && reading.readsWhole();
  }

  /** What {@link #read(String)} gives of the number's text, without making it. */
  public long read(long whole) {
    return inRange(reading.read(whole));
  }

  private static long inRange(long time) {
    return time < FIRST || time > LAST ? NONE : time;
  }
}
