package urbanbrain.flow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.flow.detect.Rooms.reading;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Period.Calendar;
import urbanbrain.rule.Period.Calendar.Unit;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.MatchUpdate;

/** Windows that end with the days and weeks of a zone. */
class Detect_calendarTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final long DAY = 86_400_000;

  private static Windows readings(Unit unit, long over) {
    return Windows.of(Rooms.ALL)
        .by("room")
        .over(over, new Calendar(unit, ZONE))
        .lane(Lane.Op.COUNT, "")
        .lane(Lane.Op.AVG, "deg");
  }

  private static long at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
  }

  private static String local(long time) {
    return time == Episode.OPEN
        ? "open"
        : Instant.ofEpochMilli(time).atZone(ZONE).toLocalDateTime().toString();
  }

  /** The matches as they end, told as opening and closing in local time. */
  private static List<String> played(RuleClass verdict, Windows windows, String... times) {
    RuleSet rules = Rules.set(Rules.raising("hot", verdict, windows.form()));
    List<String> matches = new ArrayList<>();
    try (var driver = Rooms.drive(rules)) {
      for (String time : times) {
        driver.restore();
        driver.element(Rooms.routed(rules, reading(time, at(time), 40)));
      }
      driver.watermark(at(times[times.length - 1]));
      driver.end();
      assertThat(driver.stateEntries() + driver.timers()).isZero();
      for (MatchUpdate update : driver.out()) {
        String end = local(update.match().end());
        matches.add(local(update.match().start()) + " to " + end);
      }
    }
    return matches;
  }

  @Test
  void aDayOfTwentyFiveHoursEndsAtItsMidnight() {
    Windows two = readings(Unit.DAY, 25 * 3_600_000).raise(w -> w.value(0) == 2);
    assertThat(
            played(
                RuleClass.N,
                two,
                "2024-11-03T00:00:00",
                "2024-11-03T22:59:59.999",
                "2024-11-04T00:00:00",
                "2024-11-05T00:00:00"))
        .containsExactly("2024-11-04T00:00 to open", "2024-11-04T00:00 to 2024-11-05T00:00");
  }

  @Test
  void holdLooksAtTheBoundariesInItsTime() {
    Windows held = readings(Unit.DAY, DAY).raise(w -> w.value(1) > 30).hold(DAY);
    String[] days = {
      "2024-03-08T12:00", "2024-03-09T12:00", "2024-03-10T12:00", "2024-03-11T12:00"
    };
    assertThat(played(RuleClass.N, held, days)).startsWith("2024-03-10T00:00 to open");
  }

  @Test
  void aMonotoneWeekIsToldAtItsThirdEvent() {
    Windows three = readings(Unit.WEEK, 7 * DAY).raise(w -> w.value(0) >= 3);
    assertThat(
            played(RuleClass.M, three, "2024-03-05T10:00", "2024-03-07T10:00", "2024-03-09T10:00"))
        .containsExactly("2024-03-11T00:00 to open", "2024-03-11T00:00 to open");
  }
}
