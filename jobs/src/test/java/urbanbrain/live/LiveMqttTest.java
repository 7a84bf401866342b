package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.city.City;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.collect.mqtt.Mosquitto;
import urbanbrain.collect.mqtt.Proxy;
import urbanbrain.collect.mqtt.Publisher;
import urbanbrain.job.Live;
import urbanbrain.send.receive.Told;

/**
 * The whole job on what comes by MQTT, while its broker is restarted, its connection cut and itself
 * stopped and started again: every message of QoS 1 is counted, and none twice.
 */
@Timeout(180)
class LiveMqttTest {

  private static final int MESSAGES = 1_200;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** One rule for all messages, one for more than that, and one for the last thing that is said. */
  private static final String RULES =
      """
      rule: all_counted
      says: A gate has been passed as often as messages were sent.
      status: live
      owner: gate-desk
      events: { pass: { stream: gate.pass } }
      when: { window: { of: pass, by: [gate], over: 10m, every: 10m }, raise: "count() >= %1$d" }
      incident: { severity: Minor, headline: "all" }
      ---
      rule: some_counted_twice
      says: A gate has been passed more often.
      status: live
      owner: gate-desk
      events: { pass: { stream: gate.pass } }
      when: { window: { of: pass, by: [gate], over: 10m, every: 10m }, raise: "count() > %1$d" }
      incident: { severity: Minor, headline: "too many" }
      ---
      rule: closed
      says: A gate is closed.
      status: live
      owner: gate-desk
      events: { close: { stream: gate.close } }
      when: { any: [close] }
      incident: { severity: Minor, headline: "{close.gate} is closed" }
      """;

  private static final String STREAMS =
      """
      domain: gate
      streams:
        pass:
          says: Somebody passes a gate.
          key: gate
          fields: { gate: { type: text, says: "which" } }
        close:
          says: A gate is closed.
          key: gate
          fields: { gate: { type: text, says: "which" } }
      """;

  private static final String CITY =
      """
      city: harbour
      zone: UTC
      rules: rules
      sources:
        - name: gates
          mqtt: { servers: "127.0.0.1:%d", topics: ["gates/+/passed", "gates/+/closed"], version: %s, topic_as: topic }
          lateness: 10m
          events:
            - { stream: gate.pass, when: "row.topic.endsWith('/passed')", id: [topic, n], time: at, set: { gate: row.topic } }
            - { stream: gate.close, time: at, set: { gate: row.topic } }
      channels:
        - webhook: { url: "http://localhost:%d/" }
      """;

  @TempDir private Path folder;
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private final Instant start =
      Clock.systemUTC().instant().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
  private HttpServer receiver;
  private Mosquitto broker;
  private Proxy proxy;
  private Publisher publisher;
  private JobClient job;

