package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.harness.Golden;

/**
 * Four pressure sensors and a valve are known; two sources tell of sensors, one begins later and
 * one pauses. P2 is heard late, P3 and P4 never; what is heard that no asset is, is judged as ever.
 */
class Replay_knownAssetsTest {

  private static final Path KNOWN = Path.of("src/test/resources/known");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void assetsThatAreNeverHeardAreSilent(int parallelism) throws Exception {
    Scenario scenario = Scenario.of(KNOWN.resolve("city.yaml"));
    Scenario.Run run = scenario.replay(folder, parallelism);
    Golden.check(KNOWN.resolve("incidents.golden.ndjson"), run.incidents());
    assertThat(run.incidents()).isEqualTo(Accepted.incidents(scenario.city()));
    assertThat(Files.readString(folder.resolve("alerts.ndjson")))
        .contains("Silent: P2", "Silent: P3", "Silent: P4")
        .doesNotContain("Silent: V1", "Silent: ?");
  }
}
