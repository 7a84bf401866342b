package urbanbrain.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.flow.decode.RecordCodec;
import urbanbrain.job.CityJob;
import urbanbrain.send.format.Format;
import urbanbrain.send.format.Formats;
import urbanbrain.send.receive.Told;
import urbanbrain.send.webhook.WebhookChannel;
import urbanbrain.verdict.Alert;

/**
 * The job dies in the middle, with messages on their way to a receiver that fails three times in
 * ten, and its sources give the rest in another order: the receiver ends with what one knows who
 * saw none of this.
 */
@Timeout(900)
class Chaos_restartTest {

  private static final int SPOTS = 50;
  private static final int ROUNDS = Chaos.LONG ? 90 : 4;
  private static final Duration PATIENT = Duration.ofMinutes(5);
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private static final String STREAMS =
      """
      domain: test
      streams:
        call: { says: A call., key: spot, fields: { spot: { type: text, says: "where" } } }
        reading: { says: A reading., key: spot, fields: { spot: { type: text, says: "where" } } }
      """;

  private static final String PAIR =
      """
      rule: pair
      says: A call and a reading at the same spot.
      status: live
      owner: desk
      events: { call: { stream: test.call }, reading: { stream: test.reading } }
      when: { all: [call, reading], around: reading, within: 2m, same: spot }
      incident: { severity: [ { Severe: "count(reading) >= 2" }, Minor ], headline: "Pair at {call.spot}", same_if: { gap: 5m } }
      """;

  private static final String ALONE =
      """
      rule: alone
      says: A call without a reading.
      status: live
      owner: desk
      events: { call: { stream: test.call }, reading: { stream: test.reading } }
      when: { all: [call], absent: reading, within: { after: 1m }, same: spot }
      incident: { severity: Moderate, headline: "Nothing at {call.spot}", same_if: { gap: 5m } }
      """;

  private static final String CITY =
      """
      city: testville
      zone: UTC
      rules: [rules]
      until: "2030-01-01T00:00:00Z"
      sources:
        - { name: calls, file: { path: none.ndjson }, lateness: 1h, events: [ { stream: test.call, id: id, time: at } ] }
        - { name: readings, file: { path: none.ndjson }, lateness: 1h, events: [ { stream: test.reading, id: id, time: at } ] }
      """;

