package urbanbrain.flow.fuse;

import static urbanbrain.flow.fuse.Play.CALLS;
import static urbanbrain.flow.fuse.Play.CRASH;
import static urbanbrain.flow.fuse.Play.CRASHES;
import static urbanbrain.flow.fuse.Play.EMS;
import static urbanbrain.flow.fuse.Play.SLOW;
import static urbanbrain.flow.fuse.Play.SPEED;
import static urbanbrain.flow.fuse.Play.closed;
import static urbanbrain.flow.fuse.Play.crash;
import static urbanbrain.flow.fuse.Play.ems;
import static urbanbrain.flow.fuse.Play.open;
import static urbanbrain.flow.fuse.Play.play;
import static urbanbrain.flow.fuse.Play.within;
import static urbanbrain.harness.Rules.counting;
import static urbanbrain.harness.Rules.leg;

import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.harness.Events;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;

/** Joins, step by step, as {@link Play} shows them. */
class FuseTest {

  @Test
  void matchesInAnyOrderOfArrivalAtOnceAndSettlesWhenTheIntervalHasPassed() {
    play(within(10, 20, CRASHES, CALLS))
        .event(crash(100, "c"))
        .event(ems(120, "e"), "+c (2): crash=c ems=e")
        .time(119)
        .time(120, "=c (2): crash=c ems=e")
        .end()
        .leavesNoState();
    play(within(10, 20, CRASHES, CALLS))
        .event(ems(90, "e"))
        .event(crash(100, "c"), "+c (2): ems=e crash=c")
        .end("=c (2): ems=e crash=c")
        .leavesNoState();
  }

  @Test
  void bothEndsOfTheIntervalBelongToIt() {
    play(within(10, 20, CRASHES, CALLS))
        .event(crash(100, "c"))
        .event(ems(89, "early"))
        .event(ems(121, "late"))
        .event(ems(90, "first"), "+c (2): ems=first crash=c")
        .event(ems(120, "last"))
        .end("=c (3): ems=first crash=c ems=last")
        .leavesNoState();
  }

  @Test
  void bothEndsOfTheIntervalBelongToItWhateverCameFirst() {
    play(within(10, 20, CRASHES, CALLS))
        .event(ems(89, "early"))
        .event(ems(121, "late"))
        .event(crash(100, "c"))
        .end()
        .leavesNoState();
    play(within(10, 20, CRASHES, CALLS))
        .event(ems(90, "first"))
        .event(ems(120, "last"))
        .event(ems(89, "early"))
        .event(ems(121, "late"))
        .event(crash(100, "c"), "+c (3): ems=first crash=c ems=last")
        .end("=c (3): ems=first crash=c ems=last")
        .leavesNoState();
  }

  @Test
  void eachAnchorIsSettledWhenItsOwnIntervalHasPassed() {
    play(within(30, 2, CRASHES, CALLS))
        .event(crash(100, "a"))
        .event(crash(104, "b"))
        .event(crash(120, "none"))
        .event(crash(130, "d"))
        .event(ems(85, "e"), "+a (2): ems=e crash=a", "+b (3): ems=e crash=a crash=b")
        .time(101)
        .time(102, "=a (2): ems=e crash=a")
        .event(ems(131, "f"), "+d (5): crash=a crash=b crash=none crash=d ems=f")
        .time(105)
        .time(106, "=b (3): ems=e crash=a crash=b")
        .time(131)
        .time(132, "=d (5): crash=a crash=b crash=none crash=d ems=f")
        .time(500)
        .leavesNoState();
  }

  @Test
  void oneOfALegMoreThanIsAskedForIsEvidenceToo() {
    play(within(10, 10, CRASHES, counting(CALLS, 2)))
        .event(crash(100, "c"))
        .event(ems(101, "1"))
        .event(ems(102, "2"), "+c (3): crash=c ems=1 ems=2")
        .event(ems(103, "3"))
        .event(ems(104, "4"))
        .event(ems(105, "5"), "+c (6): crash=c ems=1 ems=2 ems=3 ems=4 ems=5")
        .end("=c (6): crash=c ems=1 ems=2 ems=3 ems=4 ems=5")
        .leavesNoState();
  }

