package urbanbrain.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import urbanbrain.rule.Period;

/** The boundaries of a window rule, numbered in their order. */
interface Boundaries {

  /** The number of the first boundary after a time. */
  long after(long time);

  /** When the boundary of this number is. */
  long at(long number);

  /** The boundaries around these times, and around all that is up to {@code margin} off them. */
  static Boundaries of(Period period, long first, long last, long margin) {
    return period instanceof Period.Calendar calendar
        ? days(calendar, first - margin, last + margin)
        : new Multiples(period.length());
  }

  /** Multiples since the epoch. */
  record Multiples(long every) implements Boundaries {
    @Override
    public long after(long time) {
      return Math.floorDiv(time, every) + 1;
    }

    @Override
    public long at(long number) {
      return number * every;
    }
  }

  /** The first moments of days. */
  record Days(List<Long> moments) implements Boundaries {
    @Override
    public long after(long time) {
      int found = Collections.binarySearch(moments, time);
      return found >= 0 ? found + 1 : -found - 1;
    }

    @Override
    public long at(long number) {
      return moments.get((int) number);
    }
  }

  /** Day by day through the calendar, weeks by their Mondays. */
  private static Boundaries days(Period.Calendar calendar, long from, long to) {
    boolean isWeekly = calendar.unit() == Period.Calendar.Unit.WEEK;
    List<Long> moments = new ArrayList<>();
    LocalDate end = date(to, calendar.zone()).plusDays(9);
    for (LocalDate day = date(from, calendar.zone()).minusDays(9);
        day.isBefore(end);
        day = day.plusDays(1)) {
      if (!isWeekly || day.getDayOfWeek() == DayOfWeek.MONDAY) {
        moments.add(day.atStartOfDay(calendar.zone()).toInstant().toEpochMilli());
      }
    }
    return new Days(moments);
  }

  private static LocalDate date(long time, ZoneId zone) {
    return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
  }
}
