package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.collect.Input;

/**
 * One recording, one truth: the same bytes for any order of arrival and any parallelism, and those
 * of the oracle.
 */
class Replay_ordersTest {

  private static final int SHUFFLES = 20;

  @TempDir private Path temp;

  @Test
  void theScenarioEndsTheSameInAnyOrder() throws Exception {
    check(Scenario.copy("crash_downtown", temp));
  }

  @Test
  void sixteenDaysOfRecordedCallsEndTheSameInAnyOrder() throws Exception {
    Scenario calls = Scenario.copy("montgomery_911", temp);
    String cut = "911_2016-02-11_to_2016-02-27.csv";
    Files.copy(Scenario.SHARED.resolve("montco911").resolve(cut), calls.folder().resolve(cut));
    calls.replace("911_2015-12-10_to_2016-05-31.csv.gz", cut);
    check(calls);
  }

  private void check(Scenario scenario) throws Exception {
    City city = scenario.city();
    Scenario.Run recorded = scenario.replay(temp.resolve("recorded"), 1);
    String truth = recorded.incidents();
    assertThat(truth).isNotEmpty().isEqualTo(Accepted.incidents(city));
    assertSame(scenario.replay(temp.resolve("parallel"), 2), recorded);
    Set<Reordering> files = reorderings(city, recorded);
    for (Reordering file : files) {
      file.sorted();
    }
    assertSame(scenario.replay(temp.resolve("sorted"), 1), recorded);
    for (int seed = 0; seed < SHUFFLES; seed++) {
      for (Reordering file : files) {
        file.shuffled(seed);
      }
      assertSame(scenario.replay(temp.resolve("shuffled"), 1 + seed % 2), recorded);
    }
  }

  private static void assertSame(Scenario.Run run, Scenario.Run recorded) throws IOException {
    assertThat(run.tally().events()).isEqualTo(recorded.tally().events());
    assertThat(run.tally().late()).isEqualTo(recorded.tally().late());
    assertThat(run.incidents()).isEqualTo(recorded.incidents());
  }

  private static Set<Reordering> reorderings(City city, Scenario.Run recorded) throws IOException {
    Set<Reordering> files = new HashSet<>();
    for (Input input : city.sources()) {
      Set<Long> late = lateLines(recorded, input.spec().file());
      files.add(new Reordering(Path.of(input.path()), input.spec(), late));
    }
    return files;
  }

  private static Set<Long> lateLines(Scenario.Run recorded, String file) throws IOException {
    Set<Long> lines = new HashSet<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : recorded.lines(RunFiles.LATE)) {
      JsonNode letter = json.readTree(line);
      if (letter.path("file").asText().equals(file)) {
        lines.add(letter.path("line").asLong());
      }
    }
    return lines;
  }
}
