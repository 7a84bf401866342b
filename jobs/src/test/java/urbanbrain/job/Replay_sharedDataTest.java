package urbanbrain.job;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.diff.Diff;
import urbanbrain.diff.Pairing;
import urbanbrain.diff.Side;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.send.privacy.Mask;

/** Recorded emergency calls of {@code ../shared/data}: half a year, and sixteen days of it. */
class Replay_sharedDataTest {

  private static final Path CALLS = Scenario.SHARED.resolve("montco911");
  private static final String HALF_YEAR = "911_2015-12-10_to_2016-05-31.csv.gz";
  private static final String SIXTEEN_DAYS = "911_2016-02-11_to_2016-02-27.csv";
  private static final long ROWS = 66_491;

  @TempDir private Path temp;

  @BeforeEach
  void thereIsData() {
    assumeTrue(Files.isDirectory(CALLS), "no recordings at " + CALLS + ": not run");
  }

  @Test
  void sixteenDaysEndTheSameInAnyOrder() throws Exception {
    Scenario calls = scenario(SIXTEEN_DAYS);
    calls.replace(HALF_YEAR, SIXTEEN_DAYS);
    new Orders(calls, temp).check();
  }

  @Test
  void rulesDoNotDifferFromThemselvesAndOneThreadSaysWhatTheJobSays() throws Exception {
    Scenario calls = scenario(SIXTEEN_DAYS);
    calls.replace(HALF_YEAR, SIXTEEN_DAYS);
    Playback first = new Playback(calls.city());
    Playback second = new Playback(calls.city());
    new LocalReplay(calls.city(), calls.city()).run(first, second);
    Diff diff = Diff.of(Side.of(first), Side.of(second), new Pairing(900_000, 1_000));
    assertThat(diff.isEmpty()).isTrue();
    ZoneId zone = calls.city().zone();
    Mask mask = Mask.of(calls.city());
    String said = first.incidents().stream().map(i -> mask.line(i, zone) + "\n").collect(joining());
    assertThat(said).isEqualTo(calls.replay(temp.resolve("out"), 1).incidents()).isNotEmpty();
  }

  @Test
  void everyRowOfHalfAYearIsAccountedForAndTheStormsStandOut() throws Exception {
    Scenario.Run run = scenario(HALF_YEAR).replay(temp.resolve("out"), 2);
    Tally tally = run.tally();
    assertThat(tally.records()).isEqualTo(ROWS);
    assertThat(tally.events() + tally.duplicates() + tally.late() + tally.dead() + tally.ignored())
        .isEqualTo(ROWS);
    assertThat(tally.deadByReason()).containsOnlyKeys("bad_time").containsEntry("bad_time", 2L);
    assertThat(tally.duplicates() + tally.idConflicts()).isBetween(250L, 283L);
    assertThat(largest(run, 3))
        .anySatisfy(i -> assertThat(spans(i, "2016-01-23T12:00")).isTrue())
        .anySatisfy(i -> assertThat(spans(i, "2016-02-24T20:00")).isTrue())
        .anySatisfy(i -> assertThat(spans(i, "2016-04-03T08:00")).isTrue());
  }

  private Scenario scenario(String file) throws IOException {
    Scenario calls = Scenario.copy("montgomery_911", temp);
    Files.copy(CALLS.resolve(file), calls.folder().resolve(file));
    return calls;
  }

  private static List<JsonNode> largest(Scenario.Run run, int n) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> incidents = new ArrayList<>();
    for (String line : run.lines(RunFiles.INCIDENTS)) {
      incidents.add(json.readTree(line));
    }
    incidents.sort(Comparator.comparingLong(i -> -i.path("evidence_total").asLong()));
    return incidents.subList(0, n);
  }

  /** Local times compare as texts. */
  private static boolean spans(JsonNode incident, String time) {
    return incident.path("start").asText().compareTo(time) <= 0
        && incident.path("end").asText().compareTo(time) >= 0;
  }
}
