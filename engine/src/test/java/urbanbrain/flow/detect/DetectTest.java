package urbanbrain.flow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static urbanbrain.flow.detect.Rooms.MINUTE;
import static urbanbrain.flow.detect.Rooms.above30;
import static urbanbrain.flow.detect.Rooms.hot;
import static urbanbrain.flow.detect.Rooms.play;
import static urbanbrain.flow.detect.Rooms.reading;
import static urbanbrain.flow.detect.Rooms.waitingFor;

import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.flow.Routed;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Match;

/** Rules that are raised when they are final. */
class DetectTest {

  @Test
  void opensAndClosesWhenTheWatermarkIsAtTheBoundary() {
    play(hot(above30().form()))
        .event(reading("a", 10, 40))
        .time(MINUTE - 1)
        .time(MINUTE, "+hot 1..open 1 [a]")
        .time(5 * MINUTE)
        .time(6 * MINUTE, "+hot 1..6 settled 1 [a]")
        .leavesNoState();
  }

  @Test
  void aWindowHoldsItsLowerEdgeAndNotItsUpper() {
    play(hot(above30().form()))
        .event(reading("low", 0, 40))
        .event(reading("up", 5 * MINUTE, -1000))
        .time(5 * MINUTE, "+hot 1..open 1 [low]")
        .time(6 * MINUTE, "+hot 1..6 settled 1 [low]")
        .end()
        .leavesNoState();
  }

  @Test
  void anEventOneMillisecondBeforeABoundaryIsInItsWindow() {
    play(hot(above30().form()))
        .event(reading("in", MINUTE - 1, 40))
        .time(MINUTE, "+hot 1..open 1 [in]")
        .event(reading("after", MINUTE + 1, -1000))
        .time(2 * MINUTE, "+hot 1..2 settled 1 [in]")
        .end()
        .leavesNoState();
  }

  @Test
  void timesBeforeTheEpochAreTimesLikeAnyOther() {
    play(hot(above30().form()))
        .event(reading("a", -1, 40))
        .event(reading("b", -MINUTE - 1, 20))
        .event(reading("c", -MINUTE, 40))
        .time(-2 * MINUTE)
        .time(-1)
        .time(0, "+hot 0..open 3 [b c a]")
        .time(5 * MINUTE, "+hot 0..5 settled 3 [b c a]")
        .leavesNoState();
  }

  @Test
  void aLeapOfTheWatermarkTellsAllThatIsBetween() {
    play(hot(above30().form()))
        .event(reading("a", 0, 40))
        .event(reading("b", 9_000 * MINUTE, 40))
        .time(
            10_000 * MINUTE,
            "+hot 1..open 1 [a]",
            "+hot 1..6 settled 1 [a]",
            "+hot 9001..open 1 [b]",
            "+hot 9001..9006 settled 1 [b]")
        .leavesNoState();
  }

  @Test
  void raiseMustHoldAtEveryBoundary() {
    play(hot(above30().hold(2 * MINUTE).form()))
        .event(reading("a", 0, 40))
        .event(reading("dip", 2 * MINUTE, -100))
        .event(reading("b", 3 * MINUTE, 1000))
        .time(5 * MINUTE)
        .time(6 * MINUTE, "+hot 6..open 3 [a dip b]")
        .end("+hot 6..open 3 [a dip b]")
        .leavesNoState();
  }

  @Test
  void clearMustKeepAndADipDoesNotClose() {
    play(hot(above30().keep(2 * MINUTE).form()))
        .event(reading("a", 0, 40))
        .event(reading("cool", MINUTE, -100))
        .event(reading("warm", 3 * MINUTE, 1000))
        .time(4 * MINUTE, "+hot 1..open 1 [a]")
        .event(reading("cold", 4 * MINUTE, -9000))
        .time(6 * MINUTE)
        .time(7 * MINUTE, "+hot 1..7 settled 4 [a cool warm cold]")
        .end()
        .leavesNoState();
  }

  @Test
  void betweenRaiseAndClearNothingChanges() {
    play(hot(above30().clear(w -> w.value(1) < 10).form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 0))
        .event(reading("c", 2 * MINUTE, -30))
        .time(2 * MINUTE, "+hot 1..open 1 [a]")
        .time(3 * MINUTE, "+hot 1..3 settled 2 [a b]")
        .end()
        .leavesNoState();
  }

  @Test
  void whereRaiseIsTrueClearIsNot() {
    play(hot(above30().clear(w -> w.value(0) >= 1).form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 40))
        .time(6 * MINUTE, "+hot 1..open 1 [a]")
        .time(7 * MINUTE)
        .time(8 * MINUTE, "+hot 1..8 settled 2 [a b]")
        .leavesNoState();
  }

