package urbanbrain.rule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Path README = Path.of("../rules/README.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n(.*?)```\n(```text\n.*?```\n)?", Pattern.DOTALL);

  /** The rules that examples name. */
  private static final List<Source> NAMED =
      List.of(
          named("slow", "speed: { stream: city.speed }", "segment", "avg(speed.kmh) < 20"),
          named("crowd", "crash: { stream: city.crash }", "township", "count() >= 5"));

  @Test
  void everyExampleCompilesAndSaysWhatItCosts() throws IOException {
    String text = Files.readString(README);
    List<Source> examples = examples(text);
    assertThat(examples).hasSizeGreaterThan(15);
    List<Source> sources = new ArrayList<>(examples);
    sources.addAll(NAMED);
    Compiled compiled = RuleFiles.compile(sources);
    assertThat(compiled.problems().stream().map(Problem::render).collect(Collectors.joining()))
        .isEmpty();
    Golden.check(README, told(text, examples, compiled.rules().orElseThrow()));
  }

  private static List<Source> examples(String text) {
    List<Source> sources = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(text);
    while (example.find()) {
      String yaml = example.group(1);
      String name = "example_" + sources.size();
      if (yaml.startsWith("domain:")) {
        sources.add(new Source("streams/city.yaml", yaml));
      } else if (yaml.startsWith("rule: ")) {
        sources.add(
            new Source(yaml.lines().findFirst().orElseThrow().substring(6) + ".yaml", yaml));
      } else {
        String head = "rule: %s%nsays: An example.%nstatus: live%n".formatted(name);
        sources.add(new Source(name + ".yaml", head + yaml));
      }
    }
    return sources;
  }

  /** The text with what the checker says under each example. */
  private static String told(String text, List<Source> examples, RuleSet rules) {
    StringBuilder told = new StringBuilder();
    Matcher example = EXAMPLE.matcher(text);
    int place = 0;
    while (example.find()) {
      Source source = examples.get(place++);
      String says = source.declaresStreams() ? "" : "```text\n" + says(source, rules) + "```\n";
      example.appendReplacement(
          told, Matcher.quoteReplacement("```yaml\n" + example.group(1) + "```\n" + says));
    }
    return example.appendTail(told).toString();
  }

  private static String says(Source source, RuleSet rules) {
    String report = new RuleReport(rules).text(rules.rule(source.name()).orElseThrow());
    return report
        .lines()
        .filter(line -> line.startsWith("  ") && !line.startsWith("  reads"))
        .map(line -> line.strip() + "\n")
        .collect(Collectors.joining());
  }

  private static Source named(String name, String leg, String by, String raise) {
    String text =
        """
        rule: %s
        says: What examples name.
        status: live
        events: { %s }
        when:
          window: { of: %s, by: %s, over: 1h, every: 5m }
          raise: "%s"
        incident: { severity: Minor, headline: x }
        """;
    String of = leg.substring(0, leg.indexOf(':'));
    return new Source(name + ".yaml", text.formatted(name, leg, of, by, raise));
  }
}
