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
import static urbanbrain.harness.Rules.leg;
import static urbanbrain.harness.Rules.signal;

import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.geo.Tiles;
import urbanbrain.harness.Events;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

/** One leg after the other, step by step, as {@link Play} shows it. */
class Fuse_sequenceTest {

  private static final Leg READINGS = leg("speed", SPEED);

  @Test
  void anyOrderOfArrivalWillDo() {
    play(then(0, 20, CRASHES, CALLS, READINGS))
        .event(speed(110, "s"))
        .event(ems(105, "e"))
        .event(crash(100, "c"), "+c (3): crash=c ems=e speed=s")
        .time(119)
        .time(120, "=c (3): crash=c ems=e speed=s")
        .time(130)
        .leavesNoState();
    play(then(0, 20, CRASHES, CALLS, READINGS))
        .event(crash(100, "c"))
        .event(speed(110, "s"))
        .event(ems(109, "e"), "+c (3): crash=c ems=e speed=s")
        .end("=c (3): crash=c ems=e speed=s")
        .leavesNoState();
  }

  @Test
  void eachStepIsStrictlyAfterTheOneBefore() {
    play(then(0, 20, CRASHES, CALLS, READINGS))
        .event(crash(100, "c"))
        .event(ems(100, "together"))
        .event(speed(101, "s"))
        .event(ems(101, "too late"))
        .event(speed(102, "t"), "+c (3): crash=c ems=too late speed=t")
        .end("=c (3): crash=c ems=too late speed=t")
        .leavesNoState();
  }

  @Test
  void noStepIsTogetherWithTheOneBeforeWhateverCameFirst() {
    play(then(0, 20, CRASHES, CALLS, READINGS))
        .event(crash(100, "c"))
        .event(ems(101, "e"))
        .event(speed(101, "together"))
        .event(speed(102, "s"), "+c (3): crash=c ems=e speed=s")
        .end("=c (3): crash=c ems=e speed=s")
        .leavesNoState();
    play(then(0, 20, CRASHES, CALLS, READINGS))
        .event(ems(101, "e"))
        .event(speed(101, "together"))
        .event(speed(121, "late"))
        .event(crash(100, "c"))
        .end()
        .leavesNoState();
  }

  @Test
  void theLastStepIsInItsRangeToBothEnds() {
    play(then(10, 20, CRASHES, CALLS))
        .event(crash(100, "c"))
        .event(ems(109, "early"))
        .event(ems(121, "late"))
        .event(ems(110, "first"), "+c (2): crash=c ems=first")
        .event(ems(120, "last"))
        .end("=c (3): crash=c ems=first ems=last")
        .leavesNoState();
    play(then(10, 20, CRASHES, CALLS))
        .event(crash(100, "c"))
        .event(ems(120, "last"), "+c (2): crash=c ems=last")
        .end("=c (2): crash=c ems=last")
        .leavesNoState();
  }

  @Test
  void evidenceIsWhatStandsOnAFullChain() {
    play(then(0, 20, CRASHES, CALLS, READINGS))
        .event(crash(100, "c"))
        .event(speed(101, "too early"))
        .event(ems(105, "e"))
        .event(ems(110, "too late"))
        .event(speed(106, "s"), "+c (3): crash=c ems=e speed=s")
        .event(speed(110, "t"))
        .event(ems(103, "f"))
        .end("=c (5): crash=c ems=f ems=e speed=s speed=t")
        .leavesNoState();
  }

  @Test
  void evidenceIsWhatStandsOnAFullChainOfManySteps() {
    Leg worse = leg("worse", CRASH);
    play(then(0, 20, CRASHES, CALLS, READINGS, worse))
        .event(crash(100, "c"))
        .event(ems(101, "e"))
        .event(speed(102, "s"))
        .event(crash(105, "w"), "+c (4): crash=c ems=e speed=s worse=w")
        .event(speed(105, "with the last"))
        .event(ems(104, "too late"))
        .event(ems(102, "with the next"))
        .end("=c (4): crash=c ems=e speed=s worse=w")
        .leavesNoState();
  }

