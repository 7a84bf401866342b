package urbanbrain.flow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.flow.detect.Rooms.MINUTE;
import static urbanbrain.flow.detect.Rooms.above30;
import static urbanbrain.flow.detect.Rooms.play;
import static urbanbrain.flow.detect.Rooms.reading;
import static urbanbrain.flow.detect.Rooms.waitingFor;

import org.junit.jupiter.api.Test;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.MatchUpdate;

/** Rules that say at once what seems to be, and later what is. */
class Detect_provisionalTest {

  private static Rule hot(Form form) {
    return Rules.provisional(Rooms.hot(form));
  }

  @Test
  void seemsOnceAnEventHasReachedTheBoundaryAndIsConfirmed() {
    play(hot(above30().form()))
        .event(reading("a", 0, 40))
        .event(reading("z", MINUTE - 1, 40))
        .event(reading("b", MINUTE, 40), "+hot 1..open? 2 [a z]")
        .time(MINUTE - 1)
        .time(MINUTE, "+hot 1..open 2 [a z]")
        .time(6 * MINUTE)
        .time(7 * MINUTE, "+hot 1..7 settled 3 [a z b]")
        .leavesNoState();
  }

  @Test
  void aLateEventTakesItBack() {
    play(hot(above30().form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 40), "+hot 1..open? 1 [a]")
        .event(reading("cold", 0, -100), "-hot 1..open 0 []")
        .time(5 * MINUTE)
        .end()
        .leavesNoState();
  }

  /** Without any restore, after which all is judged anew. */
  @Test
  void aLateEventInTheLastWindowThatWasJudgedTakesItBack() {
    RuleSet rules = Rules.set(hot(above30().form()));
    try (var driver = Rooms.drive(rules)) {
      driver.element(Rooms.routed(rules, reading("a", 0, 40)));
      driver.element(Rooms.routed(rules, reading("b", MINUTE, 40)));
      assertThat(driver.out()).extracting(MatchUpdate::present).containsExactly(true);
      driver.element(Rooms.routed(rules, reading("cold", MINUTE - 1, -100)));
      assertThat(driver.out()).extracting(MatchUpdate::present).containsExactly(true, false);
    }
  }

  @Test
  void aLateEventMovesTheOpeningNewOneFirst() {
    play(hot(above30().form()))
        .event(reading("a", MINUTE, 40))
        .event(reading("b", 2 * MINUTE, 40), "+hot 2..open? 1 [a]")
        .event(reading("early", 0, 40), "+hot 1..open? 2 [early a]", "-hot 2..open 0 []")
        .time(MINUTE, "+hot 1..open 2 [early a]")
        .end("+hot 1..open 1 [early]");
  }

  @Test
  void theEndIsToldAsItSeemsAndChanges() {
    play(hot(above30().form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, -100), "+hot 1..open? 1 [a]")
        .event(reading("c", 2 * MINUTE, 20), "+hot 1..2? 1 [a]")
        .event(reading("late", MINUTE, 1000), "+hot 1..open? 3 [a b late]")
        .time(MINUTE, "+hot 1..open 3 [a b late]")
        .time(6 * MINUTE)
        .time(7 * MINUTE, "+hot 1..7 settled 4 [a b late c]")
        .leavesNoState();
  }

  @Test
  void whatHasClosedIsNotTakenBack() {
    play(hot(above30().form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, -100), "+hot 1..open? 1 [a]")
        .time(MINUTE, "+hot 1..open 1 [a]")
        .time(2 * MINUTE, "+hot 1..2 settled 1 [a]")
        .end()
        .leavesNoState();
  }

  @Test
  void theEndOfACertainOneIsToldAsItSeemsToo() {
    play(hot(above30().form()))
        .event(reading("a", 0, 40))
        .time(MINUTE, "+hot 1..open 1 [a]")
        .event(reading("b", MINUTE, -100))
        .event(reading("c", 2 * MINUTE, 20), "+hot 1..2 1 [a]")
        .event(reading("late", MINUTE, 1000), "+hot 1..open 3 [a b late]")
        .time(7 * MINUTE, "+hot 1..7 settled 4 [a b late c]")
        .leavesNoState();
  }

  @Test
  void manyEpisodesCanSeemToBe() {
    play(hot(above30().over(MINUTE, MINUTE).form()))
        .event(reading("a", 0, 40))
        .event(reading("b", 5 * MINUTE, 40), "+hot 1..2? 1 [a]")
        .event(reading("c", 9 * MINUTE, 40), "+hot 6..7? 1 [b]")
        .event(reading("x", 0, -100), "-hot 1..2 0 []")
        .time(9 * MINUTE, "+hot 6..7 settled 1 [b]")
        .time(20 * MINUTE, "+hot 10..11 settled 1 [c]")
        .leavesNoState();
  }

  @Test
  void anotherPlaceIsTold() {
    play(hot(above30().form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 40), "+hot 1..open? 1 [a]")
        .event(
            Events.of(Rooms.HEAT).with("room", "R").in(1, 2).at(5, "here"),
            "+hot 1..open? 2 [a here]")
        .time(MINUTE, "+hot 1..open 2 [a here]")
        .end("+hot 1..open 2 [a here]");
  }

  @Test
  void signalsWaitUntilTheyAreFinal() {
    play(hot(above30().form()), waitingFor("hot"))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 40), "+hot 1..open? 1 [a]")
        .time(MINUTE, "+hot 1..open 1 [a]", "hot none -> 1..open sure 1")
        .end("+hot 1..open 1 [a]");
  }

  @Test
  void noMoreThanTheBoundSeemToBeAndAllAreTrueInTheEnd() {
    RuleSet rules = Rules.set(hot(above30().over(MINUTE, MINUTE).form()));
    int episodes = Bounds.PROVISIONAL + 10;
    try (var driver = Rooms.drive(rules)) {
      for (int i = 0; i <= episodes; i++) {
        driver.element(Rooms.routed(rules, reading("e" + i, 3L * i * MINUTE, 40)));
      }
      assertThat(driver.out()).hasSize(Bounds.PROVISIONAL).noneMatch(MatchUpdate::certain);
      assertThat(driver.counted(Bounds.HIT)).isPositive();
      driver.out().clear();
      driver.watermark(3L * episodes * MINUTE);
      assertThat(driver.out().stream().filter(MatchUpdate::settled)).hasSize(episodes);
      driver.end();
      assertThat(driver.stateEntries() + driver.timers()).isZero();
    }
  }

  @Test
  void aSignalThatRaisesNothingSeemsNothing() {
    Rule signal = Rules.signalling("hot", RuleClass.N, above30().form());
    play(Rules.provisional(signal), waitingFor("hot"))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 40))
        .time(MINUTE, "hot none -> 1..open sure 1");
  }
}
