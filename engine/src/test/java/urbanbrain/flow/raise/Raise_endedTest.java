package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import urbanbrain.harness.Rules;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;

/** What still happens to an incident that has ended, or was not taken in, to the millisecond. */
class Raise_endedTest {

  private static final Rule JOIN = Play.join(RuleClass.M);
  private static final double MOMENT = 1 / 60_000.0;
  private static final String BOUND = "ALERT OPEN crash-19700101T000800Z-bound of 0";

  private Play play = Play.of(JOIN);

  private static Rule clearing() {
    IncidentSpec s = JOIN.incident();
    return Rules.rule(
        "crash",
        RuleClass.M,
        JOIN.when(),
        new IncidentSpec(
            s.severities(),
            s.headline(),
            s.gap(),
            s.near(),
            s.sameKey(),
            Rules.leg("clear", People.CLEARED),
            null,
            null,
            null,
            s.updateEvery()));
  }

  /** Two incidents far from each other, of which people close the first, as is known by now. */
  private void closedAt8(double other) {
    Match a = play.match("a", 7, 0);
    play.yes(a, "ALERT OPEN 0007 of 1")
        .yes(play.match("b", other, 50), "ALERT OPEN 0008 of 1")
        .hears(People.close(8, a.id().text("crash")))
        .time(13, "UPDATE ENDED 0007 of 1");
  }

  @Test
  void aMatchAtTheMomentOfAClosingMayStillMoveIntoWhatIsClosed() {
    closedAt8(8);
    play.yes(
            play.match("b", 8, 0),
            "UPDATE ENDED 0007 of 2 takes 0008",
            "UPDATE ENDED 0008 of 2 into 0007")
        .time(60)
        .leavesNoState();
    play = Play.of(JOIN);
    closedAt8(8 + MOMENT);
    play.yes(play.match("b", 8 + MOMENT, 0), "UPDATE OPEN 0008 of 1");
  }

  @Test
  void whatIsClosedMayStillMoveToAMatchAtTheMomentOfTheClosing() {
    closedAt8(8);
    play.yes(
            play.match("a", 7, 50),
            "UPDATE ENDED 0007 of 2 takes 0008",
            "UPDATE ENDED 0008 of 2 into 0007")
        .time(60)
        .leavesNoState();
    play = Play.of(JOIN);
    closedAt8(8 + MOMENT);
    play.yes(play.match("a", 7, 50), "UPDATE ENDED 0007 of 1");
  }

  @Test
  void aMatchAtTheMomentOfAClosingStaysWithWhatHasPassed() {
    Match a = play.match("a", 0, 0);
    Match b = play.match("b", 8, 0);
    play.yes(a, "ALERT OPEN 0000 of 1")
        .yes(b, "UPDATE OPEN 0000 of 2")
        .hears(People.close(8, a.id().text("crash")))
        .time(13, "UPDATE ENDED 0000 of 2")
        .time(15)
        .hears(People.close(16, b.id().text("crash")))
        .time(60)
        .leavesNoState();
    assertThat(play.incidents()).extracting(Incident::matches).containsExactly(2L);
  }

  @Test
  void anAllClearThatIsJustKnownStaysWhatEndedItWhenAnotherComes() {
    play = Play.of(clearing());
    play.yes(play.match("a", 0, 0), "ALERT OPEN 0000 of 1")
        .yes(play.match("b", 8, 0.9), "UPDATE OPEN 0000 of 2")
        .hears(People.cleared(10, -0.5, null))
        .time(15, "UPDATE ENDED 0000 of 2")
        .hears(People.cleared(12, 1.5, null))
        .time(60)
        .leavesNoState();
    assertThat(play.last.time()).isEqualTo(Play.minutes(10));
  }

  @Test
  void itsEndIsToldByItsOwnClockAlsoWhilePeoplesIsBehind() {
    play =
        Play.of(
            List.of(source("calls", Play.STREAM.name()), source("desk", "operations.close")), JOIN);
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .time(0, 22 - MOMENT)
        .time(0, 22, "UPDATE ENDED 0007 of 1")
        .time(1, 22)
        .leavesNoState();
  }

  private static RuleClocks.Source source(String name, String stream) {
    return new RuleClocks.Source(name, new TreeSet<>(List.of(stream)));
  }

  @Test
  void aHandleIsRememberedUntilItsMatchCannotComeAgain() {
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .no(play.match("a", 7, 0), "CANCEL WITHDRAWN 0007 of 1")
        .time(12 - MOMENT)
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007-2 of 1")
        .no(play.match("a", 7, 0), "CANCEL WITHDRAWN 0007-2 of 1")
        .time(12)
        .leavesNoState();
  }

  private void refusedAt8() {
    play = Play.within(Limits.USUAL.with(Bound.MATCHES, 2), JOIN);
    play.yes(play.match("a", 6, 0), "ALERT OPEN 0006 of 1")
        .yes(play.match("b", 7, 5), "ALERT OPEN 0007 of 1")
        .yes(play.match("c", 8, 10), BOUND)
        .no(play.match("a", 6, 0), "CANCEL WITHDRAWN 0006 of 1");
  }

  @Test
  void whatFoundNoRoomIsTakenInWhenItIsSaidAgainInTime() {
    refusedAt8();
    play.time(13 - MOMENT).yes(play.match("c", 8, 10), "ALERT OPEN 0008 of 1");
  }

  @Test
  void whatFoundNoRoomStaysOutWhenItIsSaidAgainTooLate() {
    refusedAt8();
    play.time(13).yes(play.match("c", 8, 10)).end("UPDATE OPEN 0007 of 1");
    assertThat(play.incidents()).extracting(Incident::start).containsExactly(Play.minutes(7));
  }
}
