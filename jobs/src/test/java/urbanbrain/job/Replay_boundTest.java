package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.report.Totals;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;

/** A recording replayed within bounds that are far too small: nothing fails, nothing is silent. */
class Replay_boundTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void whatReachesABoundIsToldCountedAndMarked() throws Exception {
    Scenario.Run run = Scenario.replay(tight(), folder, 2);
    List<JsonNode> system =
        read(run, RunFiles.ALERTS).stream()
            .filter(message -> message.at("/data/kind").asText().equals("system"))
            .toList();
    assertThat(system)
        .extracting(message -> message.at("/data/rule").asText())
        .containsAll(run.tally().boundHits().keySet());
    assertThat(run.tally().boundHits()).containsKey("crash_with_ambulance");
    assertThat(read(run, RunFiles.AUDIT))
        .anyMatch(line -> line.path("what").asText().equals("degraded"));
    Map<String, Long> degraded = new TreeMap<>();
    read(run, RunFiles.INCIDENTS).stream()
        .filter(incident -> incident.path("degraded").asBoolean())
        .forEach(incident -> degraded.merge(incident.path("rule").asText(), 1L, Long::sum));
    assertThat(degraded).isNotEmpty();
    Totals totals = new Totals("c", run.tally(), Map.of(), degraded, 0, Duration.ofSeconds(1));
    assertThat(totals.render())
        .contains("WARNING: rule crash_with_ambulance reached its bound of ", "marked degraded");
    totals.write(folder.resolve(RunFiles.SUMMARY));
    JsonNode summary = JSON.readTree(folder.resolve(RunFiles.SUMMARY).toFile());
    assertThat(summary.at("/bound_hits/crash_with_ambulance").size()).isPositive();
  }

  private static City tight() throws IOException {
    City city = Scenario.of(Scenario.TOP.resolve("testdata/crash_downtown/city.yaml")).city();
    Limits limits = Limits.USUAL;
    for (Bound bound : Bound.values()) {
      limits = limits.with(bound, 2);
    }
    return new City(
        city.name(),
        city.zone(),
        city.rules().within(limits),
        city.sources(),
        city.channels(),
        city.until(),
        city.skew(),
        city.assets());
  }

  private static List<JsonNode> read(Scenario.Run run, String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run.lines(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
