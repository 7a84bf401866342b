package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.Site;
import urbanbrain.geo.BadShape;
import urbanbrain.geo.Shape;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Fire;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.AuditLine.What;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.Patch;

/** What ends incidents besides time, what keeps messages back, and what people say. */
class Raise_holdingBackTest {

  private static final Rule JOIN = Play.join(RuleClass.M);

  private Play play;

  private static Rule rule(String name, Rule like, UnaryOperator<IncidentSpec> change) {
    return Rules.rule(name, like.verdict(), like.when(), change.apply(like.incident()));
  }

  private static IncidentSpec with(
      IncidentSpec s,
      Leg endsWhen,
      IncidentSpec.Quiet quiet,
      IncidentSpec.Explains explains,
      IncidentSpec.Storm storm) {
    return new IncidentSpec(
        s.severities(),
        s.headline(),
        s.gap(),
        s.near(),
        s.sameKey(),
        endsWhen,
        quiet,
        explains,
        storm,
        s.updateEvery());
  }

  private static Rule provisional() {
    Rule rule = Play.join(RuleClass.N);
    return Rules.firing("crash", RuleClass.N, rule.when(), rule.incident(), Fire.ON_ARRIVAL);
  }

  @Test
  void whatMayBeUndoneIsToldAsProvisionalThenConfirmed() {
    play = Play.of(provisional());
    Match match = play.match("a", 7, 0);
    play.perhaps(match, "ALERT PROVISIONAL 0007 of 1")
        .yes(match, "UPDATE OPEN 0007 of 1")
        .time(22, "UPDATE ENDED 0007 of 1")
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.CONFIRMED);
  }

  @Test
  void whatWasProvisionalOnlyIsWithdrawn() {
    play = Play.of(provisional());
    play.perhaps(play.match("a", 7, 0), "ALERT PROVISIONAL 0007 of 1")
        .perhapsNot(play.match("a", 7, 0), "CANCEL WITHDRAWN 0007 of 1")
        .time(22)
        .leavesNoState();
    assertThat(play.incidents()).isEmpty();
  }

  @Test
  void whatIsCertainKeepsTheHandleWhenWhatIsNotGoesAway() {
    play = Play.of(provisional());
    play.perhaps(play.match("a", 7, 0), "ALERT PROVISIONAL 0007 of 1")
        .yes(play.match("b", 8, 0.5), "UPDATE OPEN 0007 of 2")
        .perhapsNot(play.match("a", 7, 0), "UPDATE OPEN 0007 of 1")
        .time(23, "UPDATE ENDED 0007 of 1")
        .leavesNoState();
    assertThat(play.incidents()).extracting(Incident::start).containsExactly(Play.minutes(8));
  }

  @Test
  void severityFollowsTheEvidenceAndIsToldAtOnce() {
    Rule graded =
        rule(
            "crash",
            JOIN,
            s ->
                new IncidentSpec(
                    List.of(
                        new IncidentSpec.Graded(Severity.Extreme, legs -> legs.value(0) >= 2),
                        new IncidentSpec.Graded(Severity.Minor, null)),
                    s.headline(),
                    s.gap(),
                    s.near(),
                    s.sameKey(),
                    null,
                    null,
                    null,
                    null,
                    s.updateEvery()));
    play = Play.of(graded);
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1");
    assertThat(play.last.facts().severity()).isEqualTo(Severity.Minor);
    play.yes(play.match("a", 7, 0, "ems"), "UPDATE OPEN 0007 of 1");
    assertThat(play.last.facts().severity()).isEqualTo(Severity.Extreme);
  }

  @Test
  void anAllClearEndsWhatIsNearOnceAllUpToThenIsKnown() {
    Leg clear = Rules.leg("clear", People.CLEARED);
    play = Play.of(rule("crash", JOIN, s -> with(s, clear, null, null, null)));
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .hears(People.cleared(8, 5, null))
        .hears(People.cleared(9, 0.5, null))
        .yes(play.match("c", 10, 0), "ALERT OPEN 0010 of 1")
        .yes(play.match("b", 8, 0.1), "UPDATE OPEN 0007 of 2")
        .time(13.9)
        .time(14, "UPDATE ENDED 0007 of 2")
        .time(25, "UPDATE ENDED 0010 of 1")
        .leavesNoState();
    assertThat(play.incidents())
        .extracting(Incident::reason)
        .containsExactly(Incident.Reason.CLEARED, Incident.Reason.GAP);
  }

  @Test
  void anAllClearThatIsNotLaterThanTheLastMatchEndsNothing() {
    Leg clear = Rules.leg("clear", People.CLEARED);
    play = Play.of(rule("crash", JOIN, s -> with(s, clear, null, null, null)));
    play.hears(People.cleared(7, 0, null))
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .hears(People.cleared(8, 0, null).withdrawal())
        .time(22, "UPDATE ENDED 0007 of 1")
        .leavesNoState();
    assertThat(play.last.facts().reason()).isEqualTo(Incident.Reason.GAP);
  }

  @Test
  void anAllClearThatIsTakenBackEndsNothing() {
    Leg clear = Rules.leg("clear", People.CLEARED);
    play = Play.of(rule("crash", JOIN, s -> with(s, clear, null, null, null)));
    Event said = People.cleared(8, 0, null);
    play.hears(said)
        .yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1")
        .yes(play.match("b", 9, 0), "ALERT OPEN 0009 of 1")
        .hears(
            said.withdrawal(),
            "UPDATE OPEN 0007 of 2 takes 0009",
            "UPDATE ENDED 0009 of 2 into 0007");
  }

  @Test
  void peopleCloseAnIncidentByAnyOfItsMatches() {
    play = Play.of(Play.window(RuleClass.M));
    Match open = play.episode("k", 5, Double.MAX_VALUE, 0);
    play.yes(open, "ALERT OPEN 0005 of 1")
        .hears(People.close(9, open.id().text("surge")))
        .time(9, "UPDATE ENDED 0005 of 1")
        .yes(play.episode("l", 10, Double.MAX_VALUE, 0), "ALERT OPEN 0010 of 1")
        .end()
        .leavesNoState();
    assertThat(play.incidents())
        .extracting(Incident::reason, Incident::ended)
        .containsExactly(tuple(Incident.Reason.CLOSED, true), tuple(null, false));
    assertThat(play.incidents().get(0).end()).isEqualTo(Play.minutes(9));
    assertThat(play.audit().get(0))
        .isEqualTo(
            new AuditLine(
                Play.minutes(9),
                "surge",
                open.id().text("surge"),
                What.CLOSED,
                "close by Ann, ***"));
  }

  @Test
  void peopleTakeAnIncidentInHandAndSayWhetherItWasReal() {
    play = Play.of(JOIN);
    play.yes(play.match("a", 7, 0), "ALERT OPEN 0007 of 1");
    String handle = play.last.incident();
    play.hears(People.ack(8, handle), "UPDATE OPEN 0007 of 1");
    assertThat(play.last.ackedBy()).isEqualTo("Ann");
    play.hears(People.feedback(9, handle)).hears(People.ack(9, "no such thing"));
    assertThat(play.audited()).containsExactly(What.ACK, What.FEEDBACK, What.UNKNOWN);
    assertThat(play.audit().get(1).detail()).isEqualTo("feedback true by Ann, ***");
  }

  @Test
  void aWordThatOvertakesItsIncidentWaitsForIt() {
    play = Play.of(JOIN);
    Match crash = play.match("a", 7, 0);
    String handle = crash.id().text("crash");
    play.hears(People.ack(8, handle))
        .time(8 - 1 / 60_000.0)
        .restart()
        .yes(crash, "ALERT OPEN 0007 of 1", "UPDATE OPEN 0007 of 1");
    assertThat(play.last.ackedBy()).isEqualTo("Ann");
    play.time(60, "UPDATE ENDED 0007 of 1").leavesNoState();
    assertThat(play.audited()).containsExactly(What.ACK);
  }

  @Test
  void aWordAboutNoIncidentIsGivenUpOnceItsTimeHasPassed() {
    play = Play.of(JOIN);
    play.hears(People.ack(8, play.match("a", 7, 0).id().text("crash")));
    assertThat(play.audited()).isEmpty();
    play.time(8).leavesNoState();
    assertThat(play.audit().get(0).detail()).isEqualTo("is not open: ack by Ann, ***");
  }

  @Test
  void ofTooManyWordsAboutNothingTheFirstAreGivenUp() {
    play = Play.of(JOIN);
    for (int i = 0; i < 102; i++) {
      play.hears(People.ack(8, play.match("a" + i, 7, 0).id().text("crash")));
    }
    assertThat(play.audited()).containsExactly(What.UNKNOWN, What.UNKNOWN);
    play.time(8).leavesNoState();
  }

  @Test
  void aSilencedIncidentIsToldWhenTheSilenceIsOver() {
    play = Play.of(JOIN);
    play.hears(People.silence("cr*", 5, 20))
        .yes(play.match("a", 7, 0))
        .yes(play.match("b", 8, 0))
        .time(19.9)
        .time(20, "ALERT OPEN 0007 of 2")
        .time(23, "UPDATE ENDED 0007 of 2")
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.SILENCED, What.RELEASED);
  }

  @Test
  void whatIsOverBeforeTheSilenceIsStaysUntoldAndIsTrueAllTheSame() {
    play = Play.of(JOIN);
    play.hears(People.silence(null, 5, 60)).yes(play.match("a", 7, 0)).time(60).leavesNoState();
    assertThat(play.incidents()).hasSize(1);
  }

  @Test
  void plannedWorkKeepsQuietWhatBeginsNearItMeanwhile() {
    Leg works = Rules.leg("works", People.WORKS);
    IncidentSpec.Quiet quiet = new IncidentSpec.Quiet(works, 500, false);
    play = Play.of(rule("crash", JOIN, s -> with(s, null, quiet, null, null)));
    play.hears(People.works(5, 30, 0.2))
        .yes(play.match("a", 7, 0))
        .yes(play.match("b", 7, 5), "ALERT OPEN 0007 of 1")
        .time(22, "UPDATE ENDED 0007 of 1")
        .time(60)
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.QUIET, What.UNTOLD);
    assertThat(play.incidents())
        .extracting(Incident::quietedBy)
        .containsExactly("operations.planned_work5.0", null);
  }

  @Test
  void aSignalKeepsQuietWhatBeginsWhileItHolds() {
    Leg signal = Rules.signal("drill", "drill");
    IncidentSpec.Quiet quiet = new IncidentSpec.Quiet(signal, Double.NaN, false);
    Rule drill = Rules.signalling("drill", RuleClass.M, Play.window(RuleClass.M).when());
    play = Play.of(rule("crash", JOIN, s -> with(s, null, quiet, null, null)), drill);
    Episode episode = new Episode(Play.minutes(5), Play.minutes(9), Play.minutes(5), People.at(0));
    play.changes(new Patch("drill", "k", 0, Play.minutes(9), List.of(), List.of(episode)))
        .yes(play.match("a", 7, 0))
        .time(60)
        .leavesNoState();
    assertThat(play.incidents()).extracting(Incident::quietedBy).containsExactly("drill k");
  }

  @Test
  void aSignalOfALineKeepsQuietWhatBeginsNearAnyPartOfIt() {
    Leg signal = Rules.signal("drill", "drill");
    IncidentSpec.Quiet quiet = new IncidentSpec.Quiet(signal, 500, false);
    Rule drill = Rules.signalling("drill", RuleClass.M, Play.window(RuleClass.M).when());
    play = Play.of(rule("crash", JOIN, s -> with(s, null, quiet, null, null)), drill);
    Site road = new Site(People.at(0), line(People.at(0), People.at(5)));
    Episode episode = new Episode(Play.minutes(5), Play.minutes(9), Play.minutes(5), road);
    play.changes(new Patch("drill", "k", 0, Play.minutes(9), List.of(), List.of(episode)))
        .yes(play.match("a", 7, 5.2))
        .time(60)
        .leavesNoState();
    assertThat(play.incidents()).extracting(Incident::quietedBy).containsExactly("drill k");
  }

  private static Shape line(Place from, Place to) {
    Coordinate[] ends = {
      new Coordinate(from.lon(), from.lat()), new Coordinate(to.lon(), to.lat())
    };
    try {
      return Shape.of(new GeometryFactory().createLineString(ends));
    } catch (BadShape e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Rule cause() {
    return rule(
        "outage",
        JOIN,
        s ->
            with(
                s,
                null,
                null,
                new IncidentSpec.Explains(List.of("crash"), Play.minutes(5), 1000, false),
                null));
  }

  @Test
  void aCauseMutesItsSymptoms() {
    Rule cause = cause();
    play = Play.of(JOIN, cause);
    Match out = play.match("o", 4, 0);
    play.yes(cause, out, "ALERT OPEN 0004 of 1")
        .yes(play.match("a", 7, 0.5))
        .yes(play.match("b", 7, 5), "ALERT OPEN 0007 of 1")
        .time(19, "UPDATE ENDED 0004 of 1")
        .time(22, "UPDATE ENDED 0007 of 1")
        .time(80)
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.EXPLAINED, What.UNTOLD);
    assertThat(play.incidents())
        .filteredOn(incident -> incident.rule().equals("crash"))
        .extracting(Incident::explainedBy)
        .containsExactly(out.id().text("outage"), null);
  }

  @Test
  void whatHadACauseThatGoesAwayIsTold() {
    Rule cause = cause();
    play = Play.of(cause, JOIN);
    play.yes(play.match("o", 4, 0), "ALERT OPEN 0004 of 1")
        .yes(JOIN, play.match("a", 7, 0.5))
        .no(play.match("o", 4, 0), "CANCEL WITHDRAWN 0004 of 1", "ALERT OPEN 0007 of 1")
        .time(80, "UPDATE ENDED 0007 of 1")
        .leavesNoState();
    assertThat(play.incidents()).extracting(Incident::explainedBy).containsOnlyNulls();
  }

  @Test
  void tooManyAtOnceAreToldAsOneWithACount() {
    IncidentSpec.Storm storm = new IncidentSpec.Storm(2, Play.minutes(10));
    play = Play.of(rule("crash", JOIN, s -> with(s, null, null, null, storm)));
    play.yes(play.match("a", 1, 0), "ALERT OPEN 0001 of 1")
        .yes(play.match("b", 2, 5), "ALERT OPEN 0002 of 1")
        .yes(play.match("c", 3, 10), "ALERT OPEN 0003-storm of 3");
    assertThat(play.last.storm()).isEqualTo(3);
    assertThat(play.last.headline()).containsEntry("en", "3 × crash");
    play.yes(play.match("d", 4, 15))
        .time(13, "UPDATE OPEN 0003-storm of 4")
        .time(14, "UPDATE ENDED 0003-storm of 4")
        .time(17, "UPDATE ENDED 0001 of 1", "UPDATE ENDED 0002 of 1")
        .time(60)
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.STORM, What.STORM);
    assertThat(play.incidents()).hasSize(4);
  }
}
