package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.AuditLine.What;
import urbanbrain.verdict.Incident;

/** What is said of incidents, and when. */
class RaiseTest {

  private static final double OPEN = Double.MAX_VALUE;

  private Play play = Play.of(Play.join(RuleClass.M));

  @Test
  void whatCannotBeUndoneIsToldOnArrival() {
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1");
    assertThat(play.last.sequence()).isEqualTo(1);
    assertThat(play.last.time()).isEqualTo(Play.minutes(7));
    play.time(21.9).time(22, "UPDATE ENDED 0007 of 1").leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.GAP);
    assertThat(play.last.time()).isEqualTo(Play.minutes(22));
    assertThat(play.incidents()).hasSize(1);
  }

  @Test
  void whatLaterEventsCanUndoWaitsForTheWatermarkAndIsToldAsOne() {
    play = Play.of(Play.join(RuleClass.N));
    play.yes(play.match("b", 9, 0))
        .yes(play.match("a", 7, 0))
        .time(8, "ALERT OPEN 0007 of 2")
        .end()
        .leavesNoState();
    assertThat(play.incidents()).extracting(Incident::ended).containsExactly(false);
  }

  @Test
  void aNewLegAndTwiceTheMatchesAreToldAtOnceAndTheRestWaits() {
    play.yes(play.match("a", 1, 0), "ALERT OPEN 0001 of 1")
        .yes(play.match("a", 1, 0, "ems"))
        .yes(play.match("a", 1, 0, "ems", "fire"), "UPDATE OPEN 0001 of 1")
        .yes(play.match("b", 2, 0), "UPDATE OPEN 0001 of 2")
        .yes(play.match("c", 3, 0))
        .yes(play.match("d", 3, 0), "UPDATE OPEN 0001 of 4")
        .yes(play.match("e", 4, 0))
        .time(12)
        .time(13, "UPDATE OPEN 0001 of 5")
        .time(19, "UPDATE ENDED 0001 of 5")
        .leavesNoState();
  }

  @Test
  void aWordThatAddsNothingIsNotPassedOn() {
    play.yes(play.match("a", 1, 0, "ems"), "ALERT OPEN 0001 of 1")
        .yes(play.match("a", 1, 0))
        .yes(play.match("a", 1, 0, "ems"))
        .time(12)
        .end()
        .leavesNoState();
  }

  @Test
  void aClosingThatEndsTheIncidentIsToldOnce() {
    play = Play.of(Play.window(RuleClass.M));
    play.yes(play.episode("k", 5, OPEN, 0), "ALERT OPEN 0005 of 1")
        .yes(play.episode("k", 5, 30, 0))
        .time(20)
        .time(30, "UPDATE ENDED 0005 of 1")
        .leavesNoState();
  }

  @Test
  void theEndTellsWhatWasHeldBack() {
    play.yes(play.match("a", 1, 0), "ALERT OPEN 0001 of 1")
        .yes(play.match("a", 1, 0, "ems"))
        .end("UPDATE OPEN 0001 of 1")
        .leavesNoState();
  }

  @Test
  void anEarlierMatchIsAnUpdateAndTheHandleStays() {
    play.yes(play.match("b", 9, 0.5), "ALERT OPEN 0009 of 1")
        .yes(play.match("a", 7, 0), "UPDATE OPEN 0009 of 2");
    assertThat(play.last.facts().contentId()).startsWith("crash-19700101T000700Z-");
    assertThat(play.last.incident()).startsWith("crash-19700101T000900Z-");
  }

  @Test
  void ofTwoThatBecomeOneTheSmallerGoesOn() {
    play.yes(play.match("b", 9, 1.8), "ALERT OPEN 0009 of 1")
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .yes(
            play.match("c", 8, 0.9),
            "UPDATE OPEN 0007 of 3 takes 0009",
            "UPDATE ENDED 0009 of 3 into 0007")
        .time(24, "UPDATE ENDED 0007 of 3 takes 0009")
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.MERGED);
  }

  @Test
  void anOpeningThatMovesBackKeepsItsHandle() {
    play = Play.of(Play.window(RuleClass.M));
    play.yes(play.episode("k", 9, OPEN, 0), "ALERT OPEN 0009 of 1")
        .yes(play.episode("k", 8, OPEN, 5), "UPDATE OPEN 0009 of 2")
        .no(play.episode("k", 9, OPEN, 0))
        .time(8)
        .yes(play.episode("k", 8, 20, 5))
        .time(20, "UPDATE ENDED 0009 of 1")
        .leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.CLEARED);
    assertThat(play.last.facts().start()).isEqualTo(Play.minutes(8));
  }

  @Test
  void whatDidNotLastLongEnoughToMeetFallsApart() {
    play = Play.of(Play.window(RuleClass.M));
    play.yes(play.episode("k", 5, OPEN, 0), "ALERT OPEN 0005 of 1")
        .yes(play.episode("l", 9, OPEN, 0.5), "UPDATE OPEN 0005 of 2")
        .yes(play.episode("k", 5, 8, 0), "ALERT OPEN 0009 of 1")
        .time(8, "UPDATE ENDED 0005 of 1")
        .end()
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.SPLIT);
  }

  @Test
  void aHandleThatSaidItsLastWordIsNotUsedAgain() {
    play = Play.of(Play.window(RuleClass.M));
    play.yes(play.episode("l", 9, OPEN, 0.5), "ALERT OPEN 0009 of 1")
        .yes(play.episode("k", 5, OPEN, 0), "UPDATE OPEN 0009 of 2")
        .no(play.episode("l", 9, OPEN, 0.5))
        .yes(play.episode("l", 9, OPEN, 5), "ALERT OPEN 0009-2 of 1");
  }

  @Test
  void whatTurnsOutNotToHoldIsTakenBack() {
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .no(play.match("a", 7, 0), "CANCEL WITHDRAWN 0007 of 1")
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007-2 of 1")
        .end()
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.WITHDRAWN);
  }

  @Test
  void aRuleOnTrialIsJudgedAndItsMessagesSaySo() {
    Rule live = Play.join(RuleClass.M);
    play =
        Play.of(
            new Rule(
                live.name(),
                live.says(),
                Rule.Status.TRIAL,
                live.owner(),
                live.version(),
                live.verdict(),
                live.why(),
                live.when(),
                live.incident(),
                live.file()));
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1").end();
    assertThat(play.last.trial()).isTrue();
    assertThat(play.audited()).containsExactly(What.TRIAL);
    assertThat(play.incidents()).hasSize(1);
  }

  @Test
  void headlinesTakeTheFirstEvidenceOfALegAndHideWhatIsSensitive() {
    play.yes(play.match("b", 9, 0), "ALERT OPEN 0009 of 1")
        .yes(play.match("a", 7, 0), "UPDATE OPEN 0009 of 2");
    assertThat(play.last.headline()).isEqualTo(Map.of("en", "Crash at a St, *** ?"));
    // A channel may reveal it, and hides it if not.
    assertThat(play.last.facts().evidence().shown())
        .allSatisfy(ref -> assertThat(ref.fields().get("patient")).isNotEqualTo("***"));
    assertThat(play.last.origin().firsts().get("ems").fields()).containsEntry("patient", "Jo");
  }

  @Test
  void afterARestartEveryOpenIncidentIsToldAgainUnderAHigherSequence() {
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .yes(play.match("b", 8, 9), "ALERT OPEN 0008 of 1")
        .restart()
        .time(8.5, "UPDATE OPEN 0007 of 1", "UPDATE OPEN 0008 of 1");
    assertThat(play.last.sequence()).isEqualTo((1 << 20) + 1);
    assertThat(play.last.references()).hasSize(1);
    play.restart()
        .time(22, "UPDATE OPEN 0007 of 1", "UPDATE OPEN 0008 of 1", "UPDATE ENDED 0007 of 1");
    assertThat(play.last.sequence()).isEqualTo((2 << 20) + 2);
    assertThat(play.audited()).containsOnly(What.REPEATED);
  }

  @Test
  void aMatchThatShouldHaveBeenKnownBeforeFailsLoudly() {
    play.time(12);
    assertThatThrownBy(() -> play.yes(play.match("a", 7, 0)))
        .hasRootCauseMessage(
            "crash: match MatchId[time=420000, name=a, tie=0] was not known at its time; "
                + "the watermark is 720000");
  }

  @Test
  void rulesThatOnlyGiveSignalsAreNoneOfItsBusiness() {
    Rule silent = Rules.signalling("s", RuleClass.M, Play.join(RuleClass.M).when());
    play = Play.of(silent);
    play.yes(play.match("a", 7, 0)).end().leavesNoState();
    assertThat(play.incidents()).isEqualTo(List.of());
  }
}
