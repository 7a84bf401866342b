package urbanbrain.flow.detect;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import urbanbrain.rule.Period;
import urbanbrain.rule.Period.Calendar;
import urbanbrain.rule.Period.Calendar.Unit;

/** How far random times and spans are apart: a few milliseconds, or days of a zone. */
abstract class TimeScale {

  private static final long HOUR = 3_600_000;

  /** Days at which the clocks of a zone did something. */
  private static final List<String> DAYS =
      List.of(
          "America/New_York 2024-03-10",
          "America/New_York 2024-11-03",
          "America/New_York 1883-11-18",
          "America/St_Johns 2007-11-04",
          "America/Sao_Paulo 2017-10-15",
          "America/Havana 2012-11-04",
          "Pacific/Apia 2011-12-30",
          "Europe/Amsterdam 1937-07-01",
          "Asia/Amman 2013-10-25",
          "Africa/Monrovia 1972-01-07",
          "Europe/Berlin 1969-12-31");

  final Random random;

  TimeScale(Random random) {
    this.random = random;
  }

  /** A window's length. */
  abstract long over();

  /** A window's boundaries. */
  abstract Period period();

  /** How long something must hold. */
  abstract long stretch();

  /** Before the first event. */
  abstract long begin();

  /** The time of the event after one. */
  abstract long next(long time);

  /** How far events may be late. */
  abstract long lateness();

  /** A watermark that is some time before the greatest possible one. */
  abstract long before(long bound);

  /** Milliseconds. */
  static TimeScale fixed(Random random) {
    return new TimeScale(random) {
      @Override
      long over() {
        return 1L + random.nextInt(random.nextInt(4) == 0 ? 300 : 20);
      }

      @Override
      Period period() {
        return new Period.Fixed(1 + random.nextInt(6));
      }

      @Override
      long stretch() {
        return random.nextInt(12);
      }

      @Override
      long begin() {
        return random.nextInt(200) - 150L;
      }

      @Override
      long next(long time) {
        return time + (random.nextInt(12) == 0 ? random.nextInt(400) : random.nextInt(5));
      }

      @Override
      long lateness() {
        return 100;
      }

      @Override
      long before(long bound) {
        return bound - random.nextInt(30);
      }
    };
  }

  /** Days and weeks around one at which the clocks of a zone did something. */
  static TimeScale calendar(Random random) {
    String[] day = DAYS.get(random.nextInt(DAYS.size())).split(" ", -1);
    ZoneId zone = ZoneId.of(day[0]);
    long middle = LocalDate.parse(day[1]).atStartOfDay(zone).toInstant().toEpochMilli();
    return new TimeScale(random) {
      @Override
      long over() {
        return List.of(23L, 24L, 25L, 36L, 48L, 168L, 170L).get(random.nextInt(7)) * HOUR;
      }

      @Override
      Period period() {
        Unit unit = random.nextInt(4) == 0 ? Unit.WEEK : Unit.DAY;
        return random.nextInt(4) == 0 ? new Period.Fixed(6 * HOUR) : new Calendar(unit, zone);
      }

      @Override
      long stretch() {
        return random.nextInt(4) * 24L * HOUR + (random.nextInt(3) - 1) * HOUR + HOUR;
      }

      @Override
      long begin() {
        return middle - random.nextInt(10 * 24) * HOUR;
      }

      @Override
      long next(long time) {
        long later = time + random.nextInt(random.nextInt(8) == 0 ? 240 : 20) * HOUR;
        if (random.nextBoolean()) {
          return later;
        }
        // At the end of a day, or one millisecond off it.
        long edge = new Calendar(Unit.DAY, zone).after(later);
        return edge - 1 + random.nextInt(3);
      }

      @Override
      long lateness() {
        return 50 * HOUR;
      }

      @Override
      long before(long bound) {
        return bound - random.nextInt(40) * HOUR;
      }
    };
  }
}
