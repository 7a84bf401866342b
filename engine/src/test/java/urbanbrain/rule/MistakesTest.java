package urbanbrain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.harness.Golden;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.text.Problem;

/**
 * Mistakes in rule files: a folder each, with the file and the problems that it must give. The
 * streams and rules in {@code given} are there in every case.
 */
class MistakesTest {

  private static final Path CASES = Path.of("src/test/resources/rule");

  static List<String> mistakes() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases
          .map(c -> c.getFileName().toString())
          .filter(c -> !c.equals("given"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isReportedWhereItStands(String mistake) throws IOException {
    List<Problem> problems = problems(mistake);
    assertThat(problems).isNotEmpty();
    Golden.check(
        CASES.resolve(mistake).resolve("expected.txt"),
        problems.stream().map(Problem::render).collect(Collectors.joining()));
  }

  @Test
  void thirtyMistakesAreThirtyProblemsInOneGo() throws IOException {
    assertThat(problems("thirty_mistakes")).hasSize(30);
  }

  @Test
  void theGivenFilesHaveNone() throws IOException {
    assertThat(RuleFiles.compile(given()).problems()).isEmpty();
  }

  private static List<Problem> problems(String mistake) throws IOException {
    List<Source> sources = new ArrayList<>(given());
    Path folder = CASES.resolve(mistake);
    for (Source source : RuleFiles.read(List.of(folder))) {
      String path = folder.relativize(Path.of(source.path())).toString();
      String file = path.equals("rule.yaml") ? mistake + ".yaml" : path;
      sources.add(new Source(file, source.text()));
    }
    return RuleFiles.compile(sources).problems();
  }

  private static List<Source> given() throws IOException {
    return RuleFiles.read(List.of(CASES.resolve("given")));
  }
}
