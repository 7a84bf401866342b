package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.collect.mqtt.Given.TOPIC;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.mqtt.MqttSettings.Version;

/** A job with checkpoints gets every message of QoS 1, whatever happens to it or to the broker. */
@Timeout(90)
class MqttSourceTest {

  private static final int MESSAGES = 1_000;
  private static final int HALF = MESSAGES / 2;

  @TempDir private Path folder;
  private final String run = UUID.randomUUID().toString();
  private final Fold.Seen seen = Fold.Seen.of(run);
  private Mosquitto broker;
  private Publisher publisher;
  private JobClient job;

  @BeforeEach
  void start() throws Exception {
    broker = Mosquitto.open(folder);
    publisher = new Publisher(broker.port());
  }

  @AfterEach
  void stop() throws Exception {
    if (job != null) {
      job.cancel().get(20, TimeUnit.SECONDS);
    }
    publisher.close();
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void allMessagesComeOnceIfNothingFails(Version version) throws Exception {
    run(Given.at(broker.port(), version));
    publisher.sendNumbers(TOPIC, 0, MESSAGES);
    untilAllAreThere();
    assertThat(seen.given()).isEqualTo(MESSAGES);
    seen.until(s -> s.checkpoints() > 0);
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatFailsGetsWhatItHasLostAgain(Version version) throws Exception {
    seen.failAt(HALF);
    run(Given.at(broker.port(), version));
    publisher.sendNumbers(TOPIC, 0, HALF / 2);
    int before = seen.checkpoints();
    seen.until(s -> s.checkpoints() > before);
    publisher.sendNumbers(TOPIC, HALF / 2, MESSAGES);
    untilAllAreThere();
    assertThat(seen.starts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aBrokerMayDieInTheMiddle(Version version) throws Exception {
    run(Given.at(broker.port(), version));
    publisher.sendNumbers(TOPIC, 0, HALF);
    seen.until(s -> s.texts().size() == HALF); // what only the broker has dies with it
    broker.kill();
    CompletableFuture<Void> rest = publisher.beginNumbers(TOPIC, HALF, MESSAGES);
    broker.start();
    rest.get(30, TimeUnit.SECONDS);
    untilAllAreThere();
    assertThat(seen.starts()).isEqualTo(1);
  }

  @Test
  void aBrokerMayLoseItsMemory() throws Exception {
    run(Given.at(broker.port(), Version.V5));
    publisher.sendNumbers(TOPIC, 0, HALF);
    seen.until(s -> s.texts().size() == HALF);
    broker.kill();
    broker.forgetAll();
    broker.start();
    for (int i = HALF; seen.texts().size() == HALF; i++) {
      publisher.send(TOPIC, "" + i); // lost until we have asked for our topics again
    }
    publisher.send(TOPIC, "last");
    seen.until(s -> s.texts().contains("last"));
    assertThat(seen.starts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionMayBeCutInTheMiddle(Version version) throws Exception {
    try (Proxy proxy = new Proxy(broker.port())) {
      run(Given.at(proxy.port(), version));
      CompletableFuture<Void> all = publisher.beginNumbers(TOPIC, 0, MESSAGES);
      seen.until(s -> s.texts().size() >= HALF / 2);
      proxy.cut();
      all.get(30, TimeUnit.SECONDS);
      untilAllAreThere();
      assertThat(proxy.connections()).isGreaterThanOrEqualTo(2);
      assertThat(seen.starts()).isEqualTo(1);
    }
  }

  /** Starts the job; the broker keeps messages for it from now on. */
  private void run(MqttSettings settings) throws Exception {
    new Reading(settings).close(); // begins the session
    Configuration flink = new Configuration();
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, flink);
    env.enableCheckpointing(100);
    MqttSource.of(env, 3, "s", settings, Clock::systemUTC)
        .map(new Fold(run))
        .name("fold")
        .uid("fold")
        .sinkTo(new DiscardingSink<>());
    job = env.executeAsync("mqtt");
  }

  private void untilAllAreThere() throws Exception {
    seen.until(s -> s.texts().size() == MESSAGES);
    assertThat(seen.texts())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MESSAGES).mapToObj(i -> "" + i).toList());
  }
}
