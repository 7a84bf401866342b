package urbanbrain.flow.raise.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.geo.Earth;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

class LinksTest {

  private static final StreamType CALL = Events.stream("health.ems_call");
  private static final Place HERE = new Place(0, 0);
  private static final Place THERE = new Place(0, 0.01);
  private static final double APART = Earth.metres(0, 0, 0, 0.01);

  @Test
  void matchesAreLinkedUpToTheGapBetweenThem() {
    Links links = links(10, Double.NaN, true);
    Match match = match("k", 100, 200, HERE);
    assertThat(links.linked(match, match("k", 210, 300, HERE))).isTrue();
    assertThat(links.linked(match, match("k", 211, 300, HERE))).isFalse();
    assertThat(links.linked(match("k", 210, 300, HERE), match)).isTrue();
    assertThat(links.linked(match("k", 211, 300, HERE), match)).isFalse();
    assertThat(links.linked(match, match("k", 150, 160, HERE))).isTrue();
    assertThat(links.linked(match, match("l", 150, 160, HERE))).isFalse();
    assertThat(links.linked(match(null, 1, 1, HERE), match(null, 1, 1, HERE))).isFalse();
  }

  @Test
  void matchesAreLinkedUpToTheDistanceThatIsNear() {
    Match here = match("k", 100, 100, HERE);
    Match there = match("l", 100, 100, THERE);
    assertThat(links(10, APART, false).linked(here, there)).isTrue();
    assertThat(links(10, APART - 0.01, false).linked(here, there)).isFalse();
    assertThat(links(10, APART - 0.01, true).linked(here, there)).isFalse();
    Match nowhere = match("k", 100, 100, Place.NONE);
    assertThat(links(10, APART, false).linked(here, nowhere)).isFalse();
    assertThat(links(10, APART, false).linked(nowhere, here)).isFalse();
    assertThat(links(10, APART, true).linked(here, nowhere)).isTrue();
  }

  @Test
  void withoutAnythingThatLinksOnlyOpenEpisodesOfOneKeyAreTheSame() {
    Links links = links(10, Double.NaN, false);
    Match open = match("k", 100, Episode.OPEN, HERE);
    assertThat(links.linked(match("k", 100, 200, HERE), match("k", 100, 200, HERE))).isFalse();
    assertThat(links.linked(open, match("k", 500, Episode.OPEN, THERE))).isTrue();
    assertThat(links.linked(open, match("l", 500, Episode.OPEN, THERE))).isFalse();
    assertThat(links.linked(open, match("k", 500, 600, THERE))).isFalse();
    assertThat(links.linked(match("k", 500, 600, THERE), open)).isFalse();
    assertThat(links.linked(cut(150, HERE, "k"), open)).isFalse();
  }

  @Test
  void whatEndsIncidentsIsLinkedFromAMatchsStartUpToTheGapAfterItsEnd() {
    Links links = links(10, APART, true);
    Match match = match("k", 100, 200, HERE);
    assertThat(links.linked(cut(99, HERE, null), match)).isFalse();
    assertThat(links.linked(cut(100, HERE, null), match)).isTrue();
    assertThat(links.linked(cut(210, HERE, null), match)).isTrue();
    assertThat(links.linked(cut(211, HERE, null), match)).isFalse();
    assertThat(links.linked(cut(150, THERE, null), match)).isTrue();
    assertThat(links.linked(cut(150, Place.NONE, "k"), match)).isTrue();
    assertThat(links.linked(cut(150, Place.NONE, "l"), match)).isFalse();
    Match open = match("k", 100, Episode.OPEN, HERE);
    assertThat(links.linked(cut(1_000_000, HERE, null), open)).isTrue();
  }

  @Test
  void whatHasPassedIsKnownFromTheGapAndTheReach() {
    Links links = links(10, APART, true);
    assertThat(links.pastAt(100)).isEqualTo(115);
    assertThat(links.pastAt(Episode.OPEN)).isEqualTo(Times.END);
    assertThat(links.knownAt(100)).isEqualTo(105);
    assertThat(links.knownUpTo(105)).isEqualTo(100);
    assertThat(links.knownUpTo(Times.END)).isEqualTo(Times.END);
    assertThat(links.knownUpTo(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(links.rule()).isEqualTo("crash");
  }

  /** Of a rule that looks 5 ms ahead. */
  static Links links(long gap, double near, boolean sameKey) {
    Leg call = Rules.leg("call", CALL);
    Form form = new Form.All(List.of(call), call, 0, 5, 1_000, List.of(), 1);
    IncidentSpec spec = new IncidentSpec(Severity.Minor, Map.of("en", "x"), gap, near, sameKey);
    return new Links(Rules.rule("crash", RuleClass.M, form, spec));
  }

  private static Cut cut(long time, Place place, String key) {
    return new Cut(time, 1, Cut.NOBODY, place, key);
  }

  static Match match(String key, long start, long end, Place place) {
    Evidence evidence = new Evidence(List.of(), 0, new long[0]);
    return new Match(new MatchId(start, "m", 0), key, start, end, place, evidence);
  }
}
