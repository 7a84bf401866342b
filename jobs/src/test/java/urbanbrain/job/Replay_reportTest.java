package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.collect.Recording;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.report.page.ReportData;
import urbanbrain.report.page.ReportPage;
import urbanbrain.report.page.Told;
import urbanbrain.report.trace.Trace;

/** The report of a run is a function of the recording, and its rates add up. */
class Replay_reportTest {

  @TempDir private Path temp;

  @Test
  void itIsTheSameWhateverTheParallelismAndItsCountsAddUp() throws Exception {
    City city = Scenario.copy("crash_downtown", temp).city();
    ReportData first = run(city, 1);
    ReportData third = run(city, 3);
    assertThat(third.trace()).isEqualTo(first.trace());
    assertThat(page(third)).isEqualTo(page(run(city, 2))).isEqualTo(page(first));
    Tally tally = first.tally();
    Trace trace = first.trace();
    assertThat(sum(trace.events()))
        .isEqualTo(tally.events() + tally.duplicates() + tally.superseded());
    assertThat(sum(trace.late())).isEqualTo(tally.late()).isPositive();
    assertThat(sum(trace.dead())).isEqualTo(tally.dead()).isPositive();
    assertThat(trace.places().keySet()).isSubsetOf(city.streams()).contains("traffic.speed");
  }

  @Test
  void aCitysAreasAndAssetsAreItsGround() throws Exception {
    City city =
        Scenario.of(Scenario.TOP.resolve("jobs/src/test/resources/places/city.yaml")).city();
    assertThat(page(run(city, 1))).isEqualTo(page(run(city, 2)));
  }

  private ReportData run(City city, int parallelism) throws Exception {
    Path out = Files.createDirectories(temp.resolve("out" + parallelism));
    Replay.Options options =
        new Replay.Options(out, Recording.Speed.MAX, parallelism, false, false);
    Replay.Outcome outcome = new Replay(city, options).runTraced(bytes -> {});
    Told told = Told.read(out.resolve(RunFiles.ALERTS));
    return new ReportData(city, incidents(out), told, outcome.tally(), outcome.trace());
  }

  private static List<JsonNode> incidents(Path out) throws IOException {
    List<JsonNode> incidents = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve(RunFiles.INCIDENTS))) {
      incidents.add(new ObjectMapper().readTree(line));
    }
    return incidents;
  }

  private String page(ReportData data) throws IOException {
    Path file = temp.resolve("report.html");
    ReportPage.write(data, file);
    return Files.readString(file);
  }

  private static long sum(SortedMap<String, SortedMap<Long, Long>> series) {
    return series.values().stream()
        .flatMap(counts -> counts.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }
}
