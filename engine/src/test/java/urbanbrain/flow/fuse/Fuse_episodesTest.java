package urbanbrain.flow.fuse;

import static urbanbrain.flow.fuse.Play.CRASH;
import static urbanbrain.flow.fuse.Play.CRASHES;
import static urbanbrain.flow.fuse.Play.SLOW;
import static urbanbrain.flow.fuse.Play.closed;
import static urbanbrain.flow.fuse.Play.crash;
import static urbanbrain.flow.fuse.Play.open;
import static urbanbrain.flow.fuse.Play.play;
import static urbanbrain.flow.fuse.Play.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.harness.Events;
import urbanbrain.rule.Form;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

/** Joins with the episodes of other rules, step by step, as {@link Play} shows them. */
class Fuse_episodesTest {

  @Test
  void anEpisodeThatIsToldAnewAfterItsStartIsOneMatch() {
    play(new Form.Any(List.of(SLOW)))
        .patch(open(120, 180, 120))
        .time(119)
        .time(120, "=s1 (1): slow=s1@120")
        .patch(closed(120, 240))
        .time(239)
        .patch(new Patch("congested", "s2", 260, 300, List.of(), open(260, 0, 0).now()))
        .time(260, "=s2 (1): slow=s2@260")
        .end()
        .leavesNoState();
  }

  @Test
  void anEpisodeFitsIfItMeetsTheInterval() {
    play(within(10, 20, CRASHES, SLOW))
        .patch(closed(120, 180))
        .event(crash(99, "before"))
        .event(crash(100, "first"), "+first (3): crash=before crash=first slow=s1@120")
        .event(crash(189, "last"), "+last (2): slow=s1@120 crash=last")
        .event(crash(190, "after"))
        .end(
            "=first (3): crash=before crash=first slow=s1@120",
            "=last (3): slow=s1@120 crash=last crash=after")
        .leavesNoState();
  }

  @Test
  void anOpenEpisodeIsTrustedAsFarAsItIsSureOrTimeHasCome() {
    play(within(10, 20, CRASHES, SLOW))
        .patch(open(120, 180, 150))
        .event(crash(135, "sure"), "+sure (2): slow=s1@120 crash=sure")
        .event(crash(161, "wait"))
        .time(150)
        .time(151, "+wait (2): slow=s1@120 crash=wait")
        .time(155, "=sure (2): slow=s1@120 crash=sure")
        .patch(closed(120, 180))
        .event(crash(195, "none"))
        .end("=wait (2): slow=s1@120 crash=wait")
        .leavesNoState();
  }

  @Test
  void anEpisodeIsTrustedUpToTheMomentThatItIsSureToReachAndFurtherOnceItIsSurer() {
    play(within(10, 20, CRASHES, SLOW))
        .patch(open(120, 180, 150))
        .event(crash(160, "just"), "+just (2): slow=s1@120 crash=just")
        .end("=just (2): slow=s1@120 crash=just")
        .leavesNoState();
    play(within(10, 20, CRASHES, SLOW))
        .patch(open(120, 180, 150))
        .event(crash(161, "later"))
        .patch(open(120, 180, 150))
        .patch(open(120, 180, 151), "+later (2): slow=s1@120 crash=later")
        .time(181, "=later (2): slow=s1@120 crash=later")
        .end()
        .leavesNoState();
  }

  @Test
  void ofSeveralThatWaitEachIsJudgedWhenItsOwnTimeHasCome() {
    play(within(10, 20, CRASHES, SLOW))
        .patch(open(120, 180, 150))
        .event(crash(162, "b"))
        .event(crash(161, "a"))
        .event(crash(140, "sure"), "+sure (2): slow=s1@120 crash=sure")
        .time(151, "+a (3): slow=s1@120 crash=a crash=b")
        .time(152, "+b (3): slow=s1@120 crash=a crash=b")
        .end(
            "=sure (2): slow=s1@120 crash=sure",
            "=a (3): slow=s1@120 crash=a crash=b",
            "=b (3): slow=s1@120 crash=a crash=b")
        .leavesNoState();
  }

  @Test
  void anEpisodeThatClosesBeforeItCouldBeTrustedMakesNoMatch() {
    play(within(10, 20, CRASHES, SLOW))
        .patch(open(120, 180, 120))
        .event(crash(195, "c"))
        .patch(closed(120, 180))
        .time(185)
        .end()
        .leavesNoState();
  }

  @Test
  void isToldAgainWhenItsEpisodesHaveDoubled() {
    play(within(200, 20, CRASHES, SLOW))
        .patch(closed(120, 130))
        .event(crash(300, "c"), "+c (2): slow=s1@120 crash=c")
        .patch(closed(140, 150))
        .patch(closed(160, 170), "+c (4): slow=s1@120 slow=s1@140 slow=s1@160 crash=c")
        .end("=c (4): slow=s1@120 slow=s1@140 slow=s1@160 crash=c")
        .leavesNoState();
  }

  @Test
  void anEpisodeThatNeverClosesReachesOn() {
    play(within(10, 20, CRASHES, SLOW))
        .patch(open(120, 180, 120))
        .event(crash(500, "c"))
        .time(489)
        .end("+c (2): slow=s1@120 crash=c", "=c (2): slow=s1@120 crash=c")
        .leavesNoState();
  }

  @Test
  void aSignalFillsALegByPlaceOnlyOnceItsPlaceIsFinal() {
    Form form = new Form.All(List.of(CRASHES, SLOW), CRASHES, 10, 10, 100, List.of(), 2);
    Event crash = Events.of(CRASH).in(40, -75).at(120, "c");
    Episode here = new Episode(120, Episode.OPEN, 120, new Place(40, -75));
    Episode there = new Episode(120, Episode.OPEN, 120, new Place(40.01, -75));
    Patch moved = new Patch("congested", "s1", 120, 180, List.of(here), List.of(there));
    Patch movedBack = new Patch("congested", "s1", 120, 180, List.of(there), List.of(here));
    play(form)
        .event(crash)
        .patch(new Patch("congested", "s1", 120, 180, List.of(), List.of(here)))
        .patch(moved)
        .patch(movedBack)
        .time(119)
        .time(120, "+c (2): crash=c slow=s1@120")
        .time(130, "=c (2): crash=c slow=s1@120")
        .end()
        .leavesNoState();
    play(form)
        .event(crash)
        .patch(new Patch("congested", "s1", 120, 180, List.of(), List.of(here)))
        .patch(moved)
        .time(130)
        .end()
        .leavesNoState();
  }

  @Test
  void aMatchStaysWhileItsEpisodeIsLessSureAgain() {
    Patch late = open(600, 660, 600);
    Patch early =
        new Patch("congested", "s1", 120, Episode.OPEN, late.now(), open(120, 0, 180).now());
    Patch closed =
        new Patch("congested", "s1", 120, Episode.OPEN, early.now(), closed(120, 300).now());
    play(within(10, 200, CRASHES, SLOW))
        .patch(late)
        .event(crash(500, "c"), "+c (2): crash=c slow=s1@600")
        .patch(early)
        .patch(closed)
        .patch(late, "+c (2): crash=c slow=s1@600")
        .end("=c (2): crash=c slow=s1@600")
        .leavesNoState();
  }
}
