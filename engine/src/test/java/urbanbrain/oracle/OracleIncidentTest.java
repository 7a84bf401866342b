package urbanbrain.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Events.stream;
import static urbanbrain.harness.Rules.leg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchId;

/** Sentence by sentence, what an incident is. */
class OracleIncidentTest {

  private static final double METRE = 1 / 111_195.0;
  private static final double NOWHERE = Double.NaN;
  private static final StreamType CRASH = stream("traffic.crash", "town:text");

  private static final StreamType CLOSE = stream("operations.close", "incident:text");

  private final List<Event> events = new ArrayList<>();
  private long gap;
  private double near = Double.NaN;
  private boolean sameKey;

  @Test
  void withoutPlaceAndKeyEachMatchIsOne() {
    gap = 1_000;
    crash("a", 100, 0);
    crash("b", 100, 0);
    assertIncidents(any(), "100-100 1: a", "100-100 1: b");
  }

  @Test
  void stepsOfAtMostTheGapAndTheDistanceConnect() {
    gap = 10;
    near = 100;
    crash("a", 100, 0);
    crash("b", 110, 99);
    crash("c", 120, 198);
    crash("d", 131, 198);
    crash("e", 120, 299);
    crash("f", 110, NOWHERE);
    assertIncidents(any(), "100-120 3: a b c", "110-110 1: f", "120-120 1: e", "131-131 1: d");
  }

  @Test
  void theSameKeyConnectsWhateverTheDistance() {
    gap = 10;
    near = 100;
    sameKey = true;
    town("A", "a", 100, 0);
    town("A", "b", 105, 9_000);
    town("B", "c", 105, 9_050);
    town("B", "d", 110, 50_000);
    town("A", "e", 130, 0);
    assertIncidents(pairs(), "100-110 4: a b c d");
  }

  @Test
  void itIsWhatItsSmallestMatchIsAndEvidenceCountsOnce() {
    gap = 10;
    sameKey = true;
    town("A", "b", 100, 7);
    town("A", "a", 100, 5);
    town("A", "c", 102, 9);
    Incident incident = incidents(pairs()).get(0);
    assertThat(incident.contentId())
        .isEqualTo(new MatchId(100, "a", events.get(1).content()).text("pairs"));
    assertThat(incident.place()).isEqualTo(new Place(40 + 5 * METRE, -75));
    assertThat(incident.key()).isEqualTo("A");
    assertThat(incident.matches()).isEqualTo(3);
    assertThat(incident.evidence().total()).isEqualTo(3);
  }

  @Test
  void evidenceIsShownUpToTheFirstTen() {
    gap = 10;
    near = 100;
    for (int i = 20; i > 0; i--) {
      crash("e" + i, 100 + i, 0);
    }
    assertThat(incidents(any()).get(0).evidence().total()).isEqualTo(20);
    assertThat(incidents(any()).get(0).evidence().shown())
        .extracting(EventRef::time)
        .containsExactly(101L, 102L, 103L, 104L, 105L, 106L, 107L, 108L, 109L, 110L);
  }

  @Test
  void itHasEndedOnceNothingThatMayComeCanJoinIt() {
    gap = 10;
    sameKey = true;
    town("A", "a", 100, 0);
    town("A", "b", 100, 0);
    crash("newest", 114, 0);
    assertState(pairs(), "open");
    crash("newer", 115, 0);
    assertState(pairs(), "GAP");
  }

  @Test
  void anEpisodeKeepsItOpenAndItsEndClearsIt() {
    sameKey = true;
    town("A", "a", 5, 0);
    town("B", "newest", 19, 0);
    assertState(surge(), "open", "open");
    town("B", "newer", 20, 0);
    assertState(surge(), "CLEARED", "open");
    gap = 1;
    assertState(surge(), "open", "open");
  }

  @Test
  void theSpansOfEpisodesAreWhatTheGapIsBetween() {
    gap = 10;
    near = 100;
    town("A", "a", 5, 0);
    town("B", "b", 25, 90);
    town("C", "c", 56, 0);
    crash("newest", 100, 0);
    assertIncidents(surge(), "10-40 2: a b", "60-70 1: c");
    gap = 9;
    assertIncidents(surge(), "10-20 1: a", "30-40 1: b", "60-70 1: c");
  }