  @Test
  void theFirstTenPiecesAreShownByTimeAndId() {
    Play play = play(within(10, 50, CRASHES, CALLS));
    for (int i = 0; i < 9; i++) {
      play.event(ems(101 + i, "e" + i));
    }
    play.event(ems(109, "e90"))
        .event(ems(109, "e80"))
        .event(ems(110, "e9"))
        .event(
            crash(100, "c"),
            "+c (13): crash=c ems=e0 ems=e1 ems=e2 ems=e3 ems=e4 ems=e5 ems=e6 ems=e7 ems=e8")
        .end("=c (13): crash=c ems=e0 ems=e1 ems=e2 ems=e3 ems=e4 ems=e5 ems=e6 ems=e7 ems=e8")
        .leavesNoState();
    play(within(10, 50, leg("z", CRASH), CALLS, leg("a", SPEED)))
        .event(ems(100, "e0"))
        .event(ems(100, "e1"))
        .event(ems(100, "e2"))
        .event(ems(100, "e3"))
        .event(ems(100, "e4"))
        .event(ems(100, "e5"))
        .event(ems(100, "e6"))
        .event(ems(100, "e7"))
        .event(Events.of(SPEED).at(100, "e8"))
        .event(Events.of(SPEED).at(100, "e9"))
        .event(
            crash(100, "c"),
            "+c (11): z=c ems=e0 ems=e1 ems=e2 ems=e3 ems=e4 ems=e5 ems=e6 ems=e7 a=e8")
        .end("=c (11): z=c ems=e0 ems=e1 ems=e2 ems=e3 ems=e4 ems=e5 ems=e6 ems=e7 a=e8")
        .leavesNoState();
  }

  @Test
  void distanceIsExactAndOnlyHomeCopiesAreAnchors() {
    Form form = new Form.All(List.of(CRASHES, CALLS), CRASHES, 10, 10, 100, List.of(), 2);
    Event near = Events.of(EMS).in(40.0008, -75).at(100, "near");
    Event far = Events.of(EMS).in(40.0010, -75).at(100, "far");
    Event crash = Events.of(CRASH).in(40, -75).at(100, "c");
    play(form)
        .event(crash)
        .event(far)
        .event(near, "+c (2): crash=c ems=near")
        .end("=c (2): crash=c ems=near")
        .leavesNoState();
    play(form).event(near).copy(crash).end().leavesNoState();
  }

  @Test
  void anEventThatFitsSeveralLegsCountsForEachButStandsOnce() {
    Leg bad = leg("bad", CRASH, "bad.sev >= 2", e -> e.numbers()[0] >= 2);
    play(within(10, 10, CRASHES, bad, CALLS))
        .event(ems(100, "e"))
        .event(Events.of(CRASH).with("sev", 1).at(101, "mild"))
        .event(
            Events.of(CRASH).with("sev", 2).at(102, "worse"),
            "+mild (3): ems=e crash=mild bad=worse")
        .end("=mild (3): ems=e crash=mild bad=worse")
        .leavesNoState();
  }

  @Test
  void anAnchorCountsItselfInItsOwnLegOnly() {
    play(within(10, 10, counting(CRASHES, 3)))
        .event(crash(100, "a"))
        .event(crash(105, "b"))
        .event(crash(112, "c"), "+b (3): crash=a crash=b crash=c")
        .end("=b (3): crash=a crash=b crash=c")
        .leavesNoState();
    play(within(10, 10, CRASHES, leg("other", CRASH))).event(crash(100, "a")).end().leavesNoState();
  }

  @Test
  void eventsAtTheSameMomentAreEachAnAnchor() {
    play(within(0, 0, counting(CRASHES, 2)))
        .event(crash(100, "b"))
        .event(crash(100, "a"), "+b (2): crash=a crash=b", "+a (2): crash=a crash=b")
        .end("=a (2): crash=a crash=b", "=b (2): crash=a crash=b")
        .leavesNoState();
  }

  @Test
  void theSameIdWithOtherContentIsAnotherEvent() {
    Event one = Events.of(CRASH).with("sev", 1).at(100, "a");
    Event two = Events.of(CRASH).with("sev", 2).at(100, "a");
    play(within(0, 0, counting(CRASHES, 2)))
        .event(one)
        .event(two, "+a (2): crash=a crash=a", "+a (2): crash=a crash=a")
        .end("=a (2): crash=a crash=a", "=a (2): crash=a crash=a")
        .leavesNoState();
  }