  @Test
  void aStepThatCanBeDoneEarlierMakesRoomForTheNext() {
    Leg worse = leg("worse", CRASH);
    play(then(0, 20, CRASHES, CALLS, READINGS, worse))
        .event(crash(100, "c"))
        .event(crash(104, "w"))
        .event(speed(103, "s"))
        .event(ems(103, "e"))
        .event(ems(102, "f"), "+c (4): crash=c ems=f speed=s worse=w")
        .event(ems(101, "g"))
        .end("=c (5): crash=c ems=g ems=f speed=s worse=w")
        .leavesNoState();
  }

  @Test
  void isToldAgainWhenTheEvidenceHasDoubled() {
    play(then(0, 20, CRASHES, CALLS))
        .event(crash(100, "c"))
        .event(ems(101, "1"), "+c (2): crash=c ems=1")
        .event(ems(102, "2"))
        .event(ems(103, "3"), "+c (4): crash=c ems=1 ems=2 ems=3")
        .event(ems(104, "4"))
        .event(ems(105, "5"))
        .end("=c (6): crash=c ems=1 ems=2 ems=3 ems=4 ems=5")
        .leavesNoState();
  }

  @Test
  void oneEventIsOneStepOnly() {
    Leg again = leg("again", CRASH);
    play(then(0, 20, CRASHES, again))
        .event(crash(100, "a"))
        .event(crash(100, "b"))
        .event(crash(101, "c"), "+a (2): crash=a again=c", "+b (2): crash=b again=c")
        .end("=a (2): crash=a again=c", "=b (2): crash=b again=c")
        .leavesNoState();
  }

  @Test
  void placesAreComparedWithTheAnchor() {
    Form form =
        new Form.Sequence(List.of(CRASHES, CALLS, READINGS), List.of(), 0, 20, 100, List.of());
    play(form)
        .event(Events.of(CRASH).in(40, -75).at(100, "c"))
        .event(Events.of(EMS).in(40.0008, -75).at(105, "e"))
        .event(Events.of(SPEED).in(40.0016, -75).at(110, "far"))
        .event(Events.of(SPEED).in(39.9992, -75).at(110, "s"), "+c (3): crash=c ems=e speed=s")
        .end("=c (3): crash=c ems=e speed=s")
        .leavesNoState();
  }

  @Test
  void aSignalIsAStepOnceItsStartIsFinal() {
    play(then(0, 100, CRASHES, SLOW, CALLS))
        .event(crash(100, "c"))
        .event(ems(190, "e"))
        .patch(open(180, 240, 180))
        .time(179)
        .time(180, "+c (3): crash=c slow=s1@180 ems=e")
        .patch(closed(180, 195))
        .time(200, "=c (3): crash=c slow=s1@180 ems=e")
        .time(500)
        .leavesNoState();
  }

  @Test
  void aStartIsAStepStrictlyAfterTheAnchorAndUpToTheEnd() {
    play(then(0, 20, CRASHES, SLOW))
        .patch(open(120, 180, 120))
        .event(crash(99, "too early"))
        .event(crash(100, "first"))
        .event(crash(119, "last"))
        .event(crash(120, "too late"))
        .time(
            120,
            "+first (2): crash=first slow=s1@120",
            "+last (2): crash=last slow=s1@120",
            "=first (2): crash=first slow=s1@120")
        .end("=last (2): crash=last slow=s1@120")
        .leavesNoState();
  }

  @Test
  void aStartIsAStepAfterAStartAndNotTogetherWithIt() {
    Leg again = signal("again", "congested");
    play(then(0, 20, SLOW, again))
        .patch(start("s1", 120))
        .patch(start("s2", 120))
        .time(120)
        .patch(start("s3", 140))
        .time(
            140,
            "+s1 (2): slow=s1@120 again=s3",
            "+s2 (2): slow=s2@120 again=s3",
            "=s1 (2): slow=s1@120 again=s3",
            "=s2 (2): slow=s2@120 again=s3")
        .end()
        .leavesNoState();
    play(then(0, 20, SLOW, again))
        .patch(start("s1", 120))
        .patch(start("s3", 140))
        .patch(start("s4", 141))
        .time(
            200,
            "+s1 (2): slow=s1@120 again=s3",
            "+s3 (2): slow=s3@140 again=s4",
            "=s1 (2): slow=s1@120 again=s3",
            "=s3 (2): slow=s3@140 again=s4")
        .end()
        .leavesNoState();
  }

  private static Patch start(String key, long start) {
    return new Patch("congested", key, start, start + 60, List.of(), open(start, 0, 0).now());
  }

