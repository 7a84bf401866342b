package urbanbrain.flow.detect.state;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.flow.detect.state.Valves.openFor;
import static urbanbrain.flow.detect.state.Valves.opened;
import static urbanbrain.flow.detect.state.Valves.shut;

import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;

class DetectStateTest {

  private static final Rule STUCK = Valves.rule("stuck", openFor(10, 100));
  private static final Rule EAGER = Rules.onArrival(STUCK);

  @Test
  void opensWhenTheConditionHasHeldForItsTimeAndClosesWhenItHoldsNoMore() {
    Valves.play(STUCK)
        .event(opened("a", 5))
        .time(14)
        .time(15, "+stuck 15..open [a]")
        .event(shut("b", 40))
        .time(39)
        .time(40, "+stuck 15..40 settled [a]")
        .end()
        .leavesNoState();
  }

  @Test
  void whatHeldUntilTheVeryMomentItWouldOpenIsNoEpisode() {
    Valves.play(STUCK)
        .event(opened("a", 5))
        .event(shut("b", 15))
        .time(15)
        .time(200)
        .leavesNoState();
  }

  @Test
  void aMillisecondMoreIsOne() {
    Valves.play(STUCK)
        .event(opened("a", 5))
        .event(shut("b", 16))
        .time(16, "+stuck 15..16 settled [a]");
  }

  @Test
  void withoutAHoldItOpensWithTheEvent() {
    Valves.play(Valves.rule("open", openFor(0, 100)))
        .event(opened("a", 5))
        .time(5, "+open 5..open [a]")
        .event(shut("b", 6))
        .time(6, "+open 5..6 settled [a]");
  }

  @Test
  void aStaleValueIsNone() {
    Valves.play(STUCK)
        .event(opened("a", 5))
        .time(104, "+stuck 15..open [a]")
        .time(105, "+stuck 15..105 settled [a]")
        .leavesNoState();
  }

  @Test
  void aValueThatComesJustWhenTheLastGetsStaleCarriesOn() {
    Valves.play(STUCK)
        .event(opened("a", 5))
        .event(opened("b", 105))
        .time(110, "+stuck 15..open [a b]")
        .time(205, "+stuck 15..205 settled [a b]")
        .leavesNoState();
  }

  @Test
  void aMillisecondLaterItBeginsAnew() {
    Valves.play(STUCK)
        .event(opened("a", 5))
        .event(opened("b", 106))
        .time(106, "+stuck 15..105 settled [a]")
        .time(116, "+stuck 116..open [b]");
  }

  @Test
  void ofEventsOfOneInstantTheLastByIdIsTheValue() {
    Valves.play(STUCK)
        .event(opened("b", 5))
        .event(shut("a", 5))
        .event(shut("c", 9))
        .event(opened("d", 9))
        .time(20, "+stuck 15..open [b d]");
  }

  @Test
  void aLateEventChangesWhatWasNotYetSettled() {
    Valves.play(STUCK)
        .event(opened("a", 5))
        .time(9)
        .event(shut("b", 14))
        .event(shut("c", 11))
        .event(opened("d", 12))
        .time(30)
        .time(114)
        .leavesNoState();
  }

  @Test
  void whatIsOpenAtTheEndIsSaidOnceMoreWithAllItsEvidence() {
    Valves.play(STUCK)
        .event(opened("a", 5))
        .time(15, "+stuck 15..open [a]")
        .event(opened("b", 30))
        .time(30)
        .end("+stuck 15..open [a b]")
        .leavesNoState();
  }

  @Test
  void whatWouldOpenAfterTheNewestEventIsNotThere() {
    Valves.play(STUCK, EAGERLY).event(opened("a", 5)).time(5).end().leavesNoState();
  }

  @Test
  void saysAtOnceWhatSeemsSoAndTakesItBack() {
    Valves.play(EAGER)
        .event(opened("a", 5))
        .event(opened("b", 20), "+stuck? 15..open [a b]")
        .event(shut("c", 8), "-stuck? 15..open")
        .event(opened("d", 9), "+stuck? 19..open [d b]")
        .event(shut("e", 18), "-stuck? 19..open")
        .event(opened("f", 31), "+stuck? 30..open [b f]")
        .time(31, "+stuck 30..open [b f]")
        .end("+stuck 30..open [b f]");
  }

  @Test
  void confirmsWhatTheWatermarkPasses() {
    Valves.play(EAGER)
        .event(opened("a", 5))
        .event(shut("b", 20), "+stuck? 15..20 [a]")
        .time(14)
        .time(15, "+stuck 15..20 [a]")
        .event(opened("c", 17))
        .event(opened("d", 19))
        .event(shut("e", 18), "+stuck 15..18 [a c]")
        .time(18, "+stuck 15..18 settled [a c]")
        .end();
  }

  @Test
  void aWithdrawalUndoesItsEvent() {
    Event shut = shut("b", 12);
    Valves.play(EAGER)
        .event(opened("a", 5))
        .event(shut)
        .event(shut.withdrawal())
        .event(opened("c", 40), "+stuck? 15..open [a c]")
        .event(opened("a", 5).withdrawal(), "-stuck? 15..open")
        .time(39)
        .event(opened("c", 40).withdrawal())
        .time(40)
        .leavesNoState();
  }

  @Test
  void patchesSayOnlyWhatIsFinal() {
    Rule signal = Rules.onArrival(Rules.signalling("stuck", RuleClass.N, openFor(10, 100)));
    Valves.play(signal, Valves.waitingFor("stuck"))
        .event(opened("a", 5))
        .event(shut("b", 20))
        .time(15, "stuck none -> 15..open")
        .time(20, "stuck 15..open -> 15..20")
        .event(opened("c", 25))
        .event(shut("d", 45))
        .time(50, "stuck none -> 35..45")
        .end();
  }

  @Test
  void atTheBoundTheOldestGoesAndWhatIsFoundIsMarked() {
    RuleSet rules = Rules.set(STUCK);
    try (var driver = Valves.drive(rules)) {
      for (int i = 0; i <= Bounds.VALUES_AHEAD; i++) {
        driver.element(Valves.routed(rules, i == 0 ? shut("first", 1) : opened("o" + i, 1 + i)));
      }
      driver.restore();
      driver.element(Valves.routed(rules, shut("first", 1).withdrawal()));
      driver.watermark(20);
      assertThat(driver.counted(Bounds.HIT)).isEqualTo(1);
      assertThat(driver.out().get(0).match().isDegraded()).isTrue();
      driver.end();
      assertThat(driver.stateEntries() + driver.timers()).isZero();
    }
  }

  @Test
  void standsWhereItsLastPlacedEvidenceUpToTheOpeningStood() {
    RuleSet rules = Rules.set(STUCK);
    try (var driver = Valves.drive(rules)) {
      driver.element(Valves.routed(rules, at(1, "a", 5)));
      driver.element(Valves.routed(rules, at(2, "b", 15)));
      driver.element(Valves.routed(rules, at(3, "c", 16)));
      driver.element(Valves.routed(rules, opened("d", 15)));
      driver.watermark(100);
      assertThat(driver.out().get(0).match().place()).isEqualTo(new Place(1, 1));
      driver.end();
    }
  }

  private static final Rule EAGERLY = Rules.onArrival(Valves.rule("eagerly", openFor(10, 100)));

  private static Event at(double degrees, String id, long time) {
    return Events.of(Valves.VALVE)
        .with("valve", "V")
        .with("open", 1)
        .in(degrees, degrees)
        .at(time, id);
  }
}
