package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.city.City;

/**
 * Corrections and cancellations of what has been judged already, with rules of every form that
 * speak at once: the run ends as if nobody had ever made a mistake.
 */
class Replay_revisedTest {

  @TempDir private Path temp;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endsAsIfNobodyHadMadeAMistake(long seed) throws Exception {
    Scenario scenario = Scenario.revised(temp);
    City city = scenario.city();
    Reports reports = new Reports(seed);
    Scenario.Run recorded = replay(scenario, reports.recorded(), 1);
    String truth = Accepted.incidents(city);
    assertSame("recorded", recorded, truth);
    Promises.check(recorded, city.rules());
    assertThat(recorded.tally().late()).isZero();
    assertThat(recorded.tally().superseded()).isPositive();
    assertSame("without mistakes", replay(scenario, reports.withoutMistakes(), 1), truth);
    for (int order = 0; order < 2; order++) {
      Scenario.Run run = replay(scenario, reports.shuffled(order), 1 + order);
      assertSame("shuffled", run, truth);
      Promises.check(run, city.rules());
    }
    assertSame("twice", replay(scenario, reports.twice(seed), 2), truth);
  }

  private static void assertSame(String how, Scenario.Run run, String truth) throws IOException {
    List<String> missing = new ArrayList<>(truth.lines().toList());
    missing.removeAll(run.incidents().lines().toList());
    List<String> extra = new ArrayList<>(run.incidents().lines().toList());
    extra.removeAll(truth.lines().toList());
    assertThat(missing).as("%s: missing, while there is %s", how, extra).isEmpty();
    assertThat(run.incidents()).as(how).isNotEmpty().isEqualTo(truth);
  }

  private Scenario.Run replay(Scenario scenario, List<String> lines, int parallelism)
      throws Exception {
    Files.write(scenario.folder().resolve("reports.ndjson"), lines);
    return scenario.replay(Files.createTempDirectory(temp, "out"), parallelism);
  }
}
