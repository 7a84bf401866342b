package urbanbrain.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Period;
import urbanbrain.rule.Period.Calendar;
import urbanbrain.rule.Period.Calendar.Unit;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.bound.Limits;
import urbanbrain.window.pane.Panes;

class WindowRuleTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text");
  private static final Leg LEG = Rules.leg("leg", STREAM);
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final long HOUR = 3_600_000;

  private static FeedPlan plan(Windows... windows) {
    List<Rule> rules =
        List.of(windows).stream()
            .map(w -> Rules.raising("rule", RuleClass.N, w.by("key").raise(v -> true).form()))
            .toList();
    return new FeedPlan(rules, rule -> false, Limits.USUAL);
  }

  private static WindowRule rule(Windows windows) {
    return plan(windows).rules().get(0);
  }

  @Test
  void longWindowsAreReadInTwoLevels() {
    assertThat(plan(Windows.of(LEG).over(Panes.FLAT, 1)).panes().isDeep()).isFalse();
    assertThat(plan(Windows.of(LEG).over(Panes.FLAT + 1, 1)).panes().isDeep()).isTrue();
  }

  @Test
  void panesAreAsLongAsAllSpansAllow() {
    FeedPlan plan = plan(Windows.of(LEG).over(60, 20).hold(30), Windows.of(LEG).over(100, 50));
    assertThat(plan.panes().edges().begin(1)).isEqualTo(10);
  }

  @Test
  void moreThanOneBoundaryIsNeededForAHoldOrSeveralRaises() {
    assertThat(rule(Windows.of(LEG).over(60, 20)).needsMore()).isFalse();
    assertThat(rule(Windows.of(LEG).over(60, 20).hold(19)).needsMore()).isFalse();
    assertThat(rule(Windows.of(LEG).over(60, 20).hold(20)).needsMore()).isTrue();
    assertThat(rule(Windows.of(LEG).over(60, 20).ofLast(1, 3)).needsMore()).isFalse();
    assertThat(rule(Windows.of(LEG).over(60, 20).ofLast(2, 3)).needsMore()).isTrue();
    Calendar days = new Calendar(Unit.DAY, ZONE);
    assertThat(rule(Windows.of(LEG).over(HOUR, days)).needsMore()).isFalse();
    assertThat(rule(Windows.of(LEG).over(HOUR, days).hold(1)).needsMore()).isTrue();
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 40));
  }

  /** Events are held as long as they can matter, and no boundary longer. */
  @ParameterizedTest
  @MethodSource("seeds")
  void isDoneWithEventsAsSoonAsTheyAreNotNeeded(long seed) {
    Random random = new Random(seed);
    long middle = LocalDateTime.parse("2024-11-03T00:00").atZone(ZONE).toInstant().toEpochMilli();
    Period period =
        seed % 2 == 0
            ? new Period.Fixed(1 + random.nextInt(6))
            : new Calendar(random.nextBoolean() ? Unit.DAY : Unit.WEEK, ZONE);
    long scale = period.isFixed() ? 1 : HOUR;
    int boundaries = 1 + random.nextInt(3);
    WindowRule rule =
        rule(
            Windows.of(LEG)
                .over((1 + random.nextInt(40)) * scale, period)
                .hold(random.nextInt(10) * scale)
                .ofLast(1, boundaries));
    for (int i = 0; i < 20; i++) {
      long time = middle + (random.nextInt(400) - 200) * scale;
      isDoneAsSoonAsCanBe(rule, time);
      isDoneAsSoonAsCanBe(rule, rule.needsFrom(time));
    }
  }

  private static void isDoneAsSoonAsCanBe(WindowRule rule, long time) {
    long done = rule.doneWith(time);
    assertThat(rule.upTo(done)).as("a boundary").isEqualTo(done);
    assertThat(rule.needsFrom(done)).isGreaterThanOrEqualTo(time);
    assertThat(rule.needsFrom(done - 1)).isLessThan(time);
  }
}
