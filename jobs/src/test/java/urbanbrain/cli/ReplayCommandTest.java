package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

  private static final String CITY = "src/test/resources/places/city.yaml";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int replay(String... options) {
    String[] words = new String[options.length + 4];
    System.arraycopy(new String[] {"replay", CITY, "--out", folder.toString()}, 0, words, 0, 4);
    System.arraycopy(options, 0, words, 4, options.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  @Test
  void theReportStandsBesideTheOtherFilesUnlessNobodyWantsIt() throws Exception {
    assertThat(replay()).as(err.toString()).isZero();
    Path report = folder.resolve("report.html");
    assertThat(Files.readString(report)).startsWith("<!doctype html>").endsWith("</html>\n");
    assertThat(out.toString()).contains("report: " + report);
    assertThat(replay("--no-report")).as(err.toString()).isZero();
    assertThat(report).doesNotExist();
    assertThat(folder.resolve("summary.json")).exists();
  }
}
