package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.cli.live.JobMain;

/** What {@code run} and {@code cluster} say before anything is started. */
class LiveCommandsTest {

  private static final String RECORDED = "../testdata/crash_downtown/city.yaml";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int execute(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Test
  void aRecordingIsNotRun() {
    assertThat(execute("run", RECORDED, "--out", folder.toString())).isEqualTo(Main.PROBLEMS);
    assertThat(err.toString())
        .contains("a file is a recording: `replay` reads it", "3 problems; nothing was started");
  }

  @Test
  void theJarsMainClassTellsAllProblemsAndEndsNoProcess() {
    assertThatThrownBy(() -> JobMain.main(new String[] {RECORDED, "--out", folder.toString()}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 problems; nothing was started");
  }

  @Test
  void aClusterThatWasNotStartedIsDead() {
    assertThat(execute("cluster", "status", "--dir", folder.toString())).isEqualTo(Main.FAILED);
    assertThat(out.toString()).contains("nothing runs");
    assertThat(execute("cluster")).isEqualTo(2);
    assertThat(err.toString()).contains("start, stop, status, submit or savepoint?");
  }
}
