package urbanbrain.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rehearsal.Mutants.Mutant;
import urbanbrain.rule.RuleFiles.Source;

/**
 * The tests of the rules that the project ships: the rules pass them, and no rule of which a number
 * is one more or one less does.
 */
class RulesTest {

  private static final int SHUFFLES = 10;

  static List<Source> rules() throws IOException {
    return new Shipped().rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleDoesWhatItsTestSays(Source rule) throws IOException {
    List<Result> results = new Shipped().play(rule, rule.text(), SHUFFLES).orElseThrow();
    assertThat(failures(results)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void noNumberCanBeOneOffUnseen(Source rule) throws IOException {
    Shipped shipped = new Shipped();
    List<String> unseen = new ArrayList<>();
    for (Mutant mutant : new Mutants(rule.text()).all()) {
      boolean isUnseen =
          shipped
              .play(rule, mutant.text(), 0)
              .map(results -> failures(results).isEmpty())
              .orElse(false);
      if (isUnseen) {
        unseen.add(mutant.change());
      }
    }
    assertThat(unseen).isEmpty();
  }

  private static String failures(List<Result> results) {
    return results.stream()
        .filter(result -> !result.isPassed())
        .map(result -> result.of().name() + "\n" + result.details())
        .collect(Collectors.joining("\n"));
  }
}
