package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;
import urbanbrain.asset.Assets;
import urbanbrain.event.Place;
import urbanbrain.event.Site;
import urbanbrain.event.StreamType;
import urbanbrain.flow.Word;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.Severity;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Patch;
import urbanbrain.verdict.Strain;

/** Raise goes on from a snapshot in a city that reads other sources. */
class Raise_otherSourcesTest {

  private static final List<String> KEY = List.of("street");
  private static final double OPEN = Double.MAX_VALUE;
  private static final StreamType LEVELS = Events.stream("environment.level", "street:text");
  private static final RuleClocks.Source CALLS = source("calls", Play.STREAM);
  private static final RuleClocks.Source MORE = source("more", Play.STREAM);
  private static final RuleClocks.Source GAUGES = source("gauges", LEVELS);
  private static final Rule FLOOD = flood();

  private final Play play = Play.of(List.of(CALLS), Play.window(RuleClass.M), FLOOD);

  private static RuleClocks.Source source(String name, StreamType stream) {
    return new RuleClocks.Source(name, new TreeSet<>(List.of(stream.name())));
  }

  /** Of a stream that no source gives at first. */
  private static Rule flood() {
    Form form = new Form.Any(List.of(Rules.leg("level", LEVELS)));
    return Rules.rule(
        "flood",
        RuleClass.M,
        form,
        new IncidentSpec(Severity.Severe, Map.of("en", "x"), 0, 1000, false));
  }

  @Test
  void whatIsJudgedByTheSameSourcesGoesOnWhereverItsClockStandsAmongTheOthers() {
    play.yes(play.episode("a", 1, OPEN, 0), "ALERT OPEN 0001 of 1");
    play.restartIn(List.of(source("another", LEVELS), CALLS))
        .time(1, 2, "UPDATE OPEN 0001 of 1")
        .time(0, 60);
  }

  @Test
  void whatASourceMoreBeginsToJudgeAnewEndsAsIfItHadBeenClosed() {
    Play settled = Play.of(List.of(CALLS), Play.window(RuleClass.N), FLOOD);
    settled.yes(settled.episode("a", 1, OPEN, 0)).time(5, "ALERT OPEN 0001 of 1");
    settled.restartIn(List.of(CALLS, MORE)).time(6, "UPDATE ENDED 0001 of 1");
    assertThat(settled.last.facts().reason()).isEqualTo(Incident.Reason.CLOSED);
    assertThat(settled.last.facts().end()).isEqualTo(Play.minutes(5));
    assertThat(settled.audited()).containsExactly(AuditLine.What.CLOSED);
    assertThat(settled.incidents()).hasSize(1);
    settled
        .restart()
        .time(7)
        .yes(settled.episode("a", 8, OPEN, 0))
        .time(8, "ALERT OPEN 0008 of 1")
        .restart()
        .time(9, "UPDATE OPEN 0008 of 1");
  }

  @Test
  void whatNobodyJudgesAnyMoreEndsAndTheRestGoesOn() {
    play.yes(play.episode("a", 1, OPEN, 0), "ALERT OPEN 0001 of 1");
    play.restartIn(List.of(GAUGES)).time(9, "UPDATE ENDED 0001 of 1").time(99).leavesNoState();
  }

  @Test
  void itEndsThoughASnapshotIsMadeBeforeTheFirstWord() {
    play.yes(play.episode("a", 1, OPEN, 0), "ALERT OPEN 0001 of 1");
    play.restartIn(List.of(GAUGES)).restart().time(9, "UPDATE ENDED 0001 of 1");
  }

  @Test
  void whatMayNotHaveHappenedIsTakenBack() {
    Play unsure = Play.of(List.of(CALLS), Rules.provisional(Play.window(RuleClass.N)), FLOOD);
    unsure.perhaps(unsure.episode("a", 1, OPEN, 0), "ALERT PROVISIONAL 0001 of 1");
    unsure.restartIn(List.of(GAUGES)).time(9, "CANCEL WITHDRAWN 0001 of 1");
    assertThat(unsure.incidents()).isEmpty();
  }

