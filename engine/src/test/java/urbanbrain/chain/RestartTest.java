package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.harness.Sources;
import urbanbrain.rule.clock.RuleClocks;

/**
 * A job dies after its messages went out, once or twice, and what its sources gave since the last
 * checkpoint comes again in another order: who folds all messages by handle, absorbs and sequence
 * ends with what one knows who saw no crash, and no phantom is left.
 */
class RestartTest {

  @ParameterizedTest
  @MethodSource("seeds")
  void theReceiverEndsAsIfNothingHadHappened(long seed) {
    Case made = Cases.of(seed);
    List<Event> events = made.events().stream().map(RestartTest::given).toList();
    check(new Try(made.rules(), Map.of(), events), seed);
  }

  private static Event given(Event event) {
    return event.from(Sources.code(event.stream() == World.code(0) ? 0 : 1));
  }

  /** Provisional rules, revised streams, several clocks, people's words. */
  @ParameterizedTest
  @MethodSource("tries")
  void soItDoesForEveryForm(Forms.Kind kind, boolean isRevised, long seed) {
    check(Forms.of(kind, isRevised, seed), seed);
  }

  private static void check(Try made, long seed) {
    Random random = new Random(seed);
    int deaths = 1 + random.nextInt(2);
    var lives = Arrivals.lives(made.events(), deaths, random.nextBoolean() ? 20_000 : 0, random);
    RuleClocks clocks =
        random.nextBoolean()
            ? RuleClocks.single(made.rules())
            : RuleClocks.of(made.rules(), made.sources());
    Outcome outcome = Chain.playLives(clocks, lives, new Chain.Manner(2, 0), random);
    Answers expected = Answers.ofOracle(made.rules(), made.events());
    assertThat(Answers.lines(outcome.incidents()))
        .as(() -> seed + "\n" + made.text())
        .isEqualTo(expected.incidents());
    assertThat(outcome.left()).as("left in state and timers").isZero();
    HeldBack.checkEnd(made, outcome);
  }

  static LongStream seeds() {
    long from = Long.getLong("from", 0);
    return LongStream.range(from, from + Long.getLong("seeds", 200));
  }

  static Stream<Arguments> tries() {
    return Stream.of(Forms.Kind.values())
        .filter(kind -> kind.name().matches(System.getProperty("form", ".*")))
        .flatMap(kind -> Stream.of(Arguments.of(kind, false), Arguments.of(kind, true)))
        .flatMap(
            some ->
                seeds()
                    .limit(1 + Long.getLong("seeds", 200) / 20)
                    .mapToObj(seed -> Arguments.of(some.get()[0], some.get()[1], seed)));
  }
}
