package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** Whatever the order of arrival, the chain ends with the oracle's answers; in Flink's harness. */
class ChainTest {

  private static final List<Long> LATENESSES = List.of(0L, 20_000L, 10_000_000L);

  /** In one task each, in several, and with restores. */
  private static final List<Chain.Manner> MANNERS =
      List.of(
          new Chain.Manner(1, 0, Runner.HARNESS),
          new Chain.Manner(3, 0, Runner.HARNESS),
          new Chain.Manner(2, 0.04, Runner.HARNESS));

  @ParameterizedTest
  @MethodSource("seeds")
  void endsWithTheAnswersOfTheOracle(long seed) {
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
        Set<MatchId> expected = onArrival(rule, Oracle.matches(rules, rule, made.events()));
        assertThat(Promises.present(rule, updates).keySet())
            .as("%s%n%s", rule.name(), made.text())
            .containsAll(expected);
      }
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 200));
  }

  static void check(Case made, long seed) {
    RuleSet rules = made.rules();
    Answers expected = Answers.ofOracle(rules, made.events());
    Random random = new Random(seed);
    for (Chain.Manner manner : MANNERS) {
      long lateness = LATENESSES.get(random.nextInt(LATENESSES.size()));
      var arrivals = Arrivals.of(made.events(), lateness, random);
      Outcome outcome = Chain.play(rules, arrivals, manner, random);
      assertThat(Answers.of(rules, outcome)).as("%s", manner).isEqualTo(expected);
      assertThat(outcome.left()).as("left in state and timers").isZero();
      Promises.matchesStay(rules, outcome);
      Promises.settledMatchesAreLeftAlone(outcome);
      Promises.handlesAreOpenedOnceAndCountOn(rules, outcome);
      Promises.messagesFoldToTheIncidents(outcome);
    }
  }

  /**
   * Joins of events at once. Of episodes only the first of a key, as closings must be waited for;
   * and not where raise must be held, which the key's own events may not show.
   */
  private static Set<MatchId> onArrival(Rule rule, List<Match> matches) {
    Stream<MatchId> ids = matches.stream().map(Match::id);
    if (rule.when() instanceof Form.Window window) {
      Set<String> keys = new HashSet<>();
      return window.hold() > 0
          ? Set.of()
          : ids.filter(id -> keys.add(id.name())).collect(Collectors.toSet());
    }
    boolean isOfEvents = rule.when().legs().stream().noneMatch(Leg::isSignal);
    return isOfEvents ? ids.collect(Collectors.toSet()) : Set.of();
  }

  private static String explain(Case made, long seed) {
    Case small = Shrink.of(made, c -> !failure(c, seed).isEmpty());
    return "seed %d fails, and so does%n%s%s".formatted(seed, small.text(), failure(small, seed));
  }

  private static String failure(Case made, long seed) {
    try {
      check(made, seed);
      return "";
    } catch (RuntimeException | AssertionError e) {
      return e.toString();
    }
  }
}
