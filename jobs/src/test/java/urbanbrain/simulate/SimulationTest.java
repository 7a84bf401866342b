package urbanbrain.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import urbanbrain.simulate.Simulation.Scenario;

class SimulationTest {

  private static final Path TESTDATA = Path.of("..", "testdata");
  private static final int TWO_MEGABYTES = 2_000_000;

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void theCheckedInScenariosAreWhatSeedOneGives(Scenario scenario, @TempDir Path made)
      throws IOException {
    Path kept = TESTDATA.resolve(scenario.text());
    new Simulation(scenario, 1, 2).write(made);
    long size = 0;
    for (String name : new Simulation(scenario, 1, 2).files().keySet()) {
      assertThat(made.resolve(name))
          .as("made anew by: urban-brain simulate --scenario %s --out %s", scenario.text(), kept)
          .hasSameBinaryContentAs(kept.resolve(name));
      size += Files.size(kept.resolve(name));
    }
    assertThat(size).isLessThan(TWO_MEGABYTES);
  }

  @Test
  void anotherSeedGivesOtherChanceButTheSameTruth() {
    Map<String, String> one = new Simulation(Scenario.CRASH_DOWNTOWN, 1, 2).files();
    Map<String, String> two = new Simulation(Scenario.CRASH_DOWNTOWN, 2, 2).files();
    assertThat(two.get("truth.ndjson")).isEqualTo(one.get("truth.ndjson"));
    assertThat(two.get("speeds.csv")).isNotEqualTo(one.get("speeds.csv"));
  }

  @Test
  void nothingIsTrueOfAnOrdinaryDay() {
    assertThat(new Simulation(Scenario.NORMAL_DOWNTOWN, 1, 2).files().get("truth.ndjson"))
        .isEmpty();
  }

  @Test
  void theScriptComesAgainEveryTwoHours() {
    String two = new Simulation(Scenario.CRASH_DOWNTOWN, 1, 2).files().get("truth.ndjson");
    String four = new Simulation(Scenario.CRASH_DOWNTOWN, 1, 4).files().get("truth.ndjson");
    assertThat(four.lines()).hasSize(2 * (int) two.lines().count()).containsAll(lines(two));
  }

  @Test
  void recordsStandInTheOrderInWhichTheyCameInAndNotInThatInWhichTheyHappened() {
    String calls = new Simulation(Scenario.CRASH_DOWNTOWN, 1, 2).files().get("calls.ndjson");
    assertThat(lines(calls).stream().map(l -> l.substring(0, 38))).isSorted();
    String speeds = new Simulation(Scenario.NORMAL_DOWNTOWN, 1, 2).files().get("speeds.csv");
    List<String> observed = lines(speeds).stream().skip(1).map(l -> l.split(",", -1)[4]).toList();
    assertThat(observed).isNotEqualTo(observed.stream().sorted().toList());
  }

  @Test
  void someRecordsComeTwice() {
    String networks = new Simulation(Scenario.NORMAL_DOWNTOWN, 1, 2).files().get("networks.ndjson");
    List<String> sent =
        lines(networks).stream().map(l -> l.substring(l.indexOf("\"tag\""))).toList();
    assertThat(sent.stream().distinct().count())
        .isBetween(sent.size() * 98L / 100, sent.size() - 1L);
  }

  private static List<String> lines(String text) {
    assertThat(text.getBytes(StandardCharsets.UTF_8)).doesNotContain((byte) '\r');
    return text.lines().toList();
  }
}