  @Test
  void theBeginOf1970IsATimeLikeAnyOther() {
    play(then(0, 20, CRASHES, CALLS, READINGS))
        .event(ems(0, "e"))
        .event(crash(-10, "c"))
        .event(speed(5, "s"), "+c (3): crash=c ems=e speed=s")
        .end("=c (3): crash=c ems=e speed=s")
        .leavesNoState();
  }

  @Test
  void aPieceOfTwoStepsStandsUnderTheFirstLegByName() {
    Leg z = leg("z", CRASH);
    Leg a = leg("a", CRASH);
    play(then(0, 20, CALLS, z, a))
        .event(ems(100, "e"))
        .event(crash(101, "1"))
        .event(crash(102, "2"), "+e (3): ems=e z=1 a=2")
        .event(crash(103, "3"))
        .end("=e (4): ems=e z=1 a=2 a=3")
        .leavesNoState();
  }

  @Test
  void startsThatTimeHasJustPassedAllGetTheirLastWord() {
    Play play = play(then(0, 20, SLOW, CALLS)).event(ems(130, "e"));
    for (int i = 1; i < 6; i++) {
      play.patch(start("s" + i, 120));
    }
    play.time(
            200,
            "+s1 (2): slow=s1@120 ems=e",
            "+s2 (2): slow=s2@120 ems=e",
            "+s3 (2): slow=s3@120 ems=e",
            "+s4 (2): slow=s4@120 ems=e",
            "+s5 (2): slow=s5@120 ems=e",
            "=s1 (2): slow=s1@120 ems=e",
            "=s2 (2): slow=s2@120 ems=e",
            "=s3 (2): slow=s3@120 ems=e",
            "=s4 (2): slow=s4@120 ems=e",
            "=s5 (2): slow=s5@120 ems=e")
        .end()
        .leavesNoState();
  }

  @Test
  void aStartThatIsFinalIsThereForAnchorsThatComeLater() {
    play(then(0, 20, CRASHES, SLOW))
        .patch(open(120, 180, 120))
        .time(110)
        .event(crash(112, "before it is final"))
        .time(120, "+before it is final (2): crash=before it is final slow=s1@120")
        .event(crash(121, "after it"))
        .time(200, "=before it is final (2): crash=before it is final slow=s1@120")
        .end()
        .leavesNoState();
  }

  @Test
  void aStartThatMovesBeforeTheAnchorIsNoStep() {
    Patch late = open(180, 240, 180);
    Patch early =
        new Patch("congested", "s1", 60, Episode.OPEN, late.now(), open(60, 0, 180).now());
    play(then(0, 100, CRASHES, SLOW))
        .event(crash(100, "c"))
        .patch(late)
        .patch(early)
        .time(200)
        .end()
        .leavesNoState();
  }

  @Test
  void aSignalAsAnchorIsOneOnceItsStartIsFinal() {
    play(then(0, 100, SLOW, CALLS))
        .patch(open(180, 240, 180))
        .event(ems(190, "e"))
        .time(180, "+s1 (2): slow=s1@180 ems=e")
        .event(ems(185, "f"))
        .patch(closed(180, 240))
        .time(280, "=s1 (3): slow=s1@180 ems=f ems=e")
        .time(340)
        .leavesNoState();
  }

  @Test
  void aSignalIsAnAnchorInItsHomeTileOnly() {
    Form form = new Form.Sequence(List.of(SLOW, CALLS), List.of(), 0, 100, 100, List.of());
    Episode here = new Episode(120, Episode.OPEN, 120, new Place(40, -75));
    Patch patch = new Patch("congested", "s1", 120, 180, List.of(), List.of(here));
    Event call = Events.of(EMS).in(40, -75).at(130, "e");
    long home = new Tiles(Tiles.levelFor(100)).home(40, -75);
    play(form)
        .at(home)
        .patch(patch)
        .event(call)
        .time(120, "+s1 (2): slow=s1@120 ems=e")
        .end("=s1 (2): slow=s1@120 ems=e")
        .leavesNoState();
    play(form).at(home + 1).patch(patch).event(call).time(120).end().leavesNoState();
  }

  private static Event speed(long time, String id) {
    return Events.of(SPEED).at(time, id);
  }

  private static Form then(long from, long to, Leg... steps) {
    return new Form.Sequence(List.of(steps), List.of(), from, to, Double.NaN, List.of());
  }
}
