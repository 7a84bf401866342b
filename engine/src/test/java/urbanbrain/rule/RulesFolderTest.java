package urbanbrain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.text.Problem;

/** The rules that come with the product. */
class RulesFolderTest {

  private static final Path RULES = Path.of("../rules");

  @Test
  void haveNoProblem() throws IOException {
    assertThat(compiled().problems().stream().map(Problem::render)).isEmpty();
  }

  @Test
  void giveAReasonForTheirThresholdsAndNameTheirGaps() throws IOException {
    assertThat(RuleFiles.read(List.of(RULES)))
        .filteredOn(source -> !source.declaresStreams())
        .allSatisfy(s -> assertThat(s.text()).as(s.path()).contains("because:").contains("gaps:"));
  }

  @Test
  void areShortEnoughToReadAloud() throws IOException {
    assertThat(RuleFiles.read(List.of(RULES)))
        .allSatisfy(s -> assertThat(s.text().lines().count()).as(s.path()).isLessThan(80));
  }

  @Test
  void coverTheThreeDomains() throws IOException {
    assertThat(compiled().rules().orElseThrow().judged().stream().map(RulesFolderTest::folder))
        .contains("traffic", "health", "utility", "cross");
  }

  private static String folder(Rule rule) {
    return Path.of(rule.file()).getParent().getFileName().toString();
  }

  private static Compiled compiled() throws IOException {
    List<Source> sources = RuleFiles.read(List.of(RULES));
    return RuleFiles.compile(sources);
  }
}
