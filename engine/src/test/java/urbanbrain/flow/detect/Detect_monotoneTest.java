package urbanbrain.flow.detect;

import static urbanbrain.flow.detect.Rooms.MINUTE;
import static urbanbrain.flow.detect.Rooms.many;
import static urbanbrain.flow.detect.Rooms.play;
import static urbanbrain.flow.detect.Rooms.reading;
import static urbanbrain.flow.detect.Rooms.three;
import static urbanbrain.flow.detect.Rooms.waitingFor;

import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.RuleClass;

/** Rules that are raised on arrival, as no later event can undo them. */
class Detect_monotoneTest {

  @Test
  void theDecidingEventRaises() {
    play(many(three().form()))
        .event(reading("a", 0))
        .event(reading("b", MINUTE))
        .event(reading("c", 2 * MINUTE), "+many 3..open 3 [a b c]")
        .event(reading("d", 3 * MINUTE))
        .time(7 * MINUTE, "+many 3..7 settled 4 [a b c d]")
        .time(8 * MINUTE)
        .leavesNoState();
  }

  @Test
  void aLateEventCompletesAnEarlierWindow() {
    play(many(three().form()))
        .event(reading("a", 0))
        .event(reading("b", MINUTE))
        .event(reading("z", 20 * MINUTE))
        .event(reading("c", 4 * MINUTE), "+many 5..open 3 [a b c]")
        .time(6 * MINUTE, "+many 5..6 settled 3 [a b c]")
        .time(30 * MINUTE)
        .leavesNoState();
  }

  @Test
  void whatMustBeHeldOpensLaterWithoutAnotherEvent() {
    play(many(three().hold(MINUTE).form()))
        .event(reading("a", 0))
        .event(reading("b", 0))
        .event(reading("c", 0))
        .time(MINUTE)
        .time(2 * MINUTE, "+many 2..open 3 [a b c]")
        .time(6 * MINUTE, "+many 2..6 settled 3 [a b c]")
        .leavesNoState();
  }

  @Test
  void aLateEventInTheLastWindowThatWasJudgedBeginsTheHold() {
    play(many(three().hold(MINUTE).form()))
        .event(reading("a", 0))
        .event(reading("b", 0))
        .event(reading("z", 2 * MINUTE))
        .event(reading("c", MINUTE), "+many 3..open 4 [a b c z]")
        .end("+many 3..open 4 [a b c z]");
  }

  @Test
  void theOpeningBecomesEarlierNewOneFirst() {
    play(many(three().form()))
        .event(reading("a", 0))
        .event(reading("c", 2 * MINUTE))
        .event(reading("d", 3 * MINUTE), "+many 4..open 3 [a c d]")
        .event(reading("b", 2 * MINUTE), "+many 3..open 3 [a b c]", "-many 4..open 3 [a b c]")
        .event(reading("e", 3 * MINUTE))
        .time(7 * MINUTE)
        .time(8 * MINUTE, "+many 3..8 settled 5 [a b c d e]")
        .leavesNoState();
  }

  @Test
  void afterTheClosingItIsJudgedAheadAgain() {
    play(many(three().form()))
        .event(reading("a", 0))
        .event(reading("b", 0))
        .event(reading("c", 0), "+many 1..open 3 [a b c]")
        .event(reading("d", 20 * MINUTE))
        .event(reading("e", 20 * MINUTE))
        .event(reading("f", 20 * MINUTE))
        .time(5 * MINUTE)
        .time(6 * MINUTE, "+many 1..6 settled 3 [a b c]", "+many 21..open 3 [d e f]")
        .time(20 * MINUTE)
        .end("+many 21..open 3 [d e f]")
        .leavesNoState();
  }

  @Test
  void theHoldNeedsItsBoundariesToBeJudgedToo() {
    play(many(three().hold(2 * MINUTE).form()))
        .event(reading("a", 0))
        .event(reading("b", 0))
        .event(reading("c", 0))
        .event(reading("d", 2 * MINUTE), "+many 3..open 4 [a b c d]")
        .time(6 * MINUTE, "+many 3..6 settled 4 [a b c d]")
        .time(9 * MINUTE)
        .leavesNoState();
  }

  @Test
  void theHoldIsAlsoOverWhenOnlyTimePasses() {
    play(many(three().hold(2 * MINUTE).form()))
        .event(reading("a", 0))
        .event(reading("b", 0))
        .event(reading("c", 0))
        .time(2 * MINUTE)
        .time(3 * MINUTE, "+many 3..open 3 [a b c]")
        .time(6 * MINUTE, "+many 3..6 settled 3 [a b c]")
        .time(7 * MINUTE)
        .leavesNoState();
  }

  @Test
  void aLateEventFillsAGapInTheHold() {
    play(many(three().hold(2 * MINUTE).form()))
        .event(reading("a", 0))
        .event(reading("b", 0))
        .event(reading("z", 9 * MINUTE))
        .event(reading("c", 3 * MINUTE))
        .time(MINUTE)
        .event(reading("d", 2 * MINUTE), "+many 5..open 4 [a b d c]")
        .end("+many 5..open 4 [a b d c]");
  }

  @Test
  void anOpeningBeyondTheNewestEventStands() {
    play(many(three().form()))
        .event(reading("a", 10))
        .event(reading("b", 20))
        .event(reading("c", 30), "+many 1..open 3 [a b c]")
        .time(30)
        .end("+many 1..open 3 [a b c]")
        .leavesNoState();
  }

  @Test
  void aSignalSaysHowLongItIsSureToLast() {
    play(Rules.signalling("many", RuleClass.M, three().keep(2 * MINUTE).form()), waitingFor("many"))
        .event(reading("a", 0))
        .event(reading("b", 0))
        .event(reading("c", 0), "many none -> 1..open sure 3")
        .event(reading("d", MINUTE), "many 1..open sure 3 -> 1..open sure 4")
        .event(reading("e", MINUTE))
        .event(reading("f", 4 * MINUTE), "many 1..open sure 4 -> 1..open sure 7")
        .time(20 * MINUTE, "many 1..open sure 7 -> 1..9 sure 8")
        .leavesNoState();
  }

  @Test
  void anEarlierOpeningIsOnePatch() {
    play(Rules.signalling("many", RuleClass.M, three().form()), waitingFor("many"))
        .event(reading("a", 0))
        .event(reading("c", 2 * MINUTE))
        .event(reading("d", 3 * MINUTE), "many none -> 4..open sure 4")
        .event(reading("b", 2 * MINUTE), "many 4..open sure 4 -> 3..open sure 4");
  }

  @Test
  void anotherPlaceIsToldWhileTheOpeningIsNotFinal() {
    Events placed = Events.of(Rooms.HEAT).with("room", "R").in(1, 2);
    Event b = placed.at(1, "b");
    play(many(three().form()))
        .event(reading("a", 0))
        .event(reading("d", 2))
        .event(reading("c", 3), "+many 1..open 3 [a d c]")
        .event(b, "+many 1..open 4 [a b d c]")
        .time(MINUTE)
        .time(6 * MINUTE, "+many 1..6 settled 4 [a b d c]")
        .leavesNoState();
  }
}