  @BeforeEach
  void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.setExecutor(Executors.newCachedThreadPool());
    receiver.start();
    broker = Mosquitto.open(folder.resolve("mosquitto"));
    proxy = new Proxy(broker.port());
    publisher = new Publisher(broker.port());
    Path rules = Files.createDirectories(folder.resolve("rules/gate"));
    for (String rule : RULES.formatted(MESSAGES).split("---\n", -1)) {
      Files.writeString(rules.resolve(rule.split("\\s", -1)[1] + ".yaml"), rule);
    }
    Files.createDirectories(folder.resolve("rules/streams"));
    Files.writeString(folder.resolve("rules/streams/gate.yaml"), STREAMS);
  }

  @AfterEach
  void stop() throws Exception {
    if (job != null) {
      job.cancel().get(20, TimeUnit.SECONDS);
    }
    publisher.close();
    proxy.close();
    broker.close();
    receiver.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "3.1.1"})
  void everyMessageIsCountedAndNoneTwiceWhateverHappensInTheMiddle(String version)
      throws Exception {
    run(version, Optional.empty());
    awaitSession();
    List<CompletableFuture<?>> sent = new ArrayList<>();
    sent.addAll(pass(0, 300));
    awaitConnection(() -> proxy.cut());
    sent.addAll(pass(300, 600));
    awaitConnection(() -> broker.restart());
    sent.addAll(pass(600, 900));
    String savepoint = end(false);
    sent.addAll(pass(900, MESSAGES - 100));
    awaitConnection(() -> run(version, Optional.of(savepoint)));
    sent.addAll(pass(MESSAGES - 100, MESSAGES));
    awaitConnection(() -> proxy.cut());
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
    publisher.send("gates/east/closed", "{\"at\": %d}".formatted(at(MESSAGES)));
    awaitClosed("gates/east");
    end(true);
    assertThat(proxy.connections()).isGreaterThanOrEqualTo(5);
    assertThat(rules()).containsExactlyInAnyOrder("closed", "closed", "all_counted");
  }

  /** Sends what is read from now on while things happen. */
  private List<CompletableFuture<?>> pass(int from, int to) {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (int n = from; n < to; n++) {
      sent.add(publisher.begin("gates/east/passed", "{\"n\": %d, \"at\": %d}".formatted(n, at(n))));
    }
    return sent;
  }

  private long at(int n) {
    return start.toEpochMilli() + 1 + n * 100L;
  }

  private void run(String version, Optional<String> savepoint) throws Exception {
    String text = CITY.formatted(proxy.port(), version, receiver.getAddress().getPort());
    Path file = Files.writeString(folder.resolve("city.yaml"), text);
    City.Read read =
        City.read(
            file,
            new City.Given(Optional.empty(), Optional.empty(), Long.MAX_VALUE, City.Sources.LIVE));
    assertThat(read.problems()).isEmpty();
    Live live = new Live(read.city().orElseThrow(), folder.resolve("out"), Clock.systemUTC());
    StreamExecutionEnvironment env = live.build();
    env.enableCheckpointing(200);
    Configuration flink = new Configuration();
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // what is lost is got back without
    savepoint.ifPresent(path -> flink.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    env.configure(flink);
    job = env.executeAsync("harbour");
  }

  /** Stops the job with a savepoint; gives where it is. */
  private String end(boolean drain) throws Exception {
    String to = folder.resolve("savepoints").toUri().toString();
    JobClient ends = job;
    job = null;
    return ends.stopWithSavepoint(drain, to, SavepointFormatType.CANONICAL)
        .get(1, TimeUnit.MINUTES);
  }

  /** Does something to the connection, and waits for the next one. */
  private void awaitConnection(Action action) throws Exception {
    int before = proxy.connections();
    action.run();
    ClusterRest.await(PATIENCE, "nobody has called again", () -> proxy.connections() > before);
  }

  /** What is done to a connection. */
  @FunctionalInterface
  private interface Action {
    void run() throws Exception;
  }

  /** Waits until the broker keeps messages for the job: what comes before is for nobody. */
  private void awaitSession() throws Exception {
    String message = "{\"at\": %d}".formatted(start.toEpochMilli());
    ClusterRest.await(
        PATIENCE,
        "nobody listens",
        () -> {
          var unused = publisher.begin("gates/west/closed", message);
          return isClosed("gates/west");
        });
  }

  /** Waits until all that was sent before has come: a session keeps the order. */
  private void awaitClosed(String gate) throws Exception {
    ClusterRest.await(PATIENCE, gate + " is not told to be closed", () -> isClosed(gate));
  }

  private boolean isClosed(String gate) {
    return posted.stream().anyMatch(message -> message.contains(gate + "/closed is closed"));
  }

  /** The rules of all incidents that the receiver was told of. */
  private List<String> rules() throws Exception {
    Told told = new Told();
    for (String message : posted) {
      told.take(message);
    }
    List<String> rules = new ArrayList<>();
    for (String line : told.standing()) {
      rules.add(new ObjectMapper().readTree(line).path("rule").asText());
    }
    return rules;
  }
}
