package urbanbrain.flow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static urbanbrain.flow.detect.Rooms.MINUTE;
import static urbanbrain.flow.detect.Rooms.play;
import static urbanbrain.flow.detect.Rooms.reading;

import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;

/** Events of revised streams that are taken back. */
class Detect_revisedTest {

  private static Windows readings() {
    return Windows.of(Rules.leg("heat", Rooms.REVISED))
        .by("room")
        .over(5 * MINUTE, MINUTE)
        .lane(Lane.Op.COUNT, "")
        .lane(Lane.Op.MAX, "deg")
        .raise(w -> w.value(1) > 30);
  }

  private static Rule hot() {
    return Rules.raising("hot", RuleClass.N, readings().form());
  }

  @Test
  void whatIsTakenBackNeverWas() {
    Event wrong = reading("a", 0, 90);
    play(hot())
        .event(wrong)
        .event(reading("b", 0, 25))
        .event(wrong.withdrawal())
        .event(reading("a", 0, 31))
        .time(MINUTE, "+hot 1..open 2 [a b]")
        .time(6 * MINUTE, "+hot 1..6 settled 2 [a b]")
        .leavesNoState();
  }

  @Test
  void nothingIsLeftOfAKeyWhoseOnlyEventIsTakenBack() {
    Event wrong = reading("a", 0, 90);
    RuleSet rules = Rules.set(hot());
    try (var driver = Rooms.drive(rules)) {
      driver.element(Rooms.routed(rules, wrong));
      assertThat(driver.stateEntries()).isOne();
      driver.element(Rooms.routed(rules, wrong.withdrawal()));
      assertThat(driver.stateEntries() + driver.timers()).isZero();
      driver.end();
      assertThat(driver.out()).isEmpty();
    }
  }

  @Test
  void aProvisionalMatchIsTakenBackWithItsEvent() {
    Event wrong = reading("a", 0, 90);
    play(Rules.provisional(hot()))
        .event(wrong)
        .event(reading("b", 2 * MINUTE, 20), "+hot 1..open? 1 [a]")
        .event(wrong.withdrawal(), "-hot 1..open 0 []")
        .time(20 * MINUTE)
        .leavesNoState();
  }

  @Test
  void oneThatOnlyReachedTheBoundaryTakesTheWordBack() {
    Event reached = reading("b", MINUTE, 20);
    play(Rules.provisional(hot()))
        .event(reading("a", 0, 90))
        .event(reached, "+hot 1..open? 1 [a]")
        .event(reached.withdrawal(), "-hot 1..open 0 []")
        .time(MINUTE, "+hot 1..open 1 [a]")
        .time(6 * MINUTE, "+hot 1..6 settled 1 [a]")
        .leavesNoState();
  }

  @Test
  void partOfAPaneMayBeSettled() {
    Event late = reading("b", 30_000, 90);
    play(hot())
        .event(reading("a", 10_000, 20))
        .event(late)
        .time(20_000)
        .event(late.withdrawal())
        .time(20 * MINUTE)
        .leavesNoState();
  }

  @Test
  void aWithdrawalOfWhatNeverCameIsABug() {
    RuleSet rules = Rules.set(hot());
    try (var driver = Rooms.drive(rules)) {
      driver.element(Rooms.routed(rules, reading("a", 0, 40)));
      Event other = reading("b", 0, 40).withdrawal();
      assertThatThrownBy(() -> driver.element(Rooms.routed(rules, other)))
          .hasRootCauseMessage("b@0 is withdrawn and never came");
    }
  }

  @Test
  void aPaneWithAsManyEventsAsTheBoundCan() {
    RuleSet rules = Rules.set(hot());
    try (var driver = Rooms.drive(rules)) {
      for (int i = 0; i < Bounds.RETRACTABLE; i++) {
        driver.element(Rooms.routed(rules, reading("e" + i, i, 40)));
      }
      driver.element(Rooms.routed(rules, reading("e0", 0, 40).withdrawal()));
      driver.watermark(20 * MINUTE);
      assertThat(driver.counted(Bounds.HIT)).isZero();
      assertThat(driver.out()).hasSize(2).noneMatch(u -> u.match().isDegraded());
      assertThat(driver.out().get(1).match().evidence().total()).isEqualTo(Bounds.RETRACTABLE - 1);
    }
  }

  @Test
  void aPaneWithMoreEventsThanTheBoundCannotTakeOneOut() {
    RuleSet rules = Rules.set(hot());
    try (var driver = Rooms.drive(rules)) {
      for (int i = 0; i <= Bounds.RETRACTABLE; i++) {
        driver.element(Rooms.routed(rules, reading("e" + i, i, 40)));
      }
      driver.element(Rooms.routed(rules, reading("e0", 0, 40).withdrawal()));
      driver.restore();
      assertThat(driver.counted(Bounds.HIT)).isOne();
      driver.watermark(20 * MINUTE);
      assertThat(driver.out()).hasSize(2).allMatch(u -> u.match().isDegraded());
      assertThat(driver.stateEntries() + driver.timers()).isZero();
    }
  }
}