  @Test
  void peopleCloseWhatHoldsTheMatchThatTheyName() {
    gap = 10;
    near = 100;
    crash("a", 100, 0);
    crash("b", 105, 0);
    crash("c", 106, 0);
    crash("d", 116, 0);
    closed(105, named(1, "-2"));
    assertIncidents(any(), "100-105 2: a b", "106-116 2: c d");
    assertState(any(), "CLOSED", "open");
  }

  @Test
  void whatHasEndedByThenStaysAsItIs() {
    gap = 10;
    near = 100;
    crash("a", 100, 0);
    closed(111, named(0, ""));
    closed(110, "any-19700101T000000Z-0000000000");
    assertState(any(), "GAP");
    closed(110, named(0, ""));
    assertState(any(), "CLOSED");
  }

  @Test
  void whatGoesOnEndsWhenPeopleSaySo() {
    sameKey = true;
    town("A", "a", 5, 0);
    town("B", "newest", 15, 0);
    closed(12, new MatchId(10, "A", 0).text("surge"));
    assertIncidents(surge(), "10-12 1: a", "20-open 1: newest");
    assertState(surge(), "CLOSED", "open");
  }

  /** The id of the match of a crash, as people may write it. */
  private String named(int crash, String turn) {
    Event e = events.get(crash);
    return new MatchId(e.time(), e.id(), e.identity()).text("any") + turn;
  }

  private void closed(long time, String incident) {
    events.add(Events.of(CLOSE).with("incident", incident).at(time, "close" + events.size()));
  }

  private Rule any() {
    return rule("any", new Form.Any(List.of(leg("crash", CRASH))));
  }

  /** Two crashes of one town within 5. */
  private Rule pairs() {
    var leg = Rules.counting(leg("crash", CRASH), 2);
    var form = new Form.All(List.of(leg), leg, 5, 5, Double.NaN, List.of("town"), 1);
    return rule("pairs", form);
  }

  /** From the end of the ten in which a town had a crash, until the end of the next. */
  private Rule surge() {
    var count = new Lane(Lane.Op.COUNT, "", null, null);
    var form =
        new Form.Window(
            leg("crash", CRASH),
            List.of("town"),
            10,
            10,
            List.of(count),
            a -> a.value(0) > 0,
            null,
            0,
            0);
    return rule("surge", form);
  }

  private Rule rule(String name, Form form) {
    var spec = new IncidentSpec(Severity.Minor, Map.of("en", name), gap, near, sameKey);
    return Rules.rule(name, RuleClass.M, form, spec);
  }

  private void crash(String id, long time, double metresNorth) {
    town(null, id, time, metresNorth);
  }

  private void town(String town, String id, long time, double metresNorth) {
    double lat = 40 + metresNorth * METRE;
    double lon = Double.isNaN(lat) ? lat : -75;
    events.add(Events.of(CRASH).with("town", town).in(lat, lon).at(time, id));
  }

  private List<Incident> incidents(Rule rule) {
    var streams = new Dictionary(List.of(CRASH, CLOSE));
    return Oracle.incidents(new RuleSet(streams, List.of(rule)), events);
  }

  private void assertState(Rule rule, String... states) {
    assertThat(incidents(rule).stream().map(i -> i.ended() ? i.reason().name() : "open").toList())
        .isEqualTo(Arrays.asList(states));
  }

  /** Incidents as text: span, number of matches, evidence. */
  private void assertIncidents(Rule rule, String... expected) {
    assertThat(incidents(rule).stream().map(OracleIncidentTest::text).toList())
        .containsExactlyInAnyOrder(expected);
  }

  private static String text(Incident i) {
    String end = i.end() == Episode.OPEN ? "open" : Long.toString(i.end());
    return i.evidence().shown().stream()
        .map(EventRef::id)
        .collect(Collectors.joining(" ", i.start() + "-" + end + " " + i.matches() + ": ", ""));
  }
}