  @Test
  void aCauseThatNobodyJudgesIsNoneAndNobodyWaitsForIt() {
    IncidentSpec cause = FLOOD.incident();
    IncidentSpec explaining =
        new IncidentSpec(
            cause.severities(),
            cause.headline(),
            0,
            1000,
            false,
            null,
            null,
            new IncidentSpec.Explains(List.of("surge"), 60_000, Double.NaN, false),
            null,
            cause.updateEvery());
    Rule flood = Rules.rule("flood", RuleClass.M, FLOOD.when(), explaining);
    Play city = Play.of(List.of(CALLS), Play.window(RuleClass.M), flood);
    city.yes(city.episode("a", 1, 2, 0), "ALERT OPEN 0001 of 1")
        .time(9, "UPDATE ENDED 0001 of 1")
        .leavesNoState();
    assertThat(city.incidents()).extracting(Incident::explainedBy).containsOnlyNulls().hasSize(1);
  }

  @Test
  void aSignalThatIsJudgedAnewKeepsNothingQuietUntilItSaysSoAgain() {
    IncidentSpec.Quiet quiet =
        new IncidentSpec.Quiet(Rules.signal("drill", "drill"), Double.NaN, false);
    Form window = Play.window(RuleClass.M).when();
    Rule drill =
        Rules.signalling("drill", RuleClass.M, new Form.Silent(leg(), KEY, 60_000, 60_000));
    IncidentSpec spec = new IncidentSpec(Severity.Severe, Map.of("en", "x"), 0, 1000, true);
    Rule rule = Rules.rule("surge", RuleClass.M, window, quieted(spec, quiet));
    Play quieted = Play.of(List.of(CALLS, GAUGES), rule, drill);
    Episode open = new Episode(0, Long.MAX_VALUE, 0, new Site(Place.NONE, null));
    quieted
        .changes(new Patch("drill", "k", 0, Play.minutes(9), List.of(), List.of(open)))
        .yes(quieted.episode("a", 7, OPEN, 0));
    quieted
        .restartIn(List.of(CALLS, GAUGES, source("more", LEVELS)))
        .time(8, "ALERT OPEN 0007 of 1");
  }

  private static Leg leg() {
    return Rules.leg("level", LEVELS);
  }

  private static IncidentSpec quieted(IncidentSpec s, IncidentSpec.Quiet quiet) {
    return new IncidentSpec(
        s.severities(),
        s.headline(),
        s.gap(),
        s.near(),
        s.sameKey(),
        null,
        quiet,
        null,
        null,
        s.updateEvery());
  }

  @Test
  void aBoundThatWasReachedIsToldByTheClockThatGoesOn() throws Exception {
    RuleClocks before = clocks(CALLS);
    RuleClocks after = clocks(GAUGES, CALLS, MORE);
    RuleClocks[] now = {before};
    try (Driver<Word, Alert> raise = raise(now)) {
      raise.element(new Word.Strained(0, new Strain("surge", Bound.MATCHES, 3, "a", 60_000)));
      now[0] = after;
      raise.restore();
      raise.element(new Word.Passed(0, Play.minutes(70)));
      raise.element(new Word.Passed(1, Play.minutes(70)));
      assertThat(raise.out())
          .extracting(Alert::state)
          .containsExactly(Alert.State.OPEN, Alert.State.OPEN, Alert.State.ENDED);
    }
  }

  @Test
  void aBoundOfWhatNobodyJudgesAnyMoreIsOver() throws Exception {
    RuleClocks[] now = {clocks(CALLS)};
    try (Driver<Word, Alert> raise = raise(now)) {
      raise.element(new Word.Strained(0, new Strain("surge", Bound.MATCHES, 3, "a", 60_000)));
      now[0] = clocks(GAUGES);
      raise.restore();
      raise.element(new Word.Passed(0, Play.minutes(2)));
      assertThat(raise.out())
          .extracting(Alert::state)
          .containsExactly(Alert.State.OPEN, Alert.State.ENDED);
    }
  }

  private static RuleClocks clocks(RuleClocks.Source... sources) {
    return RuleClocks.of(Rules.set(FLOOD, Play.window(RuleClass.M)), List.of(sources));
  }

  private static Driver<Word, Alert> raise(RuleClocks[] now) {
    return Driver.keyed(
        () -> new Raise("riverton", now[0], Assets.NONE, Epochs.from(0), false),
        word -> "riverton",
        Types.STRING);
  }
}
