package urbanbrain.rule;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Where the boundaries of a window rule stand. Times in milliseconds since the epoch. */
public sealed interface Period extends Serializable {

  /** The last boundary at or before a time. */
  long upTo(long time);

  /** The first boundary after a time. */
  long after(long time);

  /** The last boundary before a time. */
  default long before(long time) {
    return upTo(time - 1);
  }

  /** The distance of two boundaries; of a calendar period the usual one. */
  long length();

  /** Whether all boundaries are equally far apart. */
  boolean isFixed();

  /** Multiples of so many milliseconds since the epoch. */
  record Fixed(long length) implements Period {

    @Override
    public long upTo(long time) {
      return time - Math.floorMod(time, length);
    }

    @Override
    public long after(long time) {
      return upTo(time) + length;
    }

    @Override
    public boolean isFixed() {
      return true;
    }
  }

  /**
   * The beginnings of days or of weeks (Monday, ISO 8601) of a time zone. A day without a midnight
   * begins with its first moment.
   */
  record Calendar(Unit unit, ZoneId zone) implements Period {

    /** The calendar periods that a rule can name. */
    public enum Unit {
      /** A civil day: 23, 24 or 25 hours. */
      DAY,
      /** Seven civil days, from Monday. */
      WEEK
    }

    @Override
    public long upTo(long time) {
      LocalDate first = next(first(time));
      // Where the clock goes back over midnight a day begins, stops and goes on: it began.
      while (millis(first) > time) {
        first = first.minusDays(days());
      }
      return millis(first);
    }

    @Override
    public long after(long time) {
      LocalDate first = first(time);
      while (millis(first) <= time) {
        first = next(first);
      }
      return millis(first);
    }

    private LocalDate first(long time) {
      LocalDate day = Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
      return unit == Unit.DAY ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private LocalDate next(LocalDate first) {
      return first.plusDays(days());
    }

    private int days() {
      return unit == Unit.DAY ? 1 : 7;
    }

    private long millis(LocalDate day) {
      return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    @Override
    public long length() {
      return unit == Unit.DAY ? 86_400_000L : 7 * 86_400_000L;
    }

    @Override
    public boolean isFixed() {
      return false;
    }
  }
}
