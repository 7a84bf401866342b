package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs locally says what Flink's test harness says, with restores on the way. */
class RunnersTest {

  @ParameterizedTest
  @MethodSource("tries")
  void localOperatorsSayWhatThoseInTheHarnessSay(Forms.Kind kind, boolean isRevised, long seed) {
    Try made = Forms.of(kind, isRevised, seed);
    Outcome harness = play(made, Runner.HARNESS, seed);
    Outcome local = play(made, Runner.LOCAL, seed);
    Answers expected = Answers.of(made.rules(), harness);
    assertThat(Answers.of(made.rules(), local).differences(expected)).as(made.text()).isEmpty();
    assertThat(local.alerts()).hasSameSizeAs(harness.alerts());
    assertThat(local.updates()).hasSameSizeAs(harness.updates());
    assertThat(local.left()).isEqualTo(harness.left());
  }

  static Stream<Arguments> tries() {
    long seeds = Long.getLong("seeds", 3);
    return Arrays.stream(Forms.Kind.values())
        .flatMap(
            kind -> new Random(kind.name().hashCode()).longs(seeds).mapToObj(s -> of(kind, s)));
  }

  private static Arguments of(Forms.Kind kind, long seed) {
    return Arguments.of(kind, seed % 2 == 0, Math.abs(seed % 1_000_000));
  }

  private static Outcome play(Try made, Runner runner, long seed) {
    Random random = new Random(seed);
    var arrivals = Arrivals.of(made.events(), 20_000, random);
    return Chain.play(made.rules(), arrivals, new Chain.Manner(1, 0.1, runner), random);
  }
}