  @Test
  void silenceClosesWhateverClearSays() {
    play(hot(above30().clear(w -> w.value(1) < 10).keep(3 * MINUTE).form()))
        .event(reading("a", 0, 40))
        .time(8 * MINUTE, "+hot 1..open 1 [a]")
        .time(9 * MINUTE, "+hot 1..9 settled 1 [a]")
        .leavesNoState();
  }

  @Test
  void aLateEventChangesEveryWindowThatHoldsIt() {
    play(hot(above30().form()))
        .event(reading("c", 6 * MINUTE, 20))
        .event(reading("late", MINUTE, 40))
        .event(reading("a", 2 * MINUTE, 30))
        .time(20 * MINUTE, "+hot 2..open 1 [late]", "+hot 2..7 settled 2 [late a]")
        .leavesNoState();
  }

  @Test
  void anEpisodeThatIsStillOpenAtTheEndHasItsLastWord() {
    play(hot(above30().form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 40))
        .event(reading("c", 2 * MINUTE, 40))
        .time(2 * MINUTE, "+hot 1..open 1 [a]")
        .end("+hot 1..open 2 [a b]")
        .leavesNoState();
  }

  @Test
  void nothingIsJudgedAfterTheNewestEvent() {
    play(hot(above30().form())).event(reading("a", 10, 40)).time(10).end().leavesNoState();
  }

  @Test
  void anotherEpisodeTakesNoEventOfTheOneBefore() {
    play(hot(above30().hold(MINUTE).form()))
        .event(reading("a", 0, 40))
        .event(reading("b", MINUTE, 40))
        .event(reading("cool", 2 * MINUTE, -100))
        .event(reading("c", 3 * MINUTE, 1000))
        .time(
            5 * MINUTE,
            "+hot 2..open 2 [a b]",
            "+hot 2..3 settled 2 [a b]",
            "+hot 5..open 2 [cool c]")
        .end("+hot 5..open 2 [cool c]")
        .leavesNoState();
  }

  @Test
  void tenPiecesOfEvidenceAreShownAndAllAreCounted() {
    var line = play(hot(above30().form()));
    for (int i = 19; i >= 10; i--) {
      line.event(reading("e" + i, i, 40));
    }
    line.event(reading("e02", 20, 40))
        .event(reading("e01", 20, 40))
        .event(reading("e00", 1, 40))
        .time(MINUTE, "+hot 1..open 13 [e00 e10 e11 e12 e13 e14 e15 e16 e17 e18]");
  }

  @Test
  void rulesOverTheSameFeedShareItsPanes() {
    Rule slow = Rules.raising("slow", RuleClass.N, above30().over(2 * MINUTE, 2 * MINUTE).form());
    play(hot(above30().form()), slow)
        .event(reading("a", 0, 40))
        .time(MINUTE, "+hot 1..open 1 [a]")
        .time(2 * MINUTE, "+slow 2..open 1 [a]")
        .time(4 * MINUTE, "+slow 2..4 settled 1 [a]")
        .time(6 * MINUTE, "+hot 1..6 settled 1 [a]")
        .leavesNoState();
  }

  @Test
  void aSignalGivesPatchesAndNoMatches() {
    play(Rules.signalling("hot", RuleClass.N, above30().form()), waitingFor("hot"))
        .event(reading("a", 0, 40))
        .time(MINUTE, "hot none -> 1..open sure 1")
        .time(6 * MINUTE, "hot 1..open sure 1 -> 1..6 sure 5")
        .leavesNoState();
  }

  @Test
  void theMatchSaysWhereAndUnderWhichKey() {
    RuleSet rules = Rules.set(hot(above30().form()));
    Events room = Events.of(Rooms.HEAT).with("room", "R\u001f2").with("deg", 40);
    try (var driver = Rooms.drive(rules)) {
      for (Event event :
          new Event[] {room.at(3, "c"), room.in(3, 4).at(2, "b"), room.in(1, 2).at(1, "a")}) {
        driver.element(Rooms.routed(rules, event));
      }
      driver.watermark(MINUTE);
      Match match = driver.out().get(0).match();
      assertThat(match.place()).hasToString("Place[lat=3.0, lon=4.0]");
      assertThat(match.key()).isEqualTo("R/2");
      assertThat(match.evidence().shown().get(0).fields()).containsEntry("deg", "40");
    }
  }

  @Test
  void anEventBehindTheWatermarkIsABug() {
    RuleSet rules = Rules.set(hot(above30().form()));
    try (var driver = Rooms.drive(rules)) {
      driver.watermark(MINUTE);
      Routed late = Rooms.routed(rules, reading("a", MINUTE, 40));
      assertThatThrownBy(() -> driver.element(late))
          .hasRootCauseMessage("a@60000 came after 60000");
    }
  }
}
