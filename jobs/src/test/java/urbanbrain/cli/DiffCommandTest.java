package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffCommandTest {

  private static final Path RULES = Path.of("../rules");
  private static final String CITY = "../testdata/crash_downtown/city.yaml";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"crash_downtown", "normal_downtown"})
  void rulesDoNotDifferFromThemselves(String scenario) {
    String city = "../testdata/" + scenario + "/city.yaml";
    assertThat(diff(city, "--old", RULES.toString(), "--new", RULES.toString()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).matches("No difference in \\d+ incidents\\.\n");
  }

  @Test
  void norDoThoseOfACityOfItsOwn() {
    String gauges = "../testdata/river_gauges/";
    assertThat(diff(gauges + "city.yaml", "--new", gauges + "rules")).as(err.toString()).isZero();
    assertThat(out.toString()).isEqualTo("No difference in 1 incidents.\n");
  }

  @Test
  void aHigherThresholdIsSeenInTheScenario() throws IOException {
    Path changed = changed("traffic/segment_congested.yaml", "< 20 ", "< 17 ");
    assertThat(diff(CITY, "--new", changed.toString())).isEqualTo(1);
    assertThat(out.toString())
        .containsPattern("segment_congested +16 +14 ")
        .contains("gone: 2\n- segment_congested segment_congested-")
        .containsPattern("~ segment_congested .*: starts 1m later, told ");
  }

  @Test
  void aReviewReadsItAsMarkdown() throws IOException {
    Path changed = changed("cross/water_main_burst.yaml", "severity: Severe", "severity: Extreme");
    assertThat(diff(CITY, "--new", changed.toString(), "--markdown")).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("| rule | old | new |")
        .contains("\n|---|---:|")
        .contains("### Changed: 1\n\n- water_main_burst ")
        .contains(": severity Severe -> Extreme\n");
  }

  @Test
  void rulesWithMistakesAreNotCompared() throws IOException {
    Path changed = changed("cross/water_main_burst.yaml", "severity: Severe", "severity: Bad");
    assertThat(diff(CITY, "--new", changed.toString())).isEqualTo(Main.PROBLEMS);
    assertThat(err.toString()).contains("water_main_burst.yaml").contains("nothing was started");
    assertThat(out.toString()).isEmpty();
  }

  private Path changed(String file, String old, String now) throws IOException {
    Path copy = folder.resolve("rules");
    try (Stream<Path> files = Files.walk(RULES)) {
      for (Path path : files.toList()) {
        Files.copy(path, copy.resolve(RULES.relativize(path).toString()));
      }
    }
    String text = Files.readString(copy.resolve(file));
    assertThat(text).contains(old);
    Files.writeString(copy.resolve(file), text.replace(old, now));
    return copy;
  }

  private int diff(String... arguments) {
    List<String> all = Stream.concat(Stream.of("diff"), Stream.of(arguments)).toList();
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
