package urbanbrain.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.flow.raise.AlertCodec;
import urbanbrain.send.format.CloudEvents;
import urbanbrain.send.format.Speakers;
import urbanbrain.send.receive.Told;
import urbanbrain.send.webhook.Resend;
import urbanbrain.send.webhook.WebhookChannel;
import urbanbrain.send.webhook.WebhookSettings;
import urbanbrain.verdict.Alert;

/**
 * One job, ten receivers, most of which behave badly: everybody ends with what is true, in order,
 * and none holds up another one, the job or a checkpoint. The figures of {@code -Dchaos=long} are
 * those that are promised; the short form leaves room for what else runs on the machine.
 */
@Timeout(1_200)
class Chaos_channelsTest {

  private static final CloudEvents FORMAT =
      new CloudEvents(Speakers.of("riverton", ZoneOffset.UTC, true));
  private static final int ALERTS = Chaos.LONG ? 10_000 : 500;
  private static final int PER_SECOND = Integer.getInteger("chaos.rate", Chaos.LONG ? 40 : 100);
  private static final Duration PATIENT =
      Chaos.LONG ? Duration.ofMinutes(5) : Duration.ofSeconds(30);
  private static final Duration IMPATIENT = Duration.ofSeconds(Chaos.LONG ? 10 : 2);

  /** These take all sooner or later; the others nothing. */
  private static final List<String> BAD =
      List.of("flaky", "hang", "slow", "cut", "limited", "down");

  private static final List<String> HOPELESS = List.of("redirect", "tls", "deaf");

  @TempDir private Path folder;

  @Test
  void allEndWithTheTruthAndTheHealthyOneNoticesNothing() throws Exception {
    Figures calm;
    Figures wild;
    try (Chaos chaos = new Chaos(folder.resolve("calm"))) {
      calm = run(chaos, behaviour -> "well");
    }
    try (Chaos chaos = new Chaos(folder.resolve("wild"))) {
      wild = run(chaos, behaviour -> behaviour);
      for (String name : BAD) {
        assertThat(chaos.undelivered(name)).doesNotExist();
        checkComplete(name, chaos.taken(name));
      }
      sendAgain(chaos);
    }
    System.out.printf("undisturbed %s%ndisturbed   %s%n", calm, wild);
    compare(calm, wild);
  }

  private static void compare(Figures calm, Figures wild) {
    double slack = Chaos.LONG ? 0 : 10_000;
    assertThat(wild.p99Millis).isLessThanOrEqualTo(2 * calm.p99Millis + slack);
    assertThat(wild.checkpointMillis).isLessThanOrEqualTo(1.5 * calm.checkpointMillis + slack);
    assertThat(wild.heapMegabytes).isLessThan(600);
  }

  /**
   * What a run was like.
   *
   * @param p99Millis from a message's making to the healthy receiver's taking it
   * @param checkpointMillis the median
   * @param heapMegabytes the most that a collection left
   */
  private record Figures(double p99Millis, double checkpointMillis, long heapMegabytes) {}

  private interface Manner {
    String of(String behaviour);
  }

  private Figures run(Chaos chaos, Manner manner) throws Exception {
    String run = UUID.randomUUID().toString();
    StreamExecutionEnvironment env = environment();
    DataStream<Alert> alerts =
        env.fromSource(
                new PacedNumbers(ALERTS, PER_SECOND), WatermarkStrategy.noWatermarks(), "numbers")
            .setParallelism(1)
            .map(new Traffic(run))
            .returns(new AlertCodec().info())
            .setParallelism(1);
    List<String> names = new ArrayList<>(BAD);
    names.addAll(HOPELESS);
    names.add("well");
    for (String name : names) {
      Duration giveUp = HOPELESS.contains(name) ? IMPATIENT : PATIENT;
      WebhookSettings settings = chaos.channel(name, manner.of(name), giveUp);
      alerts.sinkTo(new WebhookChannel(settings, FORMAT, Optional.empty())).setParallelism(1);
    }
    env.execute();
    List<Chaos.Taken> well = chaos.taken("well");
    checkComplete("well", well);
    return new Figures(p99(well), Traffic.medianCheckpoint(run) / 1_000.0, heap());
  }

  private StreamExecutionEnvironment environment() {
    Configuration options = new Configuration();
    options.set(PipelineOptions.GENERIC_TYPES, false);
    options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(250));
    // What waits for a receiver that is down is more than a job manager's memory may hold.
    options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    options.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, options);
    env.disableOperatorChaining();
    return env;
  }

  /** Each incident's messages are all there, first told in their order, and fold to the truth. */
  private static void checkComplete(String name, List<Chaos.Taken> taken) throws Exception {
    Map<String, Long> last = new HashMap<>();
    Told told = new Told();
    for (Chaos.Taken one : taken) {
      Alert alert = told.take(one.body());
      long before = last.getOrDefault(alert.incident(), 0L);
      assertThat(alert.sequence()).as(name).isBetween(1L, before + 1);
      last.put(alert.incident(), Math.max(before, alert.sequence()));
    }
    assertThat(last).as(name).hasSize(ALERTS / Traffic.MESSAGES);
    assertThat(last.values()).as(name).containsOnly((long) Traffic.MESSAGES);
    assertThat(told.standing()).as(name).isEqualTo(truth());
  }

  private static List<String> truth() {
    Told truth = new Told();
    for (long i = 0; i < ALERTS; i++) {
      truth.take(Traffic.alert(i, 0));
    }
    return truth.standing();
  }

  /** What was given up is all there, and arrives once the receiver is well. */
  private static void sendAgain(Chaos chaos) throws Exception {
    chaos.heal();
    for (String name : HOPELESS) {
      assertThat(Files.readAllLines(chaos.undelivered(name))).as(name).hasSize(ALERTS);
      assertThat(chaos.taken(name)).isEmpty();
      WebhookSettings well = chaos.channel(name, "well", PATIENT);
      assertThat(new Resend(well, Clock.systemUTC()).run())
          .isEqualTo(new Resend.Outcome(ALERTS, 0, 0));
      checkComplete(name, chaos.taken(name));
    }
  }

  private static double p99(List<Chaos.Taken> taken) throws Exception {
    List<Long> waits = new ArrayList<>();
    for (Chaos.Taken one : taken) {
      waits.add(one.at() - new Told().take(one.body()).time());
    }
    // A JVM that has just started is slow whatever its receivers do.
    waits.subList(0, waits.size() / 5).clear();
    waits.sort(null);
    return waits.get(waits.size() * 99 / 100);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(pool -> pool.getCollectionUsage() != null)
            .mapToLong(Chaos_channelsTest::used)
            .sum()
        >> 20;
  }

  private static long used(MemoryPoolMXBean pool) {
    return pool.getCollectionUsage().getUsed();
  }
}
