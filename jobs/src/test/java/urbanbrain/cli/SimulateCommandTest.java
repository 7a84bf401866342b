package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {

  private final StringWriter said = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = new CommandLine(new SimulateCommand());
    line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    return line.execute(arguments);
  }

  @Test
  void writesARecordingWithItsTruth(@TempDir Path out) {
    Path folder = out.resolve("made");
    int code = run("--seed", "7", "--hours", "1", "--out", folder.toString());
    assertThat(code).isZero();
    assertThat(folder)
        .isDirectoryContaining("glob:**speeds.csv")
        .isDirectoryContaining("glob:**calls.ndjson")
        .isDirectoryContaining("glob:**networks.ndjson")
        .isDirectoryContaining("glob:**truth.ndjson");
    assertThat(said.toString()).contains("crash_downtown, 1 h");
  }

  @Test
  void refusesAScenarioThatItDoesNotKnow(@TempDir Path out) {
    assertThat(run("--scenario", "quiet_village", "--out", out.toString())).isEqualTo(2);
    assertThat(said.toString()).contains("no scenario 'quiet_village'");
  }

  @Test
  void refusesARecordingOfNoLength(@TempDir Path out) {
    assertThat(run("--hours", "0", "--out", out.toString())).isEqualTo(2);
    assertThat(said.toString()).contains("--hours is 1 to 168, not 0");
  }
}
