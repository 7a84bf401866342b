package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs {@code why} and {@code why-not} on the scenario that the project ships. */
class WhyCommandsTest {

  private static final String CITY = "../testdata/crash_downtown/city.yaml";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private static Path replayed;

  @TempDir private Path folder;

  @BeforeAll
  static void replay() {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    int code =
        Main.commandLine()
            .setOut(writer)
            .setErr(writer)
            .execute("replay", CITY, "--out", replayed.toString());
    assertThat(code).as(said.toString()).isZero();
  }

  @Test
  void saysWhatAnIncidentRestsOnAndWhatItHadToSpare() {
    assertThat(run("why", replayed.toString(), "crash_with_casualties")).isZero();
    assertThat(out.toString())
        .contains("ems    2604007, 18 m away  priority 1")
        .contains("`near: 500m`: 167m, 333 m to spare")
        .contains("segment_congested: `raise: avg(speed.kmh) < 20`");
  }

  @Test
  void withoutTheRuleAsItWasThereAreNoMargins() throws IOException {
    run("replay", CITY, "--out", folder.toString());
    Path incidents = folder.resolve("incidents.ndjson");
    String other =
        Files.readString(incidents).replaceAll("\"version\":\"[0-9a-f]+", "\"version\":\"0");
    Files.writeString(incidents, other);
    assertThat(run("why", folder.toString(), "feeder_dead")).isEqualTo(Main.PROBLEMS);
    assertThat(out.toString())
        .contains("Feeder without voltage: F3")
        .contains("no margins: the rule has changed since");
  }

  @Test
  void anIncidentThatIsNotThereIsWrongUsage() {
    assertThat(run("why", replayed.toString(), "nonsense")).isEqualTo(2);
    assertThat(err.toString()).contains("no incident of");
    assertThat(run("why", replayed.toString(), "segment_congested")).isEqualTo(2);
    assertThat(err.toString()).contains("incidents of");
    assertThat(run("why", folder.resolve("none").toString(), "x")).isEqualTo(2);
  }

  /** The heart attack 600 m from the crash, as the scenario's README tells it. */
  @Test
  void saysWhatANearMissMissed() {
    int code =
        run(
            "why-not",
            CITY,
            "--rule",
            "crash_with_casualties",
            "--at",
            "2026-03-02T17:05",
            "--near",
            "40.7046,-77.5271");
    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("ems 2604019 stood 101 m too far away: `near: 500m`; with 601m");
  }

  @Test
  void wrongUsageSaysWhatIsRight() {
    assertThat(run("why-not", CITY, "--rule", "crash", "--at", "2026-03-02T17:05")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no rule 'crash'");
    assertThat(run("why-not", CITY, "--rule", "ems_surge", "--at", "noon")).isEqualTo(2);
    assertThat(err.toString()).contains("--at noon: a time such as 2026-03-02T16:26:24");
    assertThat(
            run("why-not", CITY, "--rule", "ems_surge", "--at", "2026-03-02T17:05", "--near", "9"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--near 9: LAT,LON in degrees");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
