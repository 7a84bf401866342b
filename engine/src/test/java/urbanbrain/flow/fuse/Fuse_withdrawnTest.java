package urbanbrain.flow.fuse;

import static urbanbrain.flow.fuse.Play.CALLS;
import static urbanbrain.flow.fuse.Play.CRASHES;
import static urbanbrain.flow.fuse.Play.crash;
import static urbanbrain.flow.fuse.Play.ems;
import static urbanbrain.flow.fuse.Play.play;
import static urbanbrain.flow.fuse.Play.playNow;
import static urbanbrain.harness.Rules.counting;
import static urbanbrain.harness.Rules.leg;

import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;

/** Events that are taken back, and rules that speak before they know, as {@link Play} shows it. */
class Fuse_withdrawnTest {

  private static final StreamType REPORT = revised(Events.stream("traffic.report", "size+"));
  private static final Leg REPORTS = leg("report", REPORT);
  private static final Leg BIG = leg("big", REPORT, "big.size >= 2", e -> e.numbers()[0] >= 2);

  @Test
  void whenFinalNothingIsSaidBeforeItIsSettled() {
    play(within(CRASHES, REPORTS))
        .event(crash(100, "c"))
        .event(report(105, "r", 1))
        .event(report(103, "s", 1))
        .event(report(105, "r", 1).withdrawal())
        .time(109)
        .time(110, "=c (2): crash=c report=s")
        .time(200)
        .leavesNoState();
  }

  @Test
  void whatSeemsSoIsSaidTakenBackAndConfirmed() {
    playNow(within(CRASHES, REPORTS))
        .event(crash(100, "c"))
        .event(report(105, "r", 1), "~c (2): crash=c report=r")
        .event(report(105, "r", 1).withdrawal(), "-c (1): crash=c")
        .event(report(105, "r", 2), "~c (2): crash=c report=r")
        .time(109)
        .time(110, "=c (2): crash=c report=r")
        .time(200)
        .leavesNoState();
  }

  @Test
  void aMatchIsToldAnewWhenAPieceOfItIsTakenBack() {
    playNow(within(CRASHES, REPORTS))
        .event(crash(100, "c"))
        .event(report(105, "r", 1), "~c (2): crash=c report=r")
        .event(report(106, "s", 1))
        .event(report(105, "r", 1).withdrawal(), "~c (2): crash=c report=s")
        .end("=c (2): crash=c report=s")
        .leavesNoState();
  }

  @Test
  void anAnchorThatIsTakenBackTakesItsMatchAlong() {
    playNow(within(counting(REPORTS, 2)))
        .event(report(100, "r", 1))
        .event(report(105, "s", 1), "~r (2): report=r report=s", "~s (2): report=r report=s")
        .event(report(105, "s", 1).withdrawal(), "-s (2): report=r report=s", "-r (1): report=r")
        .end()
        .leavesNoState();
  }

  @Test
  void aVersionThatFitsNoLegMoreIsGone() {
    playNow(within(CRASHES, BIG))
        .event(crash(100, "c"))
        .event(report(105, "r", 2), "~c (2): crash=c big=r")
        .event(report(105, "r", 2).withdrawal(), "-c (1): crash=c")
        .event(report(105, "r", 1))
        .end()
        .leavesNoState();
  }

  @Test
  void absenceSeemsSoUntilSomethingComes() {
    Form form =
        new Form.All(List.of(CRASHES), CRASHES, List.of(BIG), 10, 10, Double.NaN, List.of(), 1);
    playNow(form)
        .event(crash(100, "c"), "~c (1): crash=c")
        .event(report(105, "r", 2), "-c (1): crash=c")
        .event(report(105, "r", 2).withdrawal(), "~c (1): crash=c")
        .time(110, "=c (1): crash=c")
        .event(crash(200, "d"), "~d (1): crash=d")
        .time(205)
        .end("-d (1): crash=d")
        .leavesNoState();
    play(form)
        .event(crash(100, "c"))
        .event(report(105, "r", 2))
        .event(report(105, "r", 2).withdrawal())
        .time(110, "=c (1): crash=c")
        .time(200)
        .leavesNoState();
  }

  @Test
  void allThatMustBeAbsentHasToBeTakenBack() {
    Form.All all =
        new Form.All(List.of(CRASHES), CRASHES, List.of(BIG), 10, 10, Double.NaN, List.of(), 1);
    Form.Sequence sequence =
        new Form.Sequence(List.of(CRASHES, CALLS), List.of(BIG), 0, 10, Double.NaN, List.of());
    playNow(all)
        .event(crash(100, "c"), "~c (1): crash=c")
        .event(report(105, "r", 2), "-c (1): crash=c")
        .event(report(106, "s", 2))
        .event(report(105, "r", 2).withdrawal())
        .event(report(106, "s", 2).withdrawal(), "~c (1): crash=c")
        .end("-c (1): crash=c")
        .leavesNoState();
    playNow(sequence)
        .event(crash(100, "c"))
        .event(ems(105, "e"), "~c (2): crash=c ems=e")
        .event(report(105, "r", 2), "-c (2): crash=c ems=e")
        .event(report(106, "s", 2))
        .event(report(105, "r", 2).withdrawal())
        .event(report(106, "s", 2).withdrawal(), "~c (2): crash=c ems=e")
        .time(110, "=c (2): crash=c ems=e")
        .end()
        .leavesNoState();
  }