  @Test
  void enoughLegsAreEnoughAndTheAnchorIsAmongThem() {
    Leg gas = leg("gas", SPEED);
    Form form =
        new Form.All(List.of(CRASHES, CALLS, gas), CRASHES, 10, 10, Double.NaN, List.of(), 2);
    play(form)
        .event(ems(100, "e"))
        .event(Events.of(SPEED).at(100, "g"))
        .event(crash(100, "c"), "+c (3): crash=c ems=e gas=g")
        .end("=c (3): crash=c ems=e gas=g")
        .leavesNoState();
  }

  @Test
  void isToldAgainWhenALegIsFilledOrTheEvidenceHasDoubled() {
    Leg gas = leg("gas", SPEED);
    Form form =
        new Form.All(List.of(CRASHES, CALLS, gas), CRASHES, 50, 50, Double.NaN, List.of(), 2);
    play(form)
        .event(crash(100, "c"))
        .event(ems(101, "e1"), "+c (2): crash=c ems=e1")
        .event(ems(102, "e2"))
        .event(ems(103, "e3"), "+c (4): crash=c ems=e1 ems=e2 ems=e3")
        .event(Events.of(SPEED).at(104, "g"), "+c (5): crash=c ems=e1 ems=e2 ems=e3 gas=g")
        .event(ems(105, "e4"))
        .end("=c (6): crash=c ems=e1 ems=e2 ems=e3 gas=g ems=e4")
        .leavesNoState();
  }

  @Test
  void forgetsWhatCanMatterNoMore() {
    play(within(10, 20, CRASHES, CALLS))
        .event(crash(100, "c"))
        .event(ems(95, "e0"), "+c (2): ems=e0 crash=c")
        .time(120, "=c (2): ems=e0 crash=c")
        .time(129)
        .time(130)
        .leavesNoState();
  }

  @Test
  void anyEventIsAMatchAtOnceAndAnyEpisodeOnceItsStartIsFinal() {
    play(new Form.Any(List.of(CRASHES, CALLS, SLOW)))
        .event(crash(100, "c"), "=c (1): crash=c")
        .event(ems(90, "e"), "=e (1): ems=e")
        .patch(open(180, 240, 180))
        .patch(open(120, 180, 180))
        .time(120, "=s1 (1): slow=s1@120")
        .patch(closed(120, 240))
        .time(240)
        .leavesNoState();
  }

  @Test
  void anEventThatFitsSeveralLegsStandsUnderTheFirstByName() {
    Leg bad = leg("bad", CRASH, "bad.sev >= 2", e -> e.numbers()[0] >= 2);
    Leg worst = leg("a worst", CRASH, "worst.sev >= 3", e -> e.numbers()[0] >= 3);
    play(new Form.Any(List.of(CRASHES, worst, bad)))
        .event(Events.of(CRASH).with("sev", 1).at(100, "1"), "=1 (1): crash=1")
        .event(Events.of(CRASH).with("sev", 2).at(100, "2"), "=2 (1): bad=2")
        .event(Events.of(CRASH).with("sev", 3).at(100, "3"), "=3 (1): a worst=3")
        .leavesNoState();
  }

  @Test
  void aMatchHasTheKeyOfItsRuleOnly() {
    List<String> same = List.of("twp");
    play(new Form.All(List.of(CRASHES, CALLS), CRASHES, 10, 10, Double.NaN, same, 2))
        .at("Upper")
        .event(crash(100, "c"))
        .event(ems(100, "e"), "+c at Upper (2): crash=c ems=e")
        .end("=c at Upper (2): crash=c ems=e")
        .leavesNoState();
    play(new Form.Sequence(List.of(CRASHES, CALLS), List.of(), 0, 10, Double.NaN, same))
        .at("Upper")
        .event(crash(100, "c"))
        .event(ems(101, "e"), "+c at Upper (2): crash=c ems=e")
        .end("=c at Upper (2): crash=c ems=e")
        .leavesNoState();
  }
}
