package urbanbrain.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Events.stream;
import static urbanbrain.harness.Rules.leg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Incident;

/** What must be absent around an anchor, what holds for a while, and how severe it all is. */
class OracleAbsentTest {

  private static final double METRE = 1 / 111_195.0;
  private static final StreamType FALL = stream("health.fall", "town:text");
  private static final StreamType HELP = stream("health.help", "town:text");
  private static final StreamType WORKS = stream("operations.works", "town:text");
  private static final Leg FALLS = leg("fall", FALL);

  private final List<Event> events = new ArrayList<>();
  private List<Leg> filled = List.of(FALLS);
  private List<Leg> absent = List.of(leg("help", HELP));
  private double near = Double.NaN;
  private List<IncidentSpec.Graded> severities =
      List.of(new IncidentSpec.Graded(Severity.Minor, null));

  @Test
  void nothingAbsentMayStandInTheClosedInterval() {
    is(FALL, "a", 100);
    is(HELP, "before", 94);
    is(HELP, "after", 111);
    assertMatches("a");
    is(HELP, "last", 110);
    assertMatches();
    events.remove(events.size() - 1);
    is(HELP, "first", 95);
    assertMatches();
  }

  @Test
  void itIsDecidedOnceTheIntervalIsOver() {
    is(FALL, "a", 100);
    is(FALL, "newest", 109);
    assertMatches();
    is(FALL, "newer", 110);
    assertMatches("a");
  }

  @Test
  void whatIsFarAwayRefutesNothing() {
    near = 100;
    at(FALL, "a", 100, 0);
    at(HELP, "far", 100, 101);
    is(HELP, "nowhere", 100);
    at(FALL, "newest", 110, 5_000);
    assertMatches("a");
    at(HELP, "near", 100, 99);
    assertMatches();
  }

  @Test
  void theAnchorDoesNotRefuteItself() {
    absent = List.of(leg("again", FALL));
    is(FALL, "a", 100);
    is(HELP, "newest", 200);
    assertMatches("a");
    is(FALL, "b", 105);
    assertMatches();
  }

  @Test
  void whatHoldsForAWhileFillsALegWhereItMeetsTheInterval() {
    filled = List.of(FALLS, leg("works", WORKS));
    absent = List.of();
    is(FALL, "a", 100);
    during("over", 50, 95);
    during("later", 111, 200);
    assertMatches();
    during("still", 50, 96);
    assertMatches("a");
    events.remove(events.size() - 1);
    during("soon", 110, 200);
    assertMatches("a");
  }

  @Test
  void whatIsPlannedForLaterDoesNotLetTimePass() {
    is(FALL, "a", 100);
    during("planned at 50", 1_000, 2_000);
    assertMatches();
  }

  @Test
  void theFirstSeverityWhoseConditionHoldsIsIts() {
    filled = List.of(FALLS, leg("works", WORKS));
    absent = List.of();
    severities =
        List.of(
            new IncidentSpec.Graded(Severity.Extreme, counts -> counts.value(1) >= 2),
            new IncidentSpec.Graded(Severity.Severe, counts -> counts.value(0) >= 2),
            new IncidentSpec.Graded(Severity.Minor, null));
    is(FALL, "a", 100);
    is(WORKS, "x", 100);
    assertThat(incidents().get(0).severity()).isEqualTo(Severity.Minor);
    is(FALL, "b", 300);
    is(WORKS, "y", 300);
    is(WORKS, "z", 301);
    assertThat(incidents())
        .extracting(Incident::severity)
        .containsExactly(Severity.Minor, Severity.Extreme);
  }

  private void is(StreamType stream, String id, long time) {
    events.add(Events.of(stream).at(time, id));
  }

  private void at(StreamType stream, String id, long time, double metresNorth) {
    events.add(Events.of(stream).in(40 + metresNorth * METRE, -75).at(time, id));
  }

  /** Works over [from, until), said at 50. */
  private void during(String id, long from, long until) {
    Event plain = Events.of(WORKS).arriving(50).at(from, id);
    events.add(plain.with(new Event.Special(until, null, false, null)));
  }

  /** The anchors of the matches. */
  private void assertMatches(String... expected) {
    assertThat(incidents().stream().map(i -> anchor(i)).toList())
        .isEqualTo(Arrays.asList(expected));
  }

  private static String anchor(Incident incident) {
    return incident.evidence().shown().stream()
        .filter(piece -> piece.leg().equals("fall"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<Incident> incidents() {
    var form = new Form.All(filled, FALLS, absent, 5, 10, near, List.of(), filled.size());
    var spec =
        new IncidentSpec(
            severities, Map.of("en", "x"), 0, Double.NaN, false, null, null, null, null, 0);
    Rule rule = Rules.rule("rule", RuleClass.A, form, spec);
    return Oracle.incidents(Rules.set(rule), events);
  }
}
