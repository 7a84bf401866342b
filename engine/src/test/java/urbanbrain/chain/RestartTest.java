package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Fold;
import urbanbrain.verdict.Incident;

/**
 * A job dies after its messages went out, and what two sources gave since the last checkpoint comes
 * again in another order: who folds all messages by handle, absorbs and sequence ends with what one
 * knows who saw no crash, and no phantom is left.
 */
class RestartTest {

  @ParameterizedTest
  @MethodSource("seeds")
  void theReceiverEndsAsIfNothingHadHappened(long seed) {
    Case made = Cases.of(seed);
    RuleSet rules = made.rules();
    Random random = new Random(seed);
    var arrivals = Arrivals.twice(made.events(), random.nextBoolean() ? 20_000 : 0, random);
    Outcome outcome = Chain.playAndDie(rules, arrivals, new Chain.Manner(2, 0), random);
    Answers expected = Answers.ofOracle(rules, made.events());
    assertThat(Answers.lines(outcome.incidents()))
        .as("%d%n%s", seed, made.text())
        .isEqualTo(expected.incidents());
    assertThat(Answers.lines(folded(outcome.alerts())))
        .as("%d%n%s", seed, made.text())
        .isEqualTo(expected.incidents());
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 1000));
  }

  /** What a receiver knows in the end. */
  private static List<Incident> folded(List<Alert> alerts) {
    Fold fold = new Fold();
    alerts.forEach(fold::take);
    return fold.incidents();
  }
}
