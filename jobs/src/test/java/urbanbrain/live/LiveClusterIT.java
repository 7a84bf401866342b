package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The job's jar on a real cluster, from a real broker to a topic and a webhook, while each of its
 * parts dies once: in the end receivers know what a replay of the recording says. When what dies is
 * drawn by a seed; {@code -Dchaos=long} plays five, from {@code -Dseed=} on.
 */
@Timeout(1_200)
class LiveClusterIT {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "execution.checkpointing.interval",
          "1s",
          "restart-strategy.exponential-delay.max-backoff",
          "2s");
  private static final int RECORDS_PER_SECOND = 300;

  @TempDir private Path folder;

  static LongStream seeds() {
    long first = Long.getLong("seed", 1);
    return LongStream.range(first, first + ("long".equals(System.getProperty("chaos")) ? 5 : 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoeverDiesReceiversKnowInTheEndWhatAReplaySays(long seed) throws Exception {
    System.out.printf("-Dseed=%d%n", seed);
    Town town = Town.punctual();
    try (Stage stage = new Stage(folder, SETTINGS);
        Feed feed = new Feed(town::message, stage.broker.servers(), RECORDS_PER_SECOND)) {
      for (String topic : Town.SOURCES) {
        stage.broker.create(topic, topic.equals("speeds") ? 2 : 1);
      }
      Path city = Town.idling(folder, stage.broker.servers(), stage.channels());
      stage.run(city, 2, Optional.empty());
      strike(stage, city, feed, town.size(), new Random(seed));
      feed.finish(town.size());
      stage.awaitRead();
      stage.stop(true);
      check(stage);
    }
  }

  @Test
  void aSavepointFitsACityThatReadsMoreInAnotherOrderAndMorePartitions() throws Exception {
    Town town = Town.punctual();
    int some = town.size() / 10;
    try (Stage stage = new Stage(folder, SETTINGS)) {
      for (String topic : Town.SOURCES) {
        stage.broker.create(topic, 1);
      }
      Path whole = Town.idling(folder, stage.broker.servers(), stage.channels());
      stage.run(Town.only(List.of("speeds", "calls"), whole), 2, Optional.empty());
      produce(stage, town::message, some);
      String savepoint = stage.stop(false);
      stage.broker.widen("speeds", 3);
      produce(stage, place -> town.message(some + place), some);
      Path more = Town.only(List.of("networks", "calls", "speeds"), whole);
      stage.run(more, 1, Optional.of(savepoint));
      produce(stage, place -> town.message(2 * some + place), town.size() - 2 * some);
      stage.awaitRead();
      stage.stop(true);
      check(stage);
    }
  }

  private static void produce(Stage stage, IntFunction<Town.Message> records, int number)
      throws Exception {
    try (Feed feed = new Feed(records, stage.broker.servers(), 10 * RECORDS_PER_SECOND)) {
      feed.finish(number);
    }
  }

  /** Every blow once, in a drawn order at drawn moments, while records come. */
  private static void strike(Stage stage, Path city, Feed feed, int records, Random random)
      throws Exception {
    List<Blow> blows = new ArrayList<>(Arrays.asList(Blow.values()));
    Collections.shuffle(blows, random);
    int each = (int) (0.95 * records / blows.size());
    for (int i = 0; i < blows.size(); i++) {
      int moment = (int) (each * (i + 0.1 + 0.5 * random.nextDouble()));
      int draw = random.nextInt(1_000);
      System.out.printf("%s after %d of %d records%n", blows.get(i), moment, records);
      feed.upTo((int) (each * (i + 0.9)));
      feed.awaitPast(moment);
      blows.get(i).strike(stage, city, draw);
      stage.awaitRunning();
      stage.awaitRead();
    }
  }

  private static void check(Stage stage) throws Exception {
    List<String> expected = Known.ofReplay(Town.recorded());
    assertThat(expected).hasSizeGreaterThan(15);
    assertThat(Known.of(stage.broker.written("alerts"))).isEqualTo(expected);
    assertThat(Known.of(stage.posted())).isEqualTo(expected);
    assertThat(stage.broker.written("late")).isEmpty();
    // At least once: what a failure made read again is written again.
    assertThat(new HashSet<>(stage.broker.written("dead"))).hasSize(19);
  }
}
