package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {

  private static final String CITY = "../testdata/crash_downtown/city.yaml";
  private static final String TRUTH = "../testdata/crash_downtown/truth.ndjson";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void scoresTheScenarioAgainstItsScript() throws IOException {
    assertThat(score(CITY, "--truth", TRUTH, "--json")).as(err.toString()).isZero();
    JsonNode scores = new ObjectMapper().readTree(out.toString());
    assertThat(scores.path("overall").path("truths").asInt())
        .isEqualTo(Files.readAllLines(Path.of(TRUTH)).size());
    assertThat(scores.path("overall").path("recall").asDouble()).isGreaterThan(0.9);
    assertThat(scores.path("misses")).isNotEmpty();
    assertThat(scores.at("/overall/first_told_after_ms/median").asLong()).isPositive();
  }

  @Test
  void showsEveryFigureWithWhatItIsOf() {
    assertThat(score(CITY, "--truth", TRUTH)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("crash_with_ambulance    1.000 (2/2)")
        .containsPattern("overall +0\\.\\d+ \\(\\d+/\\d+\\)")
        .contains("days of event time")
        .contains("missed: ");
  }

  @Test
  void tellsTheMistakesOfATruthFile() throws IOException {
    Path truth = folder.resolve("truth.ndjson");
    Files.write(truth, List.of("{\"id\":\"a\",\"rule\":\"crash_with_ambulanc\"}"));
    assertThat(score(CITY, "--truth", truth.toString())).isEqualTo(Main.PROBLEMS);
    assertThat(err.toString()).contains("did you mean 'crash_with_ambulance'");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatOperatorsSaidCanBeTheTruth() throws IOException {
    Path city = withFeedback();
    assertThat(score(city.toString(), "--feedback", "--json")).as(err.toString()).isZero();
    JsonNode overall = new ObjectMapper().readTree(out.toString()).path("overall");
    assertThat(overall.path("incidents").asInt()).isEqualTo(3);
    assertThat(overall.path("right").asInt()).isEqualTo(2);
  }

  /** The fires of a town: operators called two of four real, one not, and said nothing of one. */
  private Path withFeedback() throws IOException {
    write(
        "rules/streams/fire.yaml",
        """
        domain: fire
        streams:
          alarm:
            says: A fire alarm.
            fields: { house: { type: text, says: "house" } }
        """);
    write(
        "rules/streams/operations.yaml",
        Files.readString(Path.of("../rules/streams/operations.yaml")));
    write(
        "rules/fire/fire.yaml",
        """
        rule: fire
        says: There is a fire alarm.
        status: live
        owner: fire-desk
        events: { alarm: { stream: fire.alarm } }
        when: { any: [alarm] }
        incident: { severity: Severe, headline: { en: "Fire" } }
        """);
    write(
        "alarms.csv",
        """
        id,time,house
        a,2026-03-02T10:00:00Z,1
        b,2026-03-02T11:00:00Z,2
        c,2026-03-02T12:00:00Z,3
        d,2026-03-02T13:00:00Z,4
        """);
    write("feedback.csv", "id,time,incident,verdict\n" + feedback());
    return write("city.yaml", cityFile());
  }

  private String feedback() throws IOException {
    write("feedback.csv", "id,time,incident,verdict\n");
    Path city = write("city.yaml", cityFile());
    assertThat(score(city.toString(), "--truth", write("none.ndjson", "").toString(), "--json"))
        .as(err.toString())
        .isZero();
    JsonNode told = new ObjectMapper().readTree(out.toString()).path("false_alarms");
    out.getBuffer().setLength(0);
    assertThat(told).hasSize(4);
    return """
        f1,2026-03-02T14:00:00Z,%s,true
        f2,2026-03-02T14:00:01Z,%s,false
        f3,2026-03-02T14:00:02Z,%s,true
        """
        .formatted(told.get(0).asText(), told.get(1).asText(), told.get(2).asText());
  }

  private static String cityFile() {
    return """
        city: smallville
        zone: UTC
        rules: [rules]
        sources:
          - name: alarms
            file: { path: alarms.csv, format: csv }
            lateness: 1m
            events:
              - stream: fire.alarm
                id: id
                time: { field: time }
          - name: desk
            file: { path: feedback.csv, format: csv }
            lateness: 1m
            events:
              - stream: operations.feedback
                id: id
                time: { field: time }
        """;
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private int score(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "score";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }
}
