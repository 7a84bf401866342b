package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.oracle.Oracle;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** Whatever the order of arrival, the chain ends with the oracle's incidents. */
class ChainTest {

  private static final int ORDERS = 3;
  private static final IncidentLines LINES = new IncidentLines(ZoneOffset.UTC);

  @ParameterizedTest
  @MethodSource("seeds")
  void endsWithTheIncidentsOfTheOracle(long seed) {
    Case made = Cases.of(seed);
    try {
      check(made, seed);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(explain(made, seed), e);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void saysWhatIsMonotoneWithoutAnyWatermark(long seed) {
    Case made = Cases.of(seed);
    RuleSet rules = made.rules();
    Random random = new Random(seed);
    List<Event> order = new ArrayList<>(made.events());
    Collections.shuffle(order, random);
    var updates = Chain.onArrival(rules, order, random);
    for (Rule rule : rules.judged()) {
      if (rule.verdict() == RuleClass.M && rule.raises()) {
        Set<MatchId> present = Promises.present(rule, updates).keySet();
        Set<MatchId> expected = onArrival(rule, Oracle.matches(rules, rule, made.events()));
        assertThat(present).as("%s%n%s", rule.name(), made.text()).containsAll(expected);
      }
    }
  }

  /**
   * Joins of events at once; of episodes only the first of a key, as closings must be waited for,
   * and none that raise must be held for, as its boundaries may lie beyond the key's newest event.
   */
  private static Set<MatchId> onArrival(Rule rule, List<Match> matches) {
    Stream<MatchId> ids = matches.stream().map(Match::id);
    if (rule.when() instanceof Form.Window window) {
      if (window.hold() > 0) {
        return Set.of();
      }
      Set<String> keys = new HashSet<>();
      return ids.filter(id -> keys.add(id.name())).collect(Collectors.toSet());
    }
    boolean isOfEvents = rule.when().legs().stream().noneMatch(Leg::isSignal);
    return isOfEvents ? ids.collect(Collectors.toSet()) : Set.of();
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 200));
  }

  private static String explain(Case made, long seed) {
    Case small = Shrink.of(made, c -> fails(c, seed));
    return "seed %d fails, and so does%n%s".formatted(seed, small.text()) + failure(small, seed);
  }

  private static boolean fails(Case made, long seed) {
    return !failure(made, seed).isEmpty();
  }

  private static String failure(Case made, long seed) {
    try {
      check(made, seed);
      return "";
    } catch (RuntimeException | AssertionError e) {
      return e.toString();
    }
  }

  static void check(Case made, long seed) {
    RuleSet rules = made.rules();
    List<String> expected = lines(Oracle.incidents(rules, made.events()));
    for (int order = 0; order < ORDERS; order++) {
      Random random = new Random(seed * ORDERS + order);
      long lateness = List.of(0L, 20_000L, 10_000_000L).get(random.nextInt(3));
      var arrivals = Arrivals.of(made.events(), lateness, random);
      var manner = new Chain.Manner(1 + random.nextInt(3), order == 0 ? 0 : 0.05);
      Outcome outcome = Chain.play(rules, arrivals, manner, random);
      for (Rule rule : rules.judged()) {
        if (rule.raises()) {
          assertThat(
                  Promises.present(rule, outcome.updates()).values().stream().map(ChainTest::text))
              .as("matches of %s in order %d", rule.name(), order)
              .containsExactlyElementsOf(
                  Oracle.matches(rules, rule, made.events()).stream()
                      .map(ChainTest::text)
                      .toList());
        }
      }
      if (Boolean.getBoolean("noraise")) {
        continue;
      }
      assertThat(lines(outcome.incidents())).as("order %d", order).isEqualTo(expected);
      assertThat(outcome.left()).as("left in state and timers").isZero();
      Promises.monotoneMatchesStay(rules, outcome);
      Promises.settledMatchesAreLeftAlone(outcome);
      Promises.handlesAreOpenedOnceAndCountOn(outcome);
      Promises.messagesFoldToTheIncidents(outcome);
    }
  }

  private static String text(Match match) {
    return "%s %s %d-%d %s %s of %d %s"
        .formatted(
            match.id(),
            match.key(),
            match.start(),
            match.end(),
            match.place(),
            match.evidence().shown(),
            match.evidence().total(),
            Arrays.toString(match.evidence().identities()));
  }

  /** The lines of the incidents, and the fields of the evidence, which no line tells. */
  private static List<String> lines(List<Incident> incidents) {
    return incidents.stream()
        .sorted(IncidentLines.ORDER)
        .map(i -> LINES.line(i) + i.evidence().shown().stream().map(r -> r.fields()).toList())
        .toList();
  }
}
