package urbanbrain.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.job.Playback;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;

/** Figures that were worked out by hand, ties and overlaps included. Times are in seconds. */
class ScoringTest {

  private static final Place HERE = new Place(40, -75);

  /** 100 m north of it: a degree of latitude is 111,195 m. */
  private static final Place NEAR = new Place(40 + 100 / 111_195.0, -75);

  private static final Place FAR = new Place(41, -75);

  private final List<Truth> truths = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private final Map<String, Playback.Told> told = new HashMap<>();

  @Test
  void threeOfFourAreRightAndTwoOfThreeAreFound() {
    truth("t1", 100, 200, HERE);
    truth("t2", 1_000, 1_100, HERE);
    truth("t3", 5_000, 5_100, HERE);
    incident("a", 150, 160, HERE, 170, 170);
    incident("b", 190, 250, NEAR, 195, 220); // t1 again
    incident("c", 1_100, 1_200, HERE, 1_300, 1_400); // meets t2 at its very end
    incident("d", 3_000, 3_100, HERE, 3_050, 3_050); // nothing was there
    RuleScore score = only();
    assertThat(score.precision()).isEqualTo(0.75);
    assertThat(score.recall()).isEqualTo(2.0 / 3);
    assertThat(score.repeats()).isEqualTo(1);
    assertThat(score.seeming()).containsExactly(70_000L, 300_000L);
    assertThat(score.certain()).containsExactly(70_000L, 400_000L);
    assertThat(score.falseAlarmsADay()).isEqualTo(0.5);
    assertThat(score.falseAlarmsPerThousandKeys()).isEqualTo(20);
    assertThat(scoring(0).misses()).extracting(m -> m.truth().id()).containsExactly("t3");
    assertThat(scoring(0).falseAlarms()).extracting(Incident::contentId).containsExactly("d");
  }

  @Test
  void oneIncidentMayTellTwoTruthsThatOverlap() {
    truth("t1", 100, 200, HERE);
    truth("t2", 150, 300, HERE);
    incident("a", 180, 190, HERE, 200, 200);
    RuleScore score = only();
    assertThat(score.precision()).isEqualTo(1);
    assertThat(score.recall()).isEqualTo(1);
    assertThat(score.seeming()).containsExactly(50_000L, 100_000L);
  }

  @Test
  void ofTwoToldAtTheSameMomentTheEarlierIsNoRepeat() {
    truth("t1", 100, 200, HERE);
    incident("b", 120, 130, HERE, 200, 200);
    incident("a", 110, 130, HERE, 200, 200);
    assertThat(only().repeats()).isEqualTo(1);
    assertThat(only().seeming()).containsExactly(100_000L);
  }

  @Test
  void thatWhichIsHeldBackTellsNobody() {
    truth("t1", 100, 200, HERE);
    heldBack("a", 110, 150, HERE);
    RuleScore score = only();
    assertThat(score.incidents()).isZero();
    assertThat(score.heldBack()).isEqualTo(1);
    assertThat(score.precision()).isNaN();
    assertThat(score.recall()).isZero();
    assertThat(scoring(0).misses().get(0).heldBack().contentId()).isEqualTo("a");
  }

  @Test
  void aMillisecondBesideItsSlackIsTooFarAway() {
    truth("t1", 100, 200, HERE);
    incident("a", 260, 270, HERE, 280, 280);
    assertThat(scoring(60_000).overall().right()).isEqualTo(1);
    assertThat(scoring(59_999).overall().right()).isZero();
  }

  @Test
  void placesCountToTheirRadiusAndKeysWhateverThePlace() {
    truth("t1", 100, 200, HERE);
    truths.add(new Truth("t2", "r", null, 100_000, 200_000, HERE, 50, "k7"));
    incident("a", 110, 120, FAR, 130, 130);
    assertThat(only().right()).isZero();
    incidents.add(incident("b", 110, 120, FAR, "k7"));
    told.put("r b", new Playback.Told(130_000, 130_000));
    assertThat(only().right()).isEqualTo(1);
    assertThat(scoring(0).misses()).extracting(m -> m.truth().id()).containsExactly("t1");
  }

  @Test
  void anOpenIncidentReachesOnAndSoDoesATruthWithoutEnd() {
    truths.add(new Truth("t1", "r", null, 900_000, Long.MAX_VALUE, Place.NONE, Double.NaN, null));
    incidents.add(incident("a", 100, -1, HERE, null));
    told.put("r a", new Playback.Told(950_000, Playback.NEVER));
    assertThat(only().found()).isEqualTo(1);
    assertThat(only().seeming()).containsExactly(50_000L);
    assertThat(only().certain()).isEmpty();
  }

  @Test
  void aTruthOfAKindCountsForEachOfItsRulesAndOnceInAll() {
    truths.add(new Truth("t1", null, "crash", 100_000, 200_000, HERE, 500, null));
    incident("a", 110, 120, HERE, 130, 130);
    Fit fit = new Fit(0, Map.of("crash", Set.of("r", "s")));
    Scoring scoring = new Scoring(fit, truths, run());
    assertThat(scoring.byRule()).extracting(RuleScore::rule).containsExactly("r", "s");
    assertThat(scoring.byRule()).extracting(RuleScore::found).containsExactly(1, 0);
    assertThat(scoring.overall().truths()).isEqualTo(1);
    assertThat(scoring.overall().recall()).isEqualTo(1);
  }

  @Test
  void quantilesAreValuesThatWereThere() {
    List<Long> ten = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(RuleScore.quantile(ten, 0.5)).isEqualTo(5);
    assertThat(RuleScore.quantile(ten, 0.9)).isEqualTo(9);
    assertThat(RuleScore.quantile(List.of(7L), 0.9)).isEqualTo(7);
  }

  private void truth(String id, long start, long end, Place place) {
    truths.add(new Truth(id, "r", null, start * 1_000, end * 1_000, place, 200, null));
  }

  private void incident(String id, long start, long end, Place place, long seeming, long certain) {
    incidents.add(incident(id, start, end, place, null));
    told.put("r " + id, new Playback.Told(seeming * 1_000, certain * 1_000));
  }

  private void heldBack(String id, long start, long end, Place place) {
    incidents.add(incident(id, start, end, place, null));
  }

  private static Incident incident(String id, long start, long end, Place place, String key) {
    return new Incident(
        id,
        "r",
        "v",
        end >= 0,
        end >= 0 ? Incident.Reason.GAP : null,
        Severity.Minor,
        start * 1_000,
        end >= 0 ? end * 1_000 : Episode.OPEN,
        place,
        key,
        1,
        new Evidence(List.of(), 0, new long[0]));
  }

  private RuleScore only() {
    return scoring(0).byRule().get(0);
  }

  private Scoring scoring(long slack) {
    return new Scoring(new Fit(slack, Map.of()), truths, run());
  }

  /** Two days, fifty keys. */
  private Scoring.Run run() {
    return new Scoring.Run(incidents, told, 2, rule -> 50);
  }
}
