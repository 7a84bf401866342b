package urbanbrain.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.Setting;
import urbanbrain.rule.report.Examples;
import urbanbrain.rule.test.RuleTest;
import urbanbrain.rule.test.parse.TestReader;
import urbanbrain.text.Problem;

/** Every example of {@code rules/README.md} does what it is said to do. */
class ExamplesTest {

  private static final Path TESTS = Path.of("../engine/src/test/resources/language");
  private static final int SHUFFLES = 10;

  static List<Source> examples() throws IOException {
    return Examples.read().sources().stream().filter(s -> !s.declaresStreams()).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleRaisesAndStaysQuiet(Source example) throws IOException {
    Examples examples = Examples.read();
    Compiled compiled = RuleFiles.compile(examples.all());
    TestReader reader = new TestReader(compiled.streams(), compiled.rules());
    RuleTest test = reader.read(example.name(), test(examples, example));
    assertThat(reader.problems().stream().map(Problem::render)).isEmpty();
    Rehearsal rehearsal =
        new Rehearsal(
            zone -> RuleFiles.compile(examples.all(), new Setting(zone)).rules().orElseThrow(),
            SHUFFLES);
    assertThat(
            rehearsal.play(test).stream()
                .filter(result -> !result.isPassed())
                .map(result -> result.of().name() + "\n" + result.details())
                .collect(Collectors.joining("\n")))
        .isEmpty();
  }

  private static Source test(Examples examples, Source example) throws IOException {
    boolean isFirst = example.equals(examples.sources().get(0));
    String name = example.name().toLowerCase(Locale.ROOT) + ".test.yaml";
    return new Source(name, isFirst ? examples.test() : Files.readString(TESTS.resolve(name)));
  }
}
