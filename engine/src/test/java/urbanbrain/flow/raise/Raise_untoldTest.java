package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.AuditLine.What;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Patch;

/**
 * What a signal of another clock seems to keep quiet is told as soon as that clock says that it did
 * not; what it did keep quiet is never told.
 */
class Raise_untoldTest {

  private static final int CRASHES = 0;
  private static final int DRILLS = 1;

  private Play play;

  @BeforeEach
  void aDrillThatSeemsToGoOn() {
    Leg cleared = Rules.leg("cleared", People.CLEARED);
    Form form =
        new Form.Window(
            cleared, List.of("street"), 60_000, 60_000, List.of(), a -> false, null, 0, 0);
    Rule join = Play.join(RuleClass.M);
    IncidentSpec.Quiet quiet =
        new IncidentSpec.Quiet(Rules.signal("drill", "drill"), Double.NaN, false);
    IncidentSpec like = join.incident();
    IncidentSpec spec =
        new IncidentSpec(
            like.severities(),
            like.headline(),
            like.gap(),
            like.near(),
            like.sameKey(),
            null,
            quiet,
            null,
            null,
            like.updateEvery());
    play =
        Play.of(
            List.of(source("calls", Play.STREAM.name()), source("drills", People.CLEARED.name())),
            Rules.rule("crash", RuleClass.M, join.when(), spec),
            Rules.signalling("drill", RuleClass.N, form));
    play.changes(drill(Long.MAX_VALUE)).yes(play.match("a", 7, 0));
  }

  private static RuleClocks.Source source(String name, String stream) {
    return new RuleClocks.Source(name, new TreeSet<>(List.of(stream)));
  }

  private static Patch drill(long end) {
    Episode episode = new Episode(Play.minutes(5), end, Play.minutes(5), People.at(0));
    return new Patch("drill", "k", 0, Long.MAX_VALUE, List.of(), List.of(episode));
  }

  @Test
  void whatGoesOnIsToldWhenTheDrillWasOverBefore() {
    play.time(CRASHES, 8)
        .time(DRILLS, 5)
        .changes(drill(Play.minutes(6)), "ALERT OPEN 0007 of 1")
        .time(CRASHES, 22, "UPDATE ENDED 0007 of 1");
    assertThat(play.audited()).containsExactly(What.QUIET, What.RELEASED);
  }

  @Test
  void whatIsOverIsToldToo() {
    play.time(CRASHES, 60)
        .time(DRILLS, 5)
        .changes(drill(Play.minutes(6)), "ALERT OPEN 0007 of 1", "UPDATE ENDED 0007 of 1")
        .time(DRILLS, 60);
    assertThat(play.audited()).containsExactly(What.QUIET, What.RELEASED);
    assertThat(play.incidents()).extracting(Incident::quietedBy).containsOnlyNulls();
  }

  @Test
  void whatIsToldAfterAllOthersWereIsToldAfterARestartToo() {
    play.end(CRASHES)
        .restart()
        .end(CRASHES)
        .changes(drill(Play.minutes(6)), "ALERT OPEN 0007 of 1")
        .end(DRILLS)
        .leavesNoState();
    assertThat(play.incidents()).extracting(Incident::quietedBy).containsOnlyNulls();
  }

  @Test
  void whatTheDrillKeptQuietIsNeverTold() {
    play.time(CRASHES, 60)
        .time(DRILLS, 6.9)
        .changes(drill(Play.minutes(8)))
        .time(DRILLS, 60)
        .end(CRASHES)
        .end(DRILLS)
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.QUIET, What.UNTOLD);
    assertThat(play.audit().get(1).detail())
        .isEqualTo("was held back as long as it lasted by drill k");
    assertThat(play.incidents()).extracting(Incident::quietedBy).containsExactly("drill k");
  }

  @Test
  void whatOutlastsTheDrillThatItBeganInIsNotToldEither() {
    play.time(CRASHES, 8)
        .changes(drill(Play.minutes(8)))
        .time(DRILLS, 60)
        .yes(play.match("b", 15, 0))
        .end(CRASHES)
        .end(DRILLS)
        .leavesNoState();
    assertThat(play.audited()).containsExactly(What.QUIET, What.UNTOLD);
    assertThat(play.incidents()).extracting(Incident::quietedBy).containsExactly("drill k");
  }
}