  @TempDir private Path folder;
  private City city;
  private List<List<String>> sources;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("rules/streams"));
    Files.writeString(folder.resolve("rules/streams/test.yaml"), STREAMS);
    Files.writeString(folder.resolve("rules/pair.yaml"), PAIR);
    Files.writeString(folder.resolve("rules/alone.yaml"), ALONE);
    Files.createFile(folder.resolve("none.ndjson"));
    Path file = Files.writeString(folder.resolve("city.yaml"), CITY);
    City.Read read =
        City.read(file, new City.Given(Optional.empty(), Optional.empty(), 1_800_000_000_000L));
    assertThat(read.problems()).isEmpty();
    city = read.city().orElseThrow();
    sources = sources();
  }

  /** Every fifth call is followed by no reading. */
  private static List<List<String>> sources() {
    List<String> calls = new ArrayList<>();
    List<String> readings = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int spot = 0; spot < SPOTS; spot++) {
        int second = round * 900 + spot;
        calls.add(line("c", spot, second));
        if ((spot + round) % 5 != 0) {
          readings.add(line("r", spot, second + 20));
          readings.add(line("r", spot, second + 45));
        }
      }
    }
    readings.sort(Comparator.comparing(line -> line.substring(line.indexOf("\"at\""))));
    return List.of(calls, readings);
  }

  private static String line(String kind, int spot, int second) {
    return "{\"id\":\"%s%d-%d\",\"spot\":\"s%d\",\"at\":\"%s\"}"
        .formatted(kind, spot, second, spot, START.plusSeconds(second));
  }

  @Test
  void theReceiverEndsAsIfNothingHadHappened() throws Exception {
    try (Chaos chaos = new Chaos(folder.resolve("chaos"))) {
      run(chaos, "calm", "well", new Life(1, Long.MAX_VALUE, null));
      Life first = new Life(1, records() / 2, null);
      assertThatThrownBy(() -> run(chaos, "wild", "flaky", first))
          .rootCause()
          .hasMessageContaining("killed");
      int before = chaos.taken("wild").size();
      run(chaos, "wild", "flaky", new Life(2, Long.MAX_VALUE, lastCheckpoint()));
      List<Chaos.Taken> calm = chaos.taken("calm");
      List<Chaos.Taken> wild = chaos.taken("wild");
      System.out.printf(
          "%d messages undisturbed; %d with a death after %d%n", calm.size(), wild.size(), before);
      assertThat(before).isPositive();
      checkOrder(wild);
      assertThat(standing(calm)).hasSizeGreaterThan(SPOTS * (ROUNDS - 1));
      List<String> others = standing(wild);
      others.removeAll(standing(calm));
      assertThat(others).isEmpty();
      assertThat(standing(wild)).isEqualTo(standing(calm));
      assertThat(chaos.undelivered("wild")).doesNotExist();
    }
  }

  /**
   * One run of the job.
   *
   * @param number from 1
   * @param checkpoint where it begins, or null
   */
  private record Life(int number, long diesAfter, String checkpoint) {}

  /**
   * What dies waits for a checkpoint first, and needs ticks for that; its heir goes through them.
   */
  private PacedNumbers ticks(Life life) {
    if (life.checkpoint() != null) {
      return new PacedNumbers(1, 1e6);
    }
    return life.diesAfter() == Long.MAX_VALUE
        ? new PacedNumbers(records(), 1_000)
        : new PacedNumbers(1_000 * records(), 400);
  }

  private long records() {
    return (long) sources.get(0).size() + sources.get(1).size();
  }

  private void run(Chaos chaos, String name, String behaviour, Life life) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration(name, life));
    SingleOutputStreamOperator<urbanbrain.flow.decode.Record> records =
        env.fromSource(ticks(life), WatermarkStrategy.noWatermarks(), "ticks")
            .uid("ticks")
            .setParallelism(1)
            .flatMap(new Interleaved(sources, 100L * life.number(), life.diesAfter()))
            .returns(new RecordCodec().info())
            .uid("records")
            .setParallelism(1);
    Format format = new Formats(city, true).ofRun();
    WebhookChannel channel =
        new WebhookChannel(chaos.channel(name, behaviour, PATIENT), format, Optional.empty());
    CityJob.build(
        records,
        city,
        life.number() - 1,
        (decoded, alerts) -> alerts.sinkTo(channel).uid("send").setParallelism(1));
    env.execute();
  }

  private Configuration configuration(String name, Life life) {
    Configuration options = new Configuration();
    options.set(PipelineOptions.GENERIC_TYPES, false);
    options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    options.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints-" + name).toUri().toString());
    options.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (life.checkpoint() != null) {
      options.set(StateRecoveryOptions.SAVEPOINT_PATH, life.checkpoint());
    }
    return options;
  }

  private String lastCheckpoint() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("checkpoints-wild"))) {
      return all.filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .max(
              Comparator.comparingInt(
                  p -> Integer.parseInt(p.getFileName().toString().substring(4))))
          .orElseThrow()
          .toUri()
          .toString();
    }
  }

  /** What is heard of an incident for the first time comes in its order, and none is left out. */
  private static void checkOrder(List<Chaos.Taken> taken) throws Exception {
    Map<String, Long> last = new HashMap<>();
    Told told = new Told();
    for (Chaos.Taken one : taken) {
      Alert alert = told.take(one.body());
      long before = last.getOrDefault(alert.incident(), 0L);
      boolean isNewEpoch = alert.epoch() > before >> Alert.EPOCH_BITS;
      if (alert.sequence() > before) {
        assertThat(alert.sequence() == before + 1 || isNewEpoch).as(one.body()).isTrue();
        last.put(alert.incident(), alert.sequence());
      }
    }
  }

  private static List<String> standing(List<Chaos.Taken> taken) throws Exception {
    Told told = new Told();
    for (Chaos.Taken one : taken) {
      told.take(one.body());
    }
    return told.standing();
  }
}
