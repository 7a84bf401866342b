package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.Cities;

/** Verbs that read what a live job recorded; the recording is written by hand, as it is told of. */
class RecordingOptionTest {

  private static final String CITY =
      """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: s
          kafka: { servers: "a:1", topic: t }
          events: [ { stream: test.reading, time: at } ]
      """;

  private static final String RECORDING =
      """
      {"recording":1,"file":1,"city":"c","job":"j","began":"2026-03-02T21:00:00Z","unrecorded":0,"parts":[{"source":"s","part":"t-1","keeps_positions":true}]}
      {"source":"s","part":"t-1","position":41,"arrival":1772485200000,"text":"{\\"sensor\\": \\"é\\", \\"at\\": 1772485199000}"}
      {"source":"gone","part":"x","position":1,"text":"{}"}
      {"source":"s","part":"t-1","position":42,"arrival":1772485200500,"base64":"e/8K"}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;
  private String city;
  private String recording;

  @BeforeEach
  void write() throws IOException {
    city = Cities.write(folder, CITY).toString();
    Path dir = Files.createDirectories(folder.resolve("recording"));
    Path file = dir.resolve("00000001-2026-03-02T21.00.00Z.ndjson.gz");
    Cities.gzip(file, RECORDING.getBytes(StandardCharsets.UTF_8));
    recording = dir.toString();
  }

  private int execute(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Test
  void recordsAreThoseOfTheLiveSources() {
    assertThat(execute("decode", city, "--recording", recording)).isEqualTo(Main.DONE);
    assertThat(out.toString())
        .startsWith(
            """
            s, t-1 line 41
              record {"sensor": "é", "at": 1772485199000}
              event  test.reading by entry 1,""")
        .contains("at 2026-03-02T20:59:59Z, arrived 2026-03-02T21:00Z", "sensor=é")
        .contains("s, t-1 line 42\n", "dead   not_parsed", "2 records\n");
  }

  @Test
  void whereThereIsNoneNothingIsStarted() {
    assertThat(execute("decode", city)).isEqualTo(Main.PROBLEMS);
    assertThat(err.toString()).contains("what that recorded, by `replay --recording DIR`");
    for (String verb : new String[] {"decode", "replay"}) {
      assertThat(execute(verb, city, "--recording", folder.toString())).isEqualTo(Main.PROBLEMS);
      assertThat(err.toString()).contains("there is no recording in " + folder);
    }
  }

  @Test
  void aRunKnowsWhichRecordingItWasOf() throws IOException {
    String to = folder.resolve("out").toString();
    assertThat(execute("replay", city, "--recording", recording, "--out", to, "--no-report"))
        .as(err::toString)
        .isEqualTo(Main.DONE);
    assertThat(Path.of(to, "dead.ndjson")).content().contains("\"file\":\"t-1\",\"line\":42");
    assertThat(Path.of(to, "run.json")).content().contains("\"recording\":\"" + recording + "\"");
  }
}
