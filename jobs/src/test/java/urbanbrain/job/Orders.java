package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import urbanbrain.city.City;
import urbanbrain.collect.Input;
import urbanbrain.job.outlet.RunFiles;

/**
 * One recording, one truth: the same bytes as recorded, sorted by event time and shuffled within
 * the lateness, with one task and with two; and those of the oracle.
 */
final class Orders {

  private static final int SHUFFLES = 20;

  private final Scenario scenario;
  private final Path temp;

  Orders(Scenario scenario, Path temp) {
    this.scenario = scenario;
    this.temp = temp;
  }

  void check() throws Exception {
    check(SHUFFLES);
  }

  /** Checks so many shuffles, and gives the run of the recording as it is. */
  Scenario.Run check(int shuffles) throws Exception {
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
    for (int seed = 0; seed < shuffles; seed++) {
      for (Reordering file : files) {
        file.shuffled(seed);
      }
      assertSame(scenario.replay(temp.resolve("shuffled"), 1 + seed % 2), recorded);
    }
    return recorded;
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
