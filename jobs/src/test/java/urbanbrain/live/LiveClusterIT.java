package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.cluster.LocalCluster;
import urbanbrain.job.LocalReplay;
import urbanbrain.send.receive.Told;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/**
 * The job's jar on a real cluster, from a real broker to a topic and a webhook, while processes are
 * killed: in the end receivers know what a replay of the recording says.
 */
@Timeout(600)
class LiveClusterIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String GROUP = "urban-brain";
  private static final LocalCluster.Layout LAYOUT =
      new LocalCluster.Layout(
          2,
          2,
          "1600m",
          Map.of(
              "execution.checkpointing.interval",
              "1s",
              "restart-strategy.exponential-delay.max-backoff",
              "2s"));
  private static final List<String> FACTS =
      List.of("content_id", "state", "reason", "severity", "start", "end");

  @TempDir private Path folder;
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private HttpServer receiver;
  private Broker broker;
  private LocalCluster cluster;
  private ClusterRest rest;
  private String jar;
  private String job;

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
    broker = new Broker(folder.resolve("broker"));
    for (String topic : Town.SOURCES) {
      broker.create(topic, 1);
    }
    broker.create("alerts", 2);
    broker.create("dead", 1);
    broker.create("audit", 1);
    cluster = cluster();
    cluster.start(LAYOUT);
    rest = cluster.rest();
    jar = rest.upload(TARGET.resolve("urban-brain-job.jar"));
  }

  private LocalCluster cluster() throws Exception {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(Path.of(entry));
    }
    try (Stream<Path> web = Files.list(TARGET.resolve("cluster"))) {
      web.forEach(jars::add);
    }
    return new LocalCluster(folder.resolve("cluster"), jars, freePort());
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (cluster != null) {
      cluster.stop();
    }
    if (broker != null) {
      broker.close();
    }
    receiver.stop(0);
  }

  private void submit(int parallelism, Optional<String> savepoint) throws Exception {
    String channels =
        """
        channels:
          - kafka: { servers: "%1$s", topic: alerts }
          - webhook: { url: "http://localhost:%2$d/" }
        letters: { kafka: { servers: "%1$s", dead: dead, audit: audit } }
        """
            .formatted(broker.servers(), receiver.getAddress().getPort());
    Path city = Town.live(folder, broker.servers(), channels);
    job =
        rest.run(
            jar,
            List.of(city.toString(), "--out", folder.resolve("out").toString()),
            parallelism,
            savepoint);
  }

  private void awaitRead() throws Exception {
    ClusterRest.await(
        PATIENCE,
        "the job has not read all",
        () -> {
          try {
            return broker.lag(GROUP, Town.SOURCES) == 0;
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
  }

  @Test
  void whoeverDiesReceiversKnowInTheEndWhatAReplaySays() throws Exception {
    Town town = new Town();
    submit(2, Optional.empty());
    town.produce(broker.servers(), 0.2);
    awaitRead();

    town.produce(broker.servers(), 0.3);
    cluster.taskManager(1).destroyForcibly();
    cluster.startTaskManager(1);
    town.produce(broker.servers(), 0.4);
    awaitRead();

    town.produce(broker.servers(), 0.5);
    cluster.jobManager().destroyForcibly();
    cluster.startJobManager();
    town.produce(broker.servers(), 0.6);
    awaitRead();

    broker.kill();
    broker.start();
    town.produce(broker.servers(), 0.7);
    awaitRead();

    cluster.stop();
    cluster.start(LAYOUT);
    town.produce(broker.servers(), 0.8);
    awaitRead();

    String savepoint = rest.stop(job, false, PATIENCE);
    submit(1, Optional.of(savepoint));
    town.produce(broker.servers(), 1);
    awaitRead();
    rest.stop(job, true, PATIENCE);

    List<String> expected = replayed();
    assertThat(expected).hasSizeGreaterThan(15);
    assertThat(folded(written("alerts"))).isEqualTo(expected);
    assertThat(folded(posted)).isEqualTo(expected);
    // At least once: what a failure made read again is written again.
    assertThat(new HashSet<>(written("dead"))).hasSize(19);
  }

  /** What receivers of a replay know in the end. */
  private static List<String> replayed() throws Exception {
    Told told = new Told();
    new LocalReplay(Town.recorded())
        .run(
            new LocalReplay.Listener() {
              @Override
              public void alert(Alert alert) {
                if (!alert.trial()) {
                  told.take(alert);
                }
              }

              @Override
              public void incident(Incident incident) {
                // messages are compared
              }

              @Override
              public void audit(AuditLine line) {
                // messages are compared
              }
            });
    return facts(told);
  }

  private static List<String> folded(List<String> messages) throws Exception {
    Told told = new Told();
    for (String message : messages) {
      told.take(message);
    }
    return facts(told);
  }

  /** What is the same however much of it a channel may be told. */
  private static List<String> facts(Told told) throws Exception {
    List<String> facts = new ArrayList<>();
    for (String line : told.standing()) {
      JsonNode incident = new ObjectMapper().readTree(line);
      StringBuilder fact = new StringBuilder();
      for (String field : FACTS) {
        fact.append(incident.path(field).asText()).append(' ');
      }
      facts.add(fact.toString());
    }
    return facts;
  }

  /** All that stands in a topic. */
  private List<String> written(String topic) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", broker.servers());
    Map<TopicPartition, Long> ends = broker.ends(List.of(topic));
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
