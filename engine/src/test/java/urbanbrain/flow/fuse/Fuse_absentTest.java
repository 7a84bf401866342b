package urbanbrain.flow.fuse;

import static urbanbrain.flow.fuse.Play.CALLS;
import static urbanbrain.flow.fuse.Play.CRASH;
import static urbanbrain.flow.fuse.Play.CRASHES;
import static urbanbrain.flow.fuse.Play.SLOW;
import static urbanbrain.flow.fuse.Play.closed;
import static urbanbrain.flow.fuse.Play.crash;
import static urbanbrain.flow.fuse.Play.ems;
import static urbanbrain.flow.fuse.Play.open;
import static urbanbrain.flow.fuse.Play.play;
import static urbanbrain.flow.fuse.Play.within;
import static urbanbrain.harness.Rules.leg;

import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;

/** What must not be there, and what holds for a while, step by step, as {@link Play} shows it. */
class Fuse_absentTest {

  private static final StreamType WORKS = spanning(Events.stream("city.works", "twp:text"));
  private static final Leg WORKING = leg("works", WORKS);

  @Test
  void isToldOnceWhenItsIntervalIsOver() {
    play(without(10, 20, CALLS, CRASHES))
        .event(crash(100, "c"))
        .event(ems(89, "before"))
        .event(ems(121, "after"))
        .time(119)
        .time(120, "=c (1): crash=c")
        .time(151)
        .leavesNoState();
  }

  @Test
  void eachAnchorIsToldWhenItsOwnIntervalIsOver() {
    play(without(0, 20, CALLS, CRASHES))
        .event(crash(100, "a"))
        .event(crash(103, "b"))
        .event(crash(200, "refuted"))
        .event(crash(250, "c"))
        .event(ems(201, "e"))
        .time(120, "=a (2): crash=a crash=b")
        .time(122)
        .time(123, "=b (1): crash=b")
        .time(269)
        .time(270, "=c (1): crash=c")
        .time(500)
        .leavesNoState();
  }

  @Test
  void whatCameBeforeTheAnchorRefutesASequenceToo() {
    Leg bad = leg("bad", CRASH, "bad.sev >= 2", e -> e.numbers()[0] >= 2);
    Form form =
        new Form.Sequence(List.of(CRASHES, CALLS), List.of(bad), 0, 20, Double.NaN, List.of());
    play(form)
        .event(Events.of(CRASH).with("sev", 2).at(103, "worse"))
        .event(ems(105, "e"))
        .event(crash(100, "c"))
        .time(123, "=worse (2): crash=worse ems=e")
        .end()
        .leavesNoState();
  }

  @Test
  void isRefutedAtBothEndsOfTheInterval() {
    play(without(10, 20, CALLS, CRASHES))
        .event(crash(100, "c"))
        .event(ems(90, "e"))
        .time(150)
        .leavesNoState();
    play(without(10, 20, CALLS, CRASHES))
        .event(ems(120, "e"))
        .event(crash(100, "c"))
        .time(150)
        .leavesNoState();
  }

  @Test
  void anIntervalThatIsNotOverAtTheEndProvesNothing() {
    play(without(10, 20, CALLS, CRASHES)).event(crash(100, "c")).time(119).end().leavesNoState();
  }

  @Test
  void theAnchorDoesNotRefuteItself() {
    Leg others = leg("others", CRASH);
    play(without(10, 10, others, CRASHES))
        .event(crash(100, "a"))
        .time(110, "=a (1): crash=a")
        .event(crash(120, "b"))
        .event(crash(120, "c"))
        .time(140)
        .leavesNoState();
  }

  @Test
  void theOtherLegsMustBeFilledToo() {
    Leg bad = leg("bad", CRASH, "bad.sev >= 2", e -> e.numbers()[0] >= 2);
    play(without(10, 10, bad, CRASHES, CALLS))
        .event(crash(100, "alone"))
        .event(crash(130, "c"))
        .event(ems(131, "e"))
        .time(140, "=c (2): crash=c ems=e")
        .time(160)
        .leavesNoState();
  }

