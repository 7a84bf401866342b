package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.clock.RuleClocks;

/**
 * Rules that change on the way: whatever the order of arrival, in one task or several and with
 * restores, the chain ends with the oracle's answers, each version of a rule judging while it
 * counts. {@code -Dseeds=N} plays more of each form, {@code -Dform=NAME} only one.
 */
class EditionsTest {

  private static final List<Long> LATENESSES = List.of(0L, 20_000L, 10_000_000L);

  private static final List<Chain.Manner> MANNERS =
      List.of(new Chain.Manner(1, 0), new Chain.Manner(3, 0), new Chain.Manner(2, 0.05));

  @ParameterizedTest
  @MethodSource("tries")
  void endsWithTheAnswersOfTheOracle(Forms.Kind kind, boolean isRevised, long seed) {
    Try made = Edited.of(Forms.of(kind, isRevised, seed), seed);
    try {
      check(made, seed);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("%s%n%s".formatted(tenures(made), made.text()), e);
    }
  }

  static Stream<Arguments> tries() {
    long seeds = Long.getLong("seeds", 20);
    return Arrays.stream(Forms.Kind.values())
        .filter(k -> k.name().matches(System.getProperty("form", ".*")))
        .flatMap(k -> Stream.of(Arguments.of(k, false), Arguments.of(k, true)))
        .flatMap(
            a ->
                LongStream.range(0, seeds)
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
      HeldBack.checkEnd(made, outcome);
    }
  }

  private static String tenures(Try made) {
    StringBuilder text = new StringBuilder();
    made.rules().rules().forEach(r -> text.append(r.name() + " " + r.tenure() + "\n"));
    return text.toString();
  }
}
