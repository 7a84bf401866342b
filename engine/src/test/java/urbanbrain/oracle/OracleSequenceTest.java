package urbanbrain.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Events.stream;
import static urbanbrain.harness.Rules.leg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Match;

/** Sentence by sentence, what a match of a sequence is, and what absence asks. */
class OracleSequenceTest {

  private static final double METRE = 1 / 111_195.0;
  private static final StreamType ALARM = stream("utility.alarm", "area:text");
  private static final StreamType BURST = stream("utility.burst", "area:text");
  private static final StreamType FLOOD = stream("traffic.flood", "area:text");
  private static final StreamType CREW = stream("utility.crew", "area:text");

  private final List<Event> events = new ArrayList<>();
  private final List<Rule> signals = new ArrayList<>();
  private List<Leg> steps = List.of(leg("alarm", ALARM), leg("burst", BURST), leg("flood", FLOOD));
  private List<Leg> absent = List.of();
  private long from;
  private long to = 100;
  private double near = Double.NaN;
  private List<String> same = List.of();

  @Test
  void eachLegComesAfterTheOneBefore() {
    is(ALARM, "a", 0);
    is(BURST, "b", 10);
    is(FLOOD, "f", 20);
    is(FLOOD, "early", 5);
    assertMatches("a@0: a/alarm b/burst f/flood");
  }

  @Test
  void legsAtOneInstantAreInNoOrder() {
    is(ALARM, "a", 0);
    is(BURST, "b", 10);
    is(FLOOD, "f", 10);
    assertMatches();
    is(BURST, "c", 0);
    assertMatches();
    is(FLOOD, "g", 11);
    assertMatches("a@0: a/alarm b/burst g/flood");
  }

  @Test
  void allOfItIsWithinWhatTheAnchorAllows() {
    is(ALARM, "a", 0);
    is(BURST, "b", 10);
    is(FLOOD, "f", 101);
    assertMatches();
    is(FLOOD, "g", 100);
    assertMatches("a@0: a/alarm b/burst g/flood");
  }

  @Test
  void aRangeIsAskedOfTheLastLegOnly() {
    from = 50;
    is(ALARM, "a", 0);
    is(BURST, "b", 10);
    is(FLOOD, "f", 49);
    assertMatches();
    is(FLOOD, "g", 50);
    assertMatches("a@0: a/alarm b/burst g/flood");
  }

  @Test
  void evidenceIsAllThatStandsOnSomeFullChain() {
    is(ALARM, "a", 0);
    is(BURST, "b", 10);
    is(FLOOD, "f", 20);
    is(BURST, "c", 20);
    is(BURST, "d", 30);
    is(FLOOD, "g", 30);
    assertMatches("a@0: a/alarm b/burst c/burst f/flood g/flood");
  }

  @Test
  void everyAnchorMakesOneMatch() {
    is(ALARM, "a", 0);
    is(ALARM, "z", 1);
    is(BURST, "b", 10);
    is(FLOOD, "f", 20);
    assertMatches("a@0: a/alarm b/burst f/flood", "z@1: z/alarm b/burst f/flood");
  }

  @Test
  void oneStreamMayFillSeveralLegs() {
    steps = List.of(leg("one", BURST), leg("two", BURST));
    is(BURST, "a", 0);
    is(BURST, "b", 10);
    is(BURST, "c", 20);
    assertMatches("a@0: a/one b/two c/two", "b@10: b/one c/two");
  }

  @Test
  void placesAreComparedWithTheAnchorAndNotAlongTheChain() {
    near = 100;
    at(ALARM, "a", 0, 0);
    at(BURST, "b", 10, 90);
    at(FLOOD, "f", 20, 180);
    assertMatches();
    at(FLOOD, "g", 20, -90);
    assertMatches("a@0: a/alarm b/burst g/flood");
  }

  @Test
  void theKeyIsTheAnchors() {
    same = List.of("area");
    in(ALARM, "a", 0, "N");
    in(BURST, "b", 10, "N");
    in(FLOOD, "f", 20, "S");
    is(FLOOD, "nowhere", 20);
    assertMatches();
    in(FLOOD, "g", 21, "N");
    assertMatches("a@0 N: a/alarm b/burst g/flood");
  }

