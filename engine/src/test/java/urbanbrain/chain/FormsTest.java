package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.rule.Rule;
import urbanbrain.rule.clock.RuleClocks;

/**
 * Each form by itself: whatever the order of arrival, however far the watermark is told, in one
 * task or several and with restores, the chain ends with the oracle's answers, and keeps its
 * promises on the way. {@code -Dseeds=N} plays more of each, {@code -Dform=NAME} only one form.
 */
class FormsTest {

  private static final List<Long> LATENESSES = List.of(0L, 20_000L, 10_000_000L);

  /** In one task each, in several, and with restores. */
  private static final List<Chain.Manner> MANNERS =
      List.of(new Chain.Manner(1, 0), new Chain.Manner(3, 0), new Chain.Manner(2, 0.05));

  /** How many failures of each form are made smaller: that takes far longer than to play. */
  private static final int MOST_SHRUNK = 3;

  private static final Map<String, Integer> SHRUNK = new HashMap<>();

  @ParameterizedTest
  @MethodSource("tries")
  void endsWithTheAnswersOfTheOracle(Forms.Kind kind, boolean isRevised, long seed) {
    Try made = Forms.of(kind, isRevised, seed);
    String failure = failure(made, seed);
    if (!failure.isEmpty()) {
      boolean isNew = SHRUNK.merge(kind + " " + isRevised, 1, Integer::sum) <= MOST_SHRUNK;
      Try small = isNew ? shrunk(made, t -> !failure(t, seed).isEmpty()) : made;
      throw new AssertionError(
          "%s %s seed %d fails, and so does%n%s%n%s"
              .formatted(
                  kind, isRevised ? "revised" : "", seed, small.text(), failure(small, seed)));
    }
  }

  /** So that the tries are not all of rules that wait. */
  @Test
  void someTriesTellMatchesThatAreTakenBack() {
    int taken = 0;
    for (long seed = 0; seed < 20; seed++) {
      Try made = Forms.of(Forms.Kind.ANY, true, seed);
      var arrivals = Arrivals.of(made.events(), 20_000, new Random(seed));
      var clocks = RuleClocks.single(made.rules());
      Outcome outcome = Chain.play(clocks, arrivals, MANNERS.get(0), new Random(seed));
      taken += (int) outcome.updates().stream().filter(u -> !u.present()).count();
    }
    assertThat(taken).isPositive();
  }

  static Stream<Arguments> tries() {
    long from = Long.getLong("from", 0);
    long seeds = Long.getLong("seeds", 60);
    return Arrays.stream(Forms.Kind.values())
        .filter(k -> k.name().matches(System.getProperty("form", ".*")))
        .flatMap(k -> Stream.of(Arguments.of(k, false), Arguments.of(k, true)))
        .filter(a -> a.get()[1].toString().matches(System.getProperty("revised", ".*")))
        .flatMap(
            a ->
                LongStream.range(from, from + seeds)
                    .mapToObj(seed -> Arguments.of(a.get()[0], a.get()[1], seed)));
  }

  private static void check(Try made, long seed) {
    Answers expected = Answers.ofOracle(made.rules(), made.events());
    Random random = new Random(seed);
    for (Chain.Manner manner : MANNERS) {
      long lateness = LATENESSES.get(random.nextInt(LATENESSES.size()));
      var arrivals = Arrivals.of(made.events(), lateness, random);
      RuleClocks clocks =
          random.nextBoolean()
              ? RuleClocks.single(made.rules())
              : RuleClocks.of(made.rules(), made.sources());
      Outcome outcome = Chain.play(clocks, arrivals, manner, random);
      Answers actual = Answers.of(made.rules(), outcome);
      assertThat(actual.differences(expected)).as("%s", manner).isEmpty();
      assertThat(outcome.left()).as("left in state and timers").isZero();
      Promises.matchesStay(made.rules(), outcome);
      Promises.settledMatchesAreLeftAlone(outcome);
      Promises.handlesAreOpenedOnceAndCountOn(made.rules(), outcome);
      HeldBack.check(made, outcome);
    }
  }

  private static String failure(Try made, long seed) {
    try {
      check(made, seed);
      return "";
    } catch (RuntimeException | AssertionError e) {
      return e + (e.getCause() == null ? "" : " because of " + Causes.of(e.getCause()));
    }
  }

  /** A smaller try that still fails: fewer rules, then fewer events. */
  private static Try shrunk(Try made, Predicate<Try> fails) {
    Try best = made;
    for (Rule rule : made.rules().rules()) {
      Try smaller = best.without(rule);
      if (isWhole(smaller) && fails.test(smaller)) {
        best = smaller;
      }
    }
    for (int chunk = best.events().size() / 2; chunk >= 1; chunk /= 2) {
      int at = 0;
      while (at < best.events().size()) {
        List<Event> rest = new ArrayList<>(best.events());
        rest.subList(at, Math.min(rest.size(), at + chunk)).clear();
        Try smaller = best.withEvents(rest);
        if (!rest.isEmpty() && fails.test(smaller)) {
          best = smaller;
        } else {
          at += chunk;
        }
      }
    }
    return best;
  }

  /** Whether there are rules, and all signals that they name. */
  private static boolean isWhole(Try made) {
    return !made.rules().rules().isEmpty()
        && made.rules().rules().stream()
            .flatMap(r -> r.when().legs().stream())
            .allMatch(l -> !l.isSignal() || made.rules().rule(l.signal()).isPresent());
  }
}
