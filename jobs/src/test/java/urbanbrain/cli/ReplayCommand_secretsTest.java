package urbanbrain.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.job.LocalReplay;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/**
 * Names, addresses, numbers and places are planted wherever a recording can hold them: in events,
 * duplicates, conflicts, late and broken records, keys, ids and people's words. A whole replay with
 * channels of every format shows them on no channel that may not, in no file and in no log.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayCommand_secretsTest {

  private static final Path MADE = Path.of("src/test/resources/secrets");
  private static final long NOW = 1_800_000_000_000L;
  private static final String TOLD = "told.ndjson";

  /** In base64 a text that says so. */
  private static final String SECRET = "whsec_U0VDUkVULU9GLVRIRS1DSEFOTkVMLUlTLVRISVM=";

  /** What stands in sensitive fields, and in records that never became events. */
  private static final List<String> PLANTED =
      List.of(
          "Plantovic",
          "Geheimgasse",
          "918273645",
          "918,273,645",
          "918.273.645",
          "Konflikt",
          "Visitova",
          "Lateova",
          "Spaetweg",
          "Deadovic",
          "Restweg",
          "Brokenova",
          "Outovic",
          "Aussenweg",
          "99887766554433",
          "Nostream",
          "Timelost",
          "Placeova",
          "Platzweg",
          "Zoe Last",
          "Ackova",
          "Fred Feedback",
          "Notiz",
          "Sara Silence",
          "TOKEN-OF-THE-CHANNEL",
          "SECRET-OF-THE-CHANNEL",
          SECRET.substring("whsec_".length()));

  /** Where people are, to the metre. */
  private static final List<String> PLACES =
      List.of("52.520347", "13.404958", "52.530347", "13.414958", "52.510347", "13.394958");

  private Receivers receivers;
  private Path out;
  private Overheard heard;
  private final Handles handles = new Handles();

  @BeforeAll
  void replay(@TempDir Path temp) throws Exception {
    receivers = new Receivers();
    Path city = plant(temp);
    out = temp.resolve("out");
    heard =
        Overheard.run(
            MADE.resolve("log4j2.properties"),
            SECRET,
            "replay",
            city.toString(),
            "--out",
            out.toString(),
            "--send");
    assertThat(heard.code()).as(heard.text()).isZero();
  }

  @AfterAll
  void close() {
    receivers.close();
  }

  private Path plant(Path temp) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("made"));
    for (String file : List.of("city.yaml", "care.ndjson", "streets.ndjson")) {
      Files.copy(MADE.resolve(file), folder.resolve(file));
    }
    Path city = folder.resolve("city.yaml");
    replace(city, "rules: [rules]", "rules: [\"" + MADE.resolve("rules").toAbsolutePath() + "\"]");
    replace(city, "http://localhost:1", receivers.url());
    replace(city, "/cap\"", "/cap?token=TOKEN-OF-THE-CHANNEL\"");
    replace(folder.resolve("streets.ndjson"), "HANDLE", handle(city));
    return city;
  }

  private static void replace(Path file, String old, String now) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, now));
  }

  /** Of the incident that people's words are about. */
  private String handle(Path city) throws IOException {
    City read =
        City.read(city, new City.Given(Optional.empty(), Optional.empty(), NOW))
            .city()
            .orElseThrow();
    new LocalReplay(read).run(handles);
    return handles.first;
  }

  /** Hears the first incident of a person at a crash, and what is audited, all in order. */
  private static final class Handles implements LocalReplay.Listener {

    private final List<String> details = new ArrayList<>();
    private String first;

    @Override
    public void alert(Alert alert) {
      boolean isOfRule = alert.facts().rule().equals("person_at_crash");
      first = isOfRule && first == null ? alert.incident() : first;
    }

    @Override
    public void incident(Incident incident) {
      // messages are enough
    }

    @Override
    public void audit(AuditLine line) {
      details.add(line.detail());
    }
  }

  @Test
  void noFileScreenOrLogTellsThem() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(TOLD)) {
          tellsNothing(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    tellsNothing("screen and log", heard.text());
    assertThat(heard.text()).contains("LOG INFO", "person_visited");
  }

  @Test
  void noWebhookIsToldThem() {
    for (String path : List.of("/events", "/cap", "/api/v2/alerts", "/map")) {
      List<String> bodies = receivers.bodies(path);
      assertThat(bodies).as(path).hasSizeGreaterThan(3);
      tellsNothing(path, String.join("\n", bodies));
    }
    assertThat(receivers.type("/cap")).startsWith("application/cap+xml");
  }

  private static void tellsNothing(String where, String text) {
    assertThat(text).as(where).isNotEmpty().doesNotContain(PLANTED).doesNotContain(PLACES);
  }

  @Test
  void whatIsHiddenIsThereAllTheSame() throws IOException {
    assertThat(file("dead.ndjson").lines()).hasSize(6);
    assertThat(file("late.ndjson")).contains("\"event\":\"c3\"", "\"record\":\"***\"");
    assertThat(file("audit.ndjson"))
        .contains("taken in hand by ***", "feedback true by ***, ***", "silence by ***: works");
    // Whether the signal or the crash comes first through a cluster is chance.
    assertThat(handles.details).contains("held back by person_calls_again ***");
    tellsNothing("audit in order", String.join("\n", handles.details));
    assertThat(file("incidents.ndjson"))
        .contains("\"evidence_total\":\"<5\"", "\"quieted_by\":\"person_calls_again ***\"");
    assertThat(file("alerts.ndjson"))
        .contains("***, ***, ***: <5 unwell, Ringstraße, 12,345.5 m")
        .contains("***, ***, ***: <5 Kranke, Ringstraße, 12.345,5 m")
        .contains("*** calls again", "*** rappelle", "*** has been visited");
    assertThat(file("summary.json")).contains("\"dead\" : 6");
  }

  @Test
  void aChannelThatRevealsTellsWhatItMayAndNoMore() throws IOException {
    assertThat(file("channels/" + TOLD))
        .contains("Konrad Konflikt, Geheimgasse 18, 918,273,645: 3 unwell")
        .contains("Konrad Konflikt, Geheimgasse 18, 918.273.645: 3 Kranke")
        .contains("Xaver Plantovic calls again", "\"acked_by\":\"Anna Ackova\"")
        .contains("13.4049583,52.5203471")
        .doesNotContain("Visitova");
    String some = String.join("\n", receivers.bodies("/told"));
    assertThat(some)
        .contains("Konrad Konflikt, ***, ***: <5 unwell")
        .doesNotContain("Geheimgasse", "Ackova", "918273645", "TOKEN-OF-THE-CHANNEL")
        .doesNotContain(PLACES);
  }

  private String file(String name) throws IOException {
    return Files.readAllLines(out.resolve(name)).stream().collect(joining("\n", "", "\n"));
  }
}