  @Test
  void aLegIsFilledUntilFewerAreLeftThanItAsksFor() {
    playNow(within(CRASHES, counting(REPORTS, 2)))
        .event(crash(100, "c"))
        .event(report(101, "1", 1))
        .event(report(102, "2", 1), "~c (3): crash=c report=1 report=2")
        .event(report(103, "3", 1))
        .event(report(101, "1", 1).withdrawal(), "~c (3): crash=c report=2 report=3")
        .event(report(103, "3", 1).withdrawal(), "-c (1): crash=c")
        .end()
        .leavesNoState();
    play(within(CRASHES, counting(REPORTS, 2)))
        .event(report(101, "1", 1))
        .event(report(102, "2", 1))
        .event(report(103, "3", 1))
        .event(crash(100, "c"))
        .event(report(101, "1", 1).withdrawal())
        .time(110, "=c (3): crash=c report=2 report=3")
        .time(200)
        .leavesNoState();
  }

  @Test
  void ofTwoAnchorsOfOneMomentOnlyTheOneThatIsMeantIsTakenBack() {
    playNow(within(REPORTS, CALLS))
        .event(report(100, "r", 1))
        .event(report(100, "s", 1))
        .event(ems(100, "e"), "~r (3): ems=e report=r report=s", "~s (3): ems=e report=r report=s")
        .event(
            report(100, "s", 1).withdrawal(),
            "-s (3): ems=e report=r report=s",
            "~r (2): ems=e report=r")
        .end("=r (2): ems=e report=r")
        .leavesNoState();
    playNow(new Form.Any(List.of(REPORTS)))
        .event(report(100, "r", 1), "~r (1): report=r")
        .event(report(100, "s", 1), "~s (1): report=s")
        .event(report(100, "s", 1).withdrawal(), "-s (1): report=s")
        .end("=r (1): report=r")
        .leavesNoState();
  }

  @Test
  void aLaterStepThatIsTakenBackBreaksTheChain() {
    Form form =
        new Form.Sequence(List.of(CRASHES, CALLS, BIG), List.of(), 0, 20, Double.NaN, List.of());
    playNow(form)
        .event(crash(100, "c"))
        .event(ems(101, "e"))
        .event(report(105, "r", 2), "~c (3): crash=c ems=e big=r")
        .event(report(105, "r", 2).withdrawal(), "-c (1): crash=c")
        .end()
        .leavesNoState();
  }

  @Test
  void whatIsTakenBackConcernsTheAnchorsThatLookAtItOnly() {
    playNow(within(CRASHES, REPORTS))
        .event(crash(100, "a"))
        .event(crash(110, "b"))
        .event(crash(120, "d"))
        .event(crash(121, "e"))
        .event(
            report(110, "r", 1),
            "~a (3): crash=a crash=b report=r",
            "~b (4): crash=a crash=b report=r crash=d",
            "~d (4): crash=b report=r crash=d crash=e")
        .event(
            report(110, "r", 1).withdrawal(),
            "-a (2): crash=a crash=b",
            "-b (3): crash=a crash=b crash=d",
            "-d (3): crash=b crash=d crash=e")
        .end()
        .leavesNoState();
  }

  @Test
  void aChainIsSoughtAnewWhenAStepIsTakenBack() {
    Form form =
        new Form.Sequence(List.of(CRASHES, REPORTS, BIG), List.of(), 0, 20, Double.NaN, List.of());
    playNow(form)
        .event(crash(100, "c"))
        .event(report(101, "r", 1))
        .event(report(105, "s", 1))
        .event(report(103, "t", 2), "~c (3): crash=c report=r big=t")
        .event(report(101, "r", 1).withdrawal(), "-c (1): crash=c")
        .event(report(106, "u", 2), "~c (4): crash=c report=t report=s big=u")
        .event(report(103, "t", 2).withdrawal(), "~c (3): crash=c report=s big=u")
        .end("=c (3): crash=c report=s big=u")
        .leavesNoState();
  }

  @Test
  void anyEventMayBeTakenBackUntilTimeHasPassedIt() {
    playNow(new Form.Any(List.of(BIG, CRASHES)))
        .event(report(100, "r", 2), "~r (1): big=r")
        .event(crash(101, "c"), "~c (1): crash=c")
        .event(report(100, "r", 2).withdrawal(), "-r (1): big=r")
        .event(report(100, "r", 3), "~r (1): big=r")
        .time(100, "=r (1): big=r")
        .time(101, "=c (1): crash=c")
        .leavesNoState();
    play(new Form.Any(List.of(BIG, CRASHES)))
        .event(report(100, "r", 2))
        .event(report(100, "s", 2))
        .event(report(100, "r", 2).withdrawal())
        .time(99)
        .time(100, "=s (1): big=s")
        .leavesNoState();
  }

  @Test
  void whatIsTakenBackFromNothingChangesNothing() {
    playNow(within(CRASHES, REPORTS))
        .event(report(105, "r", 1).withdrawal())
        .event(crash(100, "c"))
        .event(report(105, "s", 1).withdrawal())
        .end()
        .leavesNoState();
  }

  private static Event report(long time, String id, int size) {
    return Events.of(REPORT).with("size", size).at(time, id);
  }

  private static StreamType revised(StreamType s) {
    return new StreamType(s.name(), s.says(), s.key(), StreamType.Kind.REVISED, false, s.fields());
  }

  private static Form within(Leg... legs) {
    int all = legs.length;
    return new Form.All(List.of(legs), legs[0], 10, 10, Double.NaN, List.of(), all);
  }
}
