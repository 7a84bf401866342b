package urbanbrain.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Events.stream;
import static urbanbrain.harness.Rules.leg;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractDoubleAssert;
import org.junit.jupiter.api.Test;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Form;
import urbanbrain.rule.Form.OfLast;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Period;
import urbanbrain.rule.Period.Calendar.Unit;
import urbanbrain.rule.RuleClass;

/** Boundaries of calendars, conditions at some of the last boundaries, and the newer aggregates. */
class OracleCalendarTest {

  private static final long HOUR = 3_600_000;
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final StreamType VISIT = stream("health.visit", "ward:text", "minutes");

  private final List<Event> events = new ArrayList<>();
  private Period period = new Period.Calendar(Unit.DAY, ZONE);
  private long over = 24 * HOUR;
  private OfLast ofLast = OfLast.ONE;
  private Truth<Aggregates> raise = a -> a.value(0) >= 1;

  @Test
  void aDayEndsAtLocalMidnight() {
    visit("2026-01-05T00:00");
    newest("2026-01-20T00:00");
    assertEpisodes("2026-01-06T00:00 to 2026-01-07T00:00");
  }

  @Test
  void theDayOfTheChangeToSummerTimeHas23Hours() {
    over = HOUR;
    visit("2026-03-08T23:30");
    newest("2026-03-20T00:00");
    assertEpisodes("2026-03-09T00:00 to 2026-03-10T00:00");
    // From midnight to midnight it is less than a day: the window reaches into the day before.
    events.clear();
    over = 24 * HOUR;
    visit("2026-03-07T23:00");
    newest("2026-03-20T00:00");
    assertEpisodes("2026-03-08T00:00 to 2026-03-10T00:00");
  }

  @Test
  void theDayOfTheChangeToWinterTimeHas25Hours() {
    // It is over an hour of its own before the window of a day begins that ends with it.
    visit("2026-11-01T00:30");
    newest("2026-11-20T00:00");
    assertEpisodes();
  }

  @Test
  void weeksEndOnMondays() {
    period = new Period.Calendar(Unit.WEEK, ZONE);
    over = 7 * 24 * HOUR;
    visit("2026-01-07T12:00");
    newest("2026-02-20T00:00");
    assertEpisodes("2026-01-12T00:00 to 2026-01-19T00:00");
  }

  @Test
  void someOfTheLastBoundariesAreEnough() {
    ofLast = new OfLast(2, 3);
    visit("2026-01-05T10:00");
    visit("2026-01-07T10:00");
    newest("2026-01-30T00:00");
    // True at the ends of the 5th and the 7th: two of the last three only at the end of the 7th.
    assertEpisodes("2026-01-08T00:00 to 2026-01-09T00:00");
    visit("2026-01-06T10:00");
    assertEpisodes("2026-01-07T00:00 to 2026-01-10T00:00");
  }

  @Test
  void theDeviationIsThatOfASample() {
    // 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5; the squares of what is left sum to 32.
    assertValue(Lane.Op.STDDEV, Double.NaN, 2, 4, 4, 4, 5, 5, 7, 9).isEqualTo(Math.sqrt(32 / 7.0));
    assertValue(Lane.Op.STDDEV, Double.NaN, 3).isNaN();
    assertValue(Lane.Op.STDDEV, Double.NaN, 0.1, 0.1, 0.1).isZero();
  }

  @Test
  void aPercentileIsTheValueOfNearestRankToOnePercent() {
    assertValue(Lane.Op.PERCENTILE, 50, 10, 20, 30, 40).isBetween(19.8, 20.2);
    assertValue(Lane.Op.PERCENTILE, 51, 10, 20, 30, 40).isBetween(29.7, 30.3);
    assertValue(Lane.Op.PERCENTILE, 100, 10, 20, 30, 40).isBetween(39.6, 40.4);
    assertValue(Lane.Op.PERCENTILE, 1, -10, 20, 30, 40).isBetween(-10.1, -9.9);
    assertValue(Lane.Op.PERCENTILE, 50, 0, 0, 7).isZero();
  }

  @Test
  void aRateIsTheGrowthFromTheFirstToTheLastInAnHour() {
    // A minute from one to the next.
    assertValue(Lane.Op.RATE, Double.NaN, 10, 99, 11).isEqualTo(30);
    assertValue(Lane.Op.RATE, Double.NaN, 10).isNaN();
  }

  private AbstractDoubleAssert<?> assertValue(Lane.Op op, double percent, double... minutes) {
    List<Event> window = new ArrayList<>();
    for (double m : minutes) {
      window.add(Events.of(VISIT).with("minutes", m).at(60_000L * window.size(), "v"));
    }
    Lane lane = new Lane(op, "minutes", percent, e -> e.numbers()[0], null);
    return assertThat(new Summary(List.of(lane), window).value(0));
  }

  private void visit(String at) {
    events.add(Events.of(VISIT).with("ward", "w").at(millis(at), "v" + events.size()));
  }

  private void newest(String at) {
    events.add(Events.of(VISIT).at(millis(at), "newest"));
  }

  private static long millis(String at) {
    return LocalDateTime.parse(at).atZone(ZONE).toInstant().toEpochMilli();
  }

  private void assertEpisodes(String... expected) {
    var count = new Lane(Lane.Op.COUNT, "", null, null);
    var form =
        new Form.Window(
            leg("visit", VISIT),
            List.of("ward"),
            over,
            period,
            List.of(count),
            raise,
            ofLast,
            null,
            0,
            0);
    var rules = Rules.set(Rules.signalling("rule", RuleClass.N, form));
    assertThat(Oracle.episodes(rules, "rule", events).stream().map(this::text).toList())
        .isEqualTo(Arrays.asList(expected));
  }

  private String text(Spell s) {
    return local(s.start()) + " to " + local(s.end());
  }

  private static LocalDateTime local(long time) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZONE);
  }
}
