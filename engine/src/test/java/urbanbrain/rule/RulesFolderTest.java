package urbanbrain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.StreamType;
import urbanbrain.text.Problem;

/** The rules and streams that the project ships. */
class RulesFolderTest {

  private static final Path RULES = Path.of("..", "rules");
  private static final int MOST_LINES = 40;
  private static final Pattern ROW =
      Pattern.compile("\\| \\[(\\w+)]\\(([\\w/]+\\.yaml)\\) \\| .* \\| (\\S+) \\| ([MAN]) \\| .*");

  @Test
  void everyRuleCompiles() throws IOException {
    List<String> problems =
        RuleFiles.compile(RuleFiles.read(List.of(RULES))).problems().stream()
            .map(Problem::render)
            .toList();
    assertThat(problems).isEmpty();
  }

  @Test
  void everyRuleStandsInTheFolderOfItsDomainOrInCross() throws IOException {
    assertThat(rules().rules())
        .allSatisfy(
            rule -> {
              String folder = Path.of(rule.file()).getParent().getFileName().toString();
              assertThat(folder).as(rule.name()).isEqualTo(folderFor(rule));
            });
  }

  @Test
  void everyRuleHasAnOwnerAReasonForItsNumbersAndItsGaps() throws IOException {
    for (Rule rule : rules().rules()) {
      String text = Files.readString(Path.of(rule.file()));
      assertThat(text).as(rule.name()).contains("\nbecause: ", "\ngaps:\n");
      assertThat(rule.owner()).as(rule.name()).isNotEmpty();
      assertThat(text.lines().count()).as(rule.name()).isLessThanOrEqualTo(MOST_LINES);
    }
  }

  @Test
  void theTableNamesEveryRuleWithItsSeverityAndClass() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    for (Rule rule : rules().rules()) {
      String severity = rule.raises() ? rule.incident().leastSeverity().name() : "-";
      String file = RULES.relativize(Path.of(rule.file())).toString();
      expected.put(rule.name(), file + " " + severity + " " + rule.verdict());
    }
    assertThat(table()).isEqualTo(expected);
  }

  @Test
  void everyHeadlineIsThereInEnglishAndChinese() throws IOException {
    assertThat(rules().rules().stream().filter(Rule::raises))
        .allSatisfy(
            rule ->
                assertThat(rule.incident().headline())
                    .as(rule.name())
                    .containsOnlyKeys("en", "zh"));
  }

  @Test
  void everyStreamAndFieldSaysWhatItIsAndEveryNumberHasAUnitAndARange() throws IOException {
    List<String> silent = new ArrayList<>();
    for (StreamType stream : rules().streams().streams()) {
      if (stream.says().isEmpty()) {
        silent.add(stream.name());
      }
      stream.fields().stream()
          .filter(f -> f.says().isEmpty() || (f.type() == FieldType.NUMBER && !isBounded(f)))
          .forEach(f -> silent.add(stream.name() + "." + f.name()));
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void addressesOfPeopleWhoNeedHelpAreSensitive() throws IOException {
    for (String stream : Set.of("health.ems_call", "utility.carbon_monoxide")) {
      Field address = rules().streams().stream(stream).orElseThrow().field("address").orElseThrow();
      assertThat(address.sensitive()).as(stream).isTrue();
    }
  }

  private static boolean isBounded(Field field) {
    return field.unit() != null
        && Double.isFinite(field.min())
        && Double.isFinite(field.max())
        && field.min() < field.max();
  }

  /** The domain of its streams, signals left out; cross where there are several or signals. */
  private static String folderFor(Rule rule) {
    List<String> domains =
        rule.when().legs().stream()
            .map(leg -> leg.isSignal() ? "signal" : leg.stream().name().split("\\.", 2)[0])
            .distinct()
            .toList();
    return domains.size() == 1 ? domains.get(0) : "cross";
  }

  private static Map<String, String> table() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(RULES.resolve("README.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String told = row.group(2) + " " + row.group(3) + " " + row.group(4);
        assertThat(rows.put(row.group(1), told)).as("%s twice", row.group(1)).isNull();
      }
    }
    return rows;
  }

  private static RuleSet rules() throws IOException {
    return RuleFiles.compile(RuleFiles.read(List.of(RULES))).rules().orElseThrow();
  }
}
