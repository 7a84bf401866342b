package urbanbrain.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import urbanbrain.cluster.ClusterRest;

/**
 * The town on a real cluster, watched by a real Prometheus, until all that it gave is judged, told
 * and sent; its receiver of webhooks behaves badly. Then what happened can be counted, and what is
 * shown read.
 */
final class MeteredTown implements AutoCloseable {

  /** So many posts fail before one is taken. */
  static final int FAILURES = 3;

  /** So many checkpoints without anything new are rest. */
  private static final int CALM = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  final Prometheus prometheus;
  private final long begun = System.nanoTime();
  private final AtomicInteger posts = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final Stage stage;
  private final HttpServer receiver;
  private Scrape scrape;

  /**
   * Plays it.
   *
   * @param alerts a file of alert rules
   */
  MeteredTown(Path folder, Path alerts) throws Exception {
    receiver = receiver();
    stage = new Stage(folder, Map.of("execution.checkpointing.interval", "1s"));
    prometheus = new Prometheus(folder.resolve("prometheus"), stage.cluster.targets(), alerts);
    try {
      play();
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  private void play() throws Exception {
    for (String source : Town.SOURCES) {
      stage.broker.create(source, 1);
    }
    Path city = Town.live(stage.folder, stage.broker.servers(), channels());
    stage.run(city, 2, Optional.empty());
    new Town().produce(stage.broker.servers(), 1);
    awaitAll();
  }

  /** It fails some times before it takes an alert, and refuses all that goes to another path. */
  private HttpServer receiver() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", exchange -> answer(exchange, status(body(exchange))));
    server.createContext(
        "/refuses",
        exchange -> {
          body(exchange);
          answer(exchange, 400);
        });
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return server;
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A heartbeat that fails is not sent again, so none does. */
  private int status(String body) {
    boolean isBeat = body.contains("urbanbrain.heartbeat");
    return !isBeat && posts.incrementAndGet() <= FAILURES ? 503 : 204;
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    taken.addAndGet(status == 204 ? 1 : 0);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private String channels() {
    return """
        channels:
          - kafka: { name: bus, servers: "%1$s", topic: alerts }
          - webhook: { name: desk-1, url: "http://localhost:%2$d/", heartbeat: 10s }
          - webhook: { name: wall, url: "http://localhost:%2$d/refuses", rules: [water_main_burst] }
        letters: { kafka: { servers: "%1$s", dead: dead, late: late } }
        """
        .formatted(stage.broker.servers(), receiver.getAddress().getPort());
  }

  /** Until all is read, and checkpoints go by in which nothing more is judged, told or sent. */
  private void awaitAll() throws Exception {
    stage.awaitRead();
    Map<String, Long> before = new TreeMap<>();
    AtomicLong until = new AtomicLong(checkpoints() + CALM);
    ClusterRest.await(
        Stage.PATIENCE,
        "it does not come to rest",
        () -> {
          Map<String, Long> now = moves();
          if (!now.equals(before)) {
            before.clear();
            before.putAll(now);
            until.set(checkpoints() + CALM);
          }
          return checkpoints() >= until.get() && isAllSent();
        });
  }

  /** The counts that go on as long as something is on its way. */
  private Map<String, Long> moves() throws IOException, InterruptedException {
    scrape = Scrape.of(stage.cluster.metrics().values());
    Map<String, Long> all = new TreeMap<>(scrape.by("rule_evaluations_total", "rule"));
    all.putAll(scrape.by("rule_type_alerts_total", "rule", "type"));
    all.putAll(scrape.by("channel_undelivered_total", "channel"));
    return all;
  }

  private long checkpoints() throws IOException, InterruptedException {
    String path = "/jobs/" + stage.job() + "/checkpoints";
    return stage.rest.get(path).path("counts").path("completed").asLong();
  }

  private boolean isAllSent() {
    return scrape.own("channel_waiting").size() == 2
        && scrape.own("channel_waiting").stream().allMatch(waiting -> waiting.value() == 0);
  }

  /** What it showed at rest. */
  Scrape scrape() {
    return scrape;
  }

  /** How long it has run, in seconds. */
  double age() {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** How many messages its receiver has taken by now. */
  int taken() {
    return taken.get();
  }

  /** How many records of each source there are. */
  Map<String, Long> produced() throws Exception {
    Map<String, Long> produced = new TreeMap<>();
    for (String source : Town.SOURCES) {
      var ends = stage.broker.ends(List.of(source)).values();
      produced.put(source, ends.stream().mapToLong(end -> end).sum());
    }
    return produced;
  }

  /** How many messages a webhook was not given in the end. */
  long undelivered(String channel) throws IOException {
    Path file = stage.folder.resolve("out/undelivered-" + channel + ".ndjson");
    return Files.readAllLines(file).size();
  }

  /** All that stands in a topic. */
  List<JsonNode> written(String topic) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", stage.broker.servers());
    Map<TopicPartition, Long> ends = stage.broker.ends(List.of(topic));
    List<JsonNode> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(JSON.readTree(record.value()));
        }
      }
    }
    return values;
  }

  /** A time of day in the town's recording, in seconds since the epoch. */
  static double seconds(String local) {
    return ZonedDateTime.parse("2026-03-02T" + local + ":00-05:00").toEpochSecond();
  }

  @Override
  public void close() {
    prometheus.close();
    stage.close();
    receiver.stop(0);
  }
}
