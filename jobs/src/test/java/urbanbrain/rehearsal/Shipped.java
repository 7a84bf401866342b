package urbanbrain.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.test.RuleTest;
import urbanbrain.rule.test.parse.TestReader;
import urbanbrain.text.Problem;

/** The rules that the project ships, and their tests. */
final class Shipped {

  static final Path RULES = Path.of("../rules");

  private final List<Source> sources;

  Shipped() throws IOException {
    sources = RuleFiles.read(List.of(RULES));
  }

  /** The rules' files. */
  List<Source> rules() {
    return sources.stream().filter(source -> !source.declaresStreams()).toList();
  }

  /** What a rule's test says of the rule with this text: all rules, or nothing if it is none. */
  Optional<List<Result>> play(Source rule, String text, int shuffles) throws IOException {
    Compiled compiled = RuleFiles.compile(beside(rule, text));
    if (compiled.rules().isEmpty()) {
      return Optional.empty();
    }
    RuleSet rules = compiled.rules().get();
    TestReader reader = new TestReader(rules.streams(), compiled.rules());
    Path file = Path.of(rule.path().replace(".yaml", ".test.yaml"));
    Source test = new Source(file.toString(), Files.readString(file));
    RuleTest read = reader.read(rule.name(), test);
    assertThat(reader.problems().stream().map(Problem::render)).isEmpty();
    return Optional.of(new Rehearsal(zone -> rules, shuffles).play(read));
  }

  /** The streams, a rule with another text, and those whose signals it names. */
  private List<Source> beside(Source rule, String text) {
    List<Source> few = new ArrayList<>();
    for (Source source : sources) {
      if (source.equals(rule)) {
        few.add(new Source(source.path(), text));
      } else if (source.declaresStreams() || text.contains("signal: " + source.name() + " ")) {
        few.add(source);
      }
    }
    return few;
  }
}
