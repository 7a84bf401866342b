package urbanbrain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.Period.Calendar;
import urbanbrain.rule.Period.Calendar.Unit;

class PeriodTest {

  private static final long HOUR = 3_600_000;

  @Test
  void aDayIsAsLongAsTheClocksMakeIt() {
    assertThat(length("2024-03-10T12:00:00Z", "America/New_York")).isEqualTo(23 * HOUR);
    assertThat(length("2024-11-03T12:00:00Z", "America/New_York")).isEqualTo(25 * HOUR);
    assertThat(length("2024-07-01T12:00:00Z", "America/New_York")).isEqualTo(24 * HOUR);
    assertThat(length("2024-04-07T00:00:00Z", "Australia/Lord_Howe"))
        .isEqualTo(24 * HOUR + HOUR / 2);
  }

  @Test
  void aDayWithoutMidnightBeginsWithItsFirstMoment() {
    Calendar days = new Calendar(Unit.DAY, ZoneId.of("America/Sao_Paulo"));
    assertThat(days.upTo(millis("2017-10-15T12:00:00Z"))).isEqualTo(millis("2017-10-15T03:00:00Z"));
  }

  @Test
  void aWeekBeginsOnMonday() {
    Calendar weeks = new Calendar(Unit.WEEK, ZoneId.of("Europe/Berlin"));
    long sunday = millis("1969-12-28T22:59:59.999Z");
    assertThat(weeks.upTo(sunday)).isEqualTo(millis("1969-12-21T23:00:00Z"));
    assertThat(weeks.after(sunday)).isEqualTo(sunday + 1);
    assertThat(weeks.before(sunday + 1)).isEqualTo(millis("1969-12-21T23:00:00Z"));
  }

  /** A zone for each of all the clocks that there are. */
  static Stream<String> zones() {
    Map<ZoneRules, String> byRules = new LinkedHashMap<>();
    for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      byRules.putIfAbsent(ZoneId.of(name).getRules(), name);
    }
    return byRules.values().stream();
  }

  @ParameterizedTest
  @MethodSource("zones")
  void aBoundaryIsTheFirstMomentOfItsDay(String name) {
    ZoneId zone = ZoneId.of(name);
    for (long around : changes(zone.getRules())) {
      TreeSet<Long> days = new TreeSet<>();
      TreeSet<Long> weeks = new TreeSet<>();
      LocalDate first = Instant.ofEpochMilli(around).atZone(zone).toLocalDate().minusDays(20);
      for (LocalDate day = first; day.isBefore(first.plusDays(40)); day = day.plusDays(1)) {
        long begin = day.atStartOfDay(zone).toInstant().toEpochMilli();
        days.add(begin);
        if (day.getDayOfWeek().getValue() == 1) {
          weeks.add(begin);
        }
      }
      agree(new Calendar(Unit.DAY, zone), days, around);
      agree(new Calendar(Unit.WEEK, zone), weeks, around);
    }
  }

  private static void agree(Calendar calendar, NavigableSet<Long> boundaries, long around) {
    List<Long> times = new ArrayList<>();
    for (long off : new long[] {0, 1, HOUR / 60, HOUR / 2, HOUR, 3 * HOUR, 30 * HOUR}) {
      times.addAll(List.of(around - off, around + off));
    }
    for (long boundary : List.of(boundaries.floor(around), boundaries.higher(around))) {
      times.addAll(List.of(boundary - 1, boundary, boundary + 1));
    }
    for (long time : times) {
      assertThat(calendar.upTo(time)).as("up to %s", time).isEqualTo(boundaries.floor(time));
      assertThat(calendar.after(time)).as("after %s", time).isEqualTo(boundaries.higher(time));
      assertThat(calendar.before(time)).as("before %s", time).isEqualTo(boundaries.lower(time));
    }
  }

  /** When the clocks changed near midnight, and some other times. */
  private static List<Long> changes(ZoneRules rules) {
    List<Long> changes = new ArrayList<>(List.of(0L));
    for (ZoneOffsetTransition change : rules.getTransitions()) {
      int hour = change.getDateTimeBefore().getHour();
      if (hour >= 22 || hour <= 1 || change.getDateTimeAfter().getYear() % 40 == 0) {
        changes.add(change.getInstant().toEpochMilli());
      }
    }
    return changes;
  }

  private static long length(String time, String zone) {
    Calendar days = new Calendar(Unit.DAY, ZoneId.of(zone));
    return days.after(millis(time)) - days.upTo(millis(time));
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
