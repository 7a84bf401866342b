package urbanbrain.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.collect.Recording;
import urbanbrain.job.Replay;
import urbanbrain.job.Tally;

/**
 * How many times as long does the whole path take, rules and all, as a Flink job that only reads
 * the same file, parses the same columns and counts?
 *
 * <p>Both run in turns in one JVM, warm. What a run over an empty recording takes is start-up and is
 * taken off.
 */
class ReplayAgainstCounting {

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final Path CALLS =
      TOP.resolveSibling("shared/data/montco911/911_2015-12-10_to_2016-05-31.csv.gz");
  private static final int TIMES = Integer.getInteger("times", 50);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final long NOW = 4_000_000_000_000L;

  @TempDir private Path temp;

  private long rows;

  /** One side of the contest. */
  private interface Side {
    void run(Path csv) throws Exception;
  }

  @Test
  void contest() throws Exception {
    Path full = temp.resolve("calls.csv");
    Path empty = temp.resolve("none.csv");
    rows = RepeatedCalls.write(CALLS, TIMES, full);
    RepeatedCalls.write(CALLS, 0, empty);
    double[][] seconds = new double[2][ROUNDS];
    Side[] sides = {this::count, this::replay};
    for (int round = -1; round < ROUNDS; round++) {
      for (int side = 0; side < sides.length; side++) {
        double took = seconds(sides[side], full) - seconds(sides[side], empty);
        System.out.printf(Locale.ROOT, "round %d side %d: %.2f s%n", round, side, took);
        if (round >= 0) {
          seconds[side][round] = took;
        }
      }
    }
    report("count", seconds[0]);
    report("replay", seconds[1]);
    System.out.printf(
        Locale.ROOT, "replay/count: %.2f%n", median(seconds[1]) / median(seconds[0]));
  }

  private static double seconds(Side side, Path csv) throws Exception {
    long began = System.nanoTime();
    side.run(csv);
    return (System.nanoTime() - began) / 1e9;
  }

  private void count(Path csv) throws Exception {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    CountingJob.run(StreamExecutionEnvironment.createLocalEnvironment(1, flink), csv);
  }

  private void replay(Path csv) throws Exception {
    Path cityFile = temp.resolve("city.yaml");
    String text = Files.readString(TOP.resolve("testdata/montgomery_911/city.yaml"));
    Files.writeString(
        cityFile,
        text.replace("911_2015-12-10_to_2016-05-31.csv.gz", csv.getFileName().toString())
            .replace("../../rules", TOP.resolve("rules").toString()));
    City city =
        City.read(cityFile, new City.Given(Optional.empty(), Optional.empty(), NOW))
            .city()
            .orElseThrow();
    Path out = Files.createDirectories(temp.resolve("out"));
    Replay.Options options = new Replay.Options(out, Recording.Speed.MAX, 1, false, false);
    Tally tally = new Replay(city, options).run(bytes -> {});
    assertThat(tally.records()).isIn(0L, rows);
  }

  private void report(String side, double[] seconds) {
    System.out.printf(
        Locale.ROOT,
        "%-7s median %.2f s, least %.2f, most %.2f; %,.0f rows/s%n",
        side,
        median(seconds),
        Arrays.stream(seconds).min().orElseThrow(),
        Arrays.stream(seconds).max().orElseThrow(),
        rows / median(seconds));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
