package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import urbanbrain.harness.Rules;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.AuditLine.What;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;

/** Whether something still belongs to an incident or is too late for it, to the millisecond. */
class Raise_endingTest {

  private static final Rule JOIN = Play.join(RuleClass.M);
  private static final double MOMENT = 1 / 60_000.0;

  private Play play = Play.of(JOIN);

  private static Rule clearing() {
    IncidentSpec s = JOIN.incident();
    Leg clear = Rules.leg("clear", People.CLEARED);
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
            clear,
            null,
            null,
            null,
            s.updateEvery()));
  }

  private static Rule storming() {
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
            null,
            null,
            null,
            new IncidentSpec.Storm(2, Play.minutes(30)),
            s.updateEvery()));
  }

  @Test
  void anOpeningThatMovesBackOverAnAllClearTakesItsHandleAlong() {
    play = Play.of(clearing());
    play.hears(People.cleared(8, 0, null))
        .yes(play.match("x", 9, 0), "ALERT OPEN 0009 of 1")
        .yes(play.match("x", 7, 0), "ALERT OPEN 0007 of 1")
        .no(
            play.match("x", 9, 0),
            "UPDATE OPEN 0007 of 1 takes 0009",
            "UPDATE ENDED 0009 of 1 into 0007")
        .time(13, "UPDATE ENDED 0007 of 1 takes 0009")
        .time(60)
        .leavesNoState();
  }

  @Test
  void aMatchAtTheMomentOfAnAllClearComesBeforeIt() {
    play = Play.of(clearing());
    play.hears(People.cleared(8, 0, null))
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .yes(play.match("b", 8, 0), "UPDATE OPEN 0007 of 2")
        .time(13)
        .time(23, "UPDATE ENDED 0007 of 2")
        .leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.GAP);
  }

  @Test
  void aMatchJustAfterAnAllClearBeginsAnew() {
    play = Play.of(clearing());
    play.hears(People.cleared(8, 0, null))
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .yes(play.match("b", 8 + MOMENT, 0), "ALERT OPEN 0008 of 1")
        .time(13 - MOMENT)
        .time(13, "UPDATE ENDED 0007 of 1")
        .time(23)
        .time(23 + MOMENT, "UPDATE ENDED 0008 of 1")
        .leavesNoState();
    assertThat(play.incidents())
        .extracting(Incident::reason)
        .containsExactly(Incident.Reason.CLEARED, Incident.Reason.GAP);
  }

  @Test
  void ofSeveralAllClearsTheFirstThatIsLaterThanAllMatchesEnds() {
    play = Play.of(clearing());
    play.hears(People.cleared(9, 0, null))
        .hears(People.cleared(8, 0, null))
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .yes(play.match("b", 8, 0.1), "UPDATE OPEN 0007 of 2")
        .time(14, "UPDATE ENDED 0007 of 2")
        .time(60)
        .leavesNoState();
    assertThat(play.last.time()).isEqualTo(Play.minutes(9));
  }

  @Test
  void anAllClearOfWhichAllIsKnownAlreadyComesTooLate() {
    play = Play.of(clearing());
    play.yes(play.match("far", -2, 50), "ALERT OPEN 2358 of 1")
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .time(13, "UPDATE ENDED 2358 of 1")
        .hears(People.cleared(8, 0, null))
        .hears(People.cleared(8 + MOMENT, 20, null))
        .time(13 + MOMENT)
        .time(22, "UPDATE ENDED 0007 of 1")
        .leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.GAP);
    play = Play.of(clearing());
    play.yes(play.match("far", -2, 50), "ALERT OPEN 2358 of 1")
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .time(13, "UPDATE ENDED 2358 of 1")
        .hears(People.cleared(8 + MOMENT, 0, null))
        .time(13 + MOMENT, "UPDATE ENDED 0007 of 1")
        .time(60)
        .leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.CLEARED);
  }

  @Test
  void anAllClearReachesBackOverTheGap() {
    play = Play.of(clearing());
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .hears(People.cleared(17 + MOMENT, 0, null))
        .hears(People.cleared(17, 0, null))
        .time(22, "UPDATE ENDED 0007 of 1")
        .time(60)
        .leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.CLEARED);
    play = Play.of(clearing());
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .hears(People.cleared(17 + MOMENT, 0, null))
        .time(22, "UPDATE ENDED 0007 of 1")
        .time(60)
        .leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.GAP);
  }

  @Test
  void aMatchAtTheMomentOfAClosingBelongsToWhatIsClosed() {
    Match a = play.match("a", 7, 0);
    play.yes(a, "ALERT OPEN 0007 of 1")
        .hears(People.close(9, a.id().text("crash")))
        .yes(play.match("b", 9, 0), "UPDATE OPEN 0007 of 2")
        .yes(play.match("c", 9 + MOMENT, 0), "ALERT OPEN 0009 of 1")
        .time(14, "UPDATE ENDED 0007 of 2")
        .time(60, "UPDATE ENDED 0009 of 1")
        .leavesNoState();
    assertThat(play.incidents())
        .extracting(Incident::reason)
        .containsExactly(Incident.Reason.CLOSED, Incident.Reason.GAP);
  }

  @Test
  void whatHasEndedByItselfIsClosedNoMore() {
    Match a = play.match("a", 7, 0);
    play.yes(a, "ALERT OPEN 0007 of 1")
        .hears(People.close(22, a.id().text("crash")))
        .time(27, "UPDATE ENDED 0007 of 1")
        .leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.CLOSED);
    play = Play.of(JOIN);
    play.yes(a, "ALERT OPEN 0007 of 1")
        .hears(People.close(22 + MOMENT, a.id().text("crash")))
        .time(22, "UPDATE ENDED 0007 of 1")
        .time(60)
        .leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.GAP);
  }

  @Test
  void aMatchBelongsUpToTheGapAndTheDistanceAndNoFurther() {
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .yes(play.match("b", 17, 0), "UPDATE OPEN 0007 of 2")
        .yes(play.match("c", 27 + MOMENT, 0), "ALERT OPEN 0027 of 1")
        .time(32, "UPDATE ENDED 0007 of 2")
        .time(42)
        .time(42 + MOMENT, "UPDATE ENDED 0027 of 1")
        .leavesNoState();
  }

  @Test
  void aMatchThatIsKnownJustInTimeIsNoBug() {
    play.time(12 - MOMENT).yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1").end();
    assertThat(play.incidents()).hasSize(1);
  }

  @Test
  void whatPassedGoesOnCountingAndTheNextStillBelongs() {
    play.yes(play.match("a", 0, 0), "ALERT OPEN 0000 of 1")
        .yes(play.match("b", 9, 0), "UPDATE OPEN 0000 of 2")
        .time(15)
        .yes(play.match("c", 18, 0))
        .yes(play.match("d", 18.5, 0), "UPDATE OPEN 0000 of 4")
        .time(24)
        .yes(play.match("e", 27, 0))
        .time(28.5 - MOMENT)
        .time(28.5, "UPDATE OPEN 0000 of 5")
        .time(42, "UPDATE ENDED 0000 of 5")
        .leavesNoState();
    assertThat(play.incidents()).extracting(Incident::matches).containsExactly(5L);
    assertThat(play.incidents()).extracting(Incident::start).containsExactly(0L);
  }

  @Test
  void aStormIsToldAnewWhenItHasDoubledAndEndsAWhileAfterItsLast() {
    play = Play.of(storming());
    play.yes(play.match("a", 1, 0), "ALERT OPEN 0001 of 1")
        .yes(play.match("b", 2, 5), "ALERT OPEN 0002 of 1")
        .yes(play.match("c", 3, 10), "ALERT OPEN 0003-storm of 3")
        .time(4)
        .yes(play.match("d", 4, 15))
        .yes(play.match("e", 5, 20))
        .yes(play.match("f", 6, 25), "UPDATE OPEN 0003-storm of 6")
        .time(15.9)
        .time(16, "UPDATE ENDED 0001 of 1")
        .yes(play.match("g", 16, 30))
        .time(17, "UPDATE ENDED 0002 of 1", "UPDATE OPEN 0003-storm of 7")
        .time(46 - MOMENT)
        .time(46, "UPDATE ENDED 0003-storm of 7")
        .time(200)
        .leavesNoState();
    assertThat(play.audited()).containsOnly(What.STORM).hasSize(5);
    assertThat(play.incidents()).hasSize(7);
  }
}
