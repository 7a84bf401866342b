package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.job.outlet.RunFiles;

/** The made scenarios: one truth in any order of arrival, that of the oracle and of the golden. */
class Replay_ordersTest {

  @TempDir private Path temp;

  @Test
  void theScenarioEndsTheSameInAnyOrder() throws Exception {
    new Orders(Scenario.copy("crash_downtown", temp), temp).check();
  }

  @Test
  void theScenarioEndsAsItsGoldenSays() throws Exception {
    Scenario scenario = Scenario.copy("crash_downtown", temp);
    Path golden = Scenario.TOP.resolve("testdata/crash_downtown/incidents.golden.ndjson");
    String truth = Accepted.incidents(scenario.city()); // by the oracle, not by what is tested
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, truth);
    }
    assertThat(truth).isEqualTo(Files.readString(golden));
    assertThat(scenario.replay(temp.resolve("out"), 3).incidents()).isEqualTo(truth);
  }

  @Test
  void aNormalDayRaisesNothing() throws Exception {
    Scenario.Run run = Scenario.copy("normal_downtown", temp).replay(temp.resolve("out"), 2);
    assertThat(run.incidents()).isEmpty();
    assertThat(run.lines(RunFiles.ALERTS)).isEmpty();
    assertThat(run.tally().events()).isGreaterThan(10_000);
  }
}