  @Test
  void aSignalCountsAtItsStartAlsoAsAnchor() {
    signals.add(surge());
    steps = List.of(Rules.signal("surge", "surge"), leg("flood", FLOOD));
    in(CREW, "c", 5, "N");
    is(FLOOD, "f", 10);
    assertMatches();
    is(FLOOD, "g", 11);
    assertMatches("N@10: N/surge g/flood");
    steps = List.of(leg("alarm", ALARM), Rules.signal("surge", "surge"));
    is(ALARM, "a", 10);
    is(ALARM, "b", 9);
    assertMatches("b@9: b/alarm N/surge");
  }

  @Test
  void nothingAbsentMayComeAfterTheAnchorWhateverTheChain() {
    steps = List.of(leg("alarm", ALARM), leg("flood", FLOOD));
    absent = List.of(leg("crew", CREW));
    is(ALARM, "a", 0);
    is(FLOOD, "f", 10);
    is(CREW, "before", 0);
    is(CREW, "after", 101);
    assertMatches("a@0: a/alarm f/flood");
    is(CREW, "c", 100);
    assertMatches();
  }

  @Test
  void untilItsIntervalIsOverNothingIsKnownToBeAbsent() {
    steps = List.of(leg("alarm", ALARM), leg("flood", FLOOD));
    absent = List.of(leg("crew", CREW));
    is(ALARM, "a", 0);
    is(FLOOD, "f", 99);
    assertMatches();
    is(BURST, "newest", 100);
    assertMatches("a@0: a/alarm f/flood");
  }

  @Test
  void anEventWithoutTheKeyRefutesNothing() {
    same = List.of("area");
    steps = List.of(leg("alarm", ALARM), leg("flood", FLOOD));
    absent = List.of(leg("crew", CREW));
    in(ALARM, "a", 0, "N");
    in(FLOOD, "f", 10, "N");
    is(CREW, "c", 20);
    in(CREW, "d", 20, "S");
    is(BURST, "newest", 100);
    assertMatches("a@0 N: a/alarm f/flood");
    in(CREW, "e", 20, "N");
    assertMatches();
  }

  /** A signal [10, 20) for a crew in minute 0 to 9. */
  private static Rule surge() {
    var count = new Lane(Lane.Op.COUNT, "", null, null);
    var by = List.of("area");
    var form =
        new Form.Window(
            leg("crew", CREW), by, 10, 10, List.of(count), a -> a.value(0) > 0, null, 0, 0);
    return Rules.signalling("surge", RuleClass.M, form);
  }

  private void is(StreamType stream, String id, long time) {
    events.add(Events.of(stream).at(time, id));
  }

  private void in(StreamType stream, String id, long time, String area) {
    events.add(Events.of(stream).with("area", area).at(time, id));
  }

  private void at(StreamType stream, String id, long time, double metresNorth) {
    events.add(Events.of(stream).in(40 + metresNorth * METRE, -75).at(time, id));
  }

  /** Matches as text: the anchor's name and time, its key, and the pieces with their legs. */
  private void assertMatches(String... expected) {
    var form = new Form.Sequence(steps, absent, from, to, near, same);
    Rule rule = Rules.raising("rule", RuleClass.M, form);
    List<Rule> rules = new ArrayList<>(signals);
    rules.add(rule);
    List<Match> matches = Oracle.matches(Rules.set(rules.toArray(Rule[]::new)), rule, events);
    assertThat(matches.stream().map(OracleSequenceTest::text).toList())
        .isEqualTo(Arrays.asList(expected));
  }

  private static String text(Match m) {
    String key = m.key() == null ? "" : " " + m.key();
    return m.evidence().shown().stream()
        .map(r -> r.id() + "/" + r.leg())
        .collect(Collectors.joining(" ", m.id().name() + "@" + m.start() + key + ": ", ""));
  }
}
