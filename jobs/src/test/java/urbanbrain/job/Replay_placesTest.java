package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A wide table of readings, roads as lines, a district: a crash at the end of a slow road, a slow
 * district, crashes by cell.
 */
class Replay_placesTest {

  private static final Path PLACES = Path.of("src/test/resources/places");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void roadsDistrictsAndCellsAreWhereTheyAre(int parallelism) throws Exception {
    Scenario.Run run = Scenario.of(PLACES.resolve("city.yaml")).replay(folder, parallelism);
    assertThat(run.incidents())
        .isEqualTo(Files.readString(PLACES.resolve("incidents.golden.ndjson")));
    assertThat(run.tally().records()).isEqualTo(6);
    assertThat(run.tally().further()).isEqualTo(2);
    assertThat(run.tally().events()).isEqualTo(8);
  }
}