  @Test
  void aSignalRefutesWhileItIsOn() {
    play(without(10, 10, SLOW, CRASHES))
        .patch(open(120, 180, 120))
        .event(crash(135, "on"))
        .event(crash(109, "before"))
        .time(119, "=before (1): crash=before")
        .patch(closed(120, 180))
        .event(crash(190, "after"))
        .event(crash(189, "still"))
        .time(200, "=after (2): crash=still crash=after")
        .time(300)
        .leavesNoState();
  }

  @Test
  void nothingRefutesASequenceBeforeItsAnchor() {
    Leg bad = leg("bad", CRASH, "bad.sev >= 2", e -> e.numbers()[0] >= 2);
    Form form =
        new Form.Sequence(List.of(CRASHES, CALLS), List.of(bad), 0, 20, Double.NaN, List.of());
    play(form)
        .event(crash(100, "c"))
        .event(Events.of(CRASH).with("sev", 2).at(100, "with it"))
        .event(ems(105, "e"))
        .time(119)
        .time(120, "=c (2): crash=c ems=e", "=with it (2): crash=with it ems=e")
        .event(crash(200, "c"))
        .event(ems(205, "e"))
        .event(Events.of(CRASH).with("sev", 2).at(220, "worse"))
        .time(250)
        .leavesNoState();
  }

  @Test
  void aSignalRefutesASequenceByItsStart() {
    Form form =
        new Form.Sequence(List.of(CRASHES, CALLS), List.of(SLOW), 0, 20, Double.NaN, List.of());
    play(form)
        .patch(open(120, 180, 120))
        .event(crash(100, "to"))
        .event(ems(101, "e"))
        .event(crash(99, "before"))
        .time(119, "=before (2): crash=before ems=e")
        .event(crash(120, "at"))
        .event(ems(125, "f"))
        .time(140, "=at (2): crash=at ems=f")
        .end()
        .leavesNoState();
  }

  @Test
  void whatHoldsForAWhileFillsALegWhileItDoes() {
    play(within(10, 20, CRASHES, WORKING))
        .event(works(50, 100, "w"))
        .event(crash(110, "after"))
        .event(crash(109, "last"), "+last (3): works=w crash=last crash=after")
        .event(crash(30, "first"), "+first (2): crash=first works=w")
        .event(crash(29, "before"))
        .time(
            140,
            "=first (3): crash=before crash=first works=w",
            "=last (3): works=w crash=last crash=after")
        .leavesNoState();
  }

  @Test
  void whatHoldsForAWhileMayBeKnownLongBeforeOrLate() {
    play(within(10, 20, CRASHES, WORKING))
        .event(works(50, 1_000, "w"))
        .time(900)
        .event(crash(1_000, "c"), "+c (2): works=w crash=c")
        .event(crash(1_010, "d"))
        .time(1_020, "=c (3): works=w crash=c crash=d")
        .time(1_040)
        .leavesNoState();
    play(within(10, 20, CRASHES, WORKING))
        .event(crash(100, "c"))
        .event(works(20, 90, "over"))
        .event(works(20, 91, "w"), "+c (2): works=w crash=c")
        .event(works(121, 200, "later"))
        .event(works(120, 200, "x"))
        .end("=c (3): works=w crash=c works=x")
        .leavesNoState();
  }

  @Test
  void whatHoldsForAWhileRefutesWhileItDoes() {
    play(without(0, 10, WORKING, CRASHES))
        .event(works(50, 100, "w"))
        .event(crash(99, "on"))
        .event(crash(100, "after"))
        .event(crash(40, "soon"))
        .event(crash(39, "before"))
        .time(120, "=before (2): crash=before crash=soon", "=after (1): crash=after")
        .leavesNoState();
  }

  private static Event works(long from, long until, String id) {
    return Events.of(WORKS).at(from, id).with(new Event.Special(until, null, false, null));
  }

  private static StreamType spanning(StreamType s) {
    return new StreamType(s.name(), s.says(), s.key(), s.kind(), true, s.fields());
  }

  private static Form without(long before, long after, Leg absent, Leg... legs) {
    int all = legs.length;
    return new Form.All(
        List.of(legs), legs[0], List.of(absent), before, after, Double.NaN, List.of(), all);
  }
}
