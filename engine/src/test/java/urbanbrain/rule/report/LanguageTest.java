package urbanbrain.rule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import urbanbrain.harness.Golden;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.RuleSet;
import urbanbrain.text.Problem;

/**
 * The examples of {@code rules/README.md}: each compiles, and what the checker says of it stands
 * under it. {@code -Dgolden.update} writes it anew.
 */
class LanguageTest {

  @Test
  void everyExampleCompilesAndSaysWhatItCosts() throws IOException {
    Examples examples = Examples.read();
    assertThat(examples.sources()).hasSizeGreaterThan(15);
    Compiled compiled = RuleFiles.compile(examples.all());
    assertThat(compiled.problems().stream().map(Problem::render).collect(Collectors.joining()))
        .isEmpty();
    RuleSet rules = compiled.rules().orElseThrow();
    Golden.check(Examples.README, examples.told(example -> under(example, rules)));
  }

  private static String under(Source source, RuleSet rules) {
    return source.declaresStreams() ? "" : "```text\n" + says(source, rules) + "```\n";
  }

  private static String says(Source source, RuleSet rules) {
    String report = new RuleReport(rules).text(rules.rule(source.name()).orElseThrow());
    return report
        .lines()
        .filter(line -> line.startsWith("  ") && !line.startsWith("  reads"))
        .map(line -> line.strip() + "\n")
        .collect(Collectors.joining());
  }
}
