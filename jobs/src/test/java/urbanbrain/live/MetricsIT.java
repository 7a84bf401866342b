package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.cluster.LocalCluster;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.job.LocalReplay;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/**
 * What the job shows of itself on a real cluster: the numbers are those of what happened, and all
 * that the dashboard and the alert rules ask of a real Prometheus is there.
 */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path DASHBOARD = Path.of("deploy/grafana/urban-brain.json");
  private static final Path ALERTS = Path.of("deploy/prometheus/alerts.yaml");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final int FAILURES = 3;

  /** So many checkpoints without anything new are rest. */
  private static final int CALM = 5;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern METRIC = Pattern.compile("flink_\\w+");

  @TempDir private static Path folder;
  private final AtomicInteger posts = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private long begun;
  private HttpServer receiver;
  private Broker broker;
  private LocalCluster cluster;
  private Prometheus prometheus;
  private Scrape scrape;

  @BeforeAll
  void run() throws Exception {
    begun = System.nanoTime();
    startReceiver();
    broker = new Broker(folder.resolve("broker"));
    for (String topic : List.of("speeds", "calls", "networks", "alerts", "dead", "late")) {
      broker.create(topic, 1);
    }
    cluster = cluster();
    cluster.start(
        new LocalCluster.Layout(2, 2, "1600m", Map.of("execution.checkpointing.interval", "1s")));
    prometheus = new Prometheus(folder.resolve("prometheus"), cluster.targets(), ALERTS);
    String job = submit();
    new Town().produce(broker.servers(), 1);
    awaitAll(job);
  }

  /** It fails some times before it takes anything, and refuses all that is sent to another path. */
  private void startReceiver() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    receiver.createContext(
        "/", exchange -> answer(exchange, posts.incrementAndGet() <= FAILURES ? 503 : 204));
    receiver.createContext("/refuses", exchange -> answer(exchange, 400));
    receiver.setExecutor(Executors.newCachedThreadPool());
    receiver.start();
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    exchange.getRequestBody().readAllBytes();
    taken.addAndGet(status == 204 ? 1 : 0);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private LocalCluster cluster() throws Exception {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(Path.of(entry));
    }
    try (Stream<Path> beside = Files.list(TARGET.resolve("cluster"))) {
      beside.forEach(jars::add);
    }
    try (ServerSocket socket = new ServerSocket(0)) {
      return new LocalCluster(folder.resolve("cluster"), jars, socket.getLocalPort());
    }
  }

  private String submit() throws Exception {
    String channels =
        """
        channels:
          - kafka: { name: bus, servers: "%1$s", topic: alerts }
          - webhook: { name: desk-1, url: "http://localhost:%2$d/", heartbeat: 10s }
          - webhook: { name: wall, url: "http://localhost:%2$d/refuses", rules: [water_main_burst] }
        letters: { kafka: { servers: "%1$s", dead: dead, late: late } }
        """
            .formatted(broker.servers(), receiver.getAddress().getPort());
    Path city = Town.live(folder, broker.servers(), channels);
    ClusterRest rest = cluster.rest();
    String jar = rest.upload(TARGET.resolve("urban-brain-job.jar"));
    return rest.run(jar, List.of(city.toString(), "--out", out().toString()), 2, Optional.empty());
  }

  private Path out() {
    return folder.resolve("out");
  }

  /** Until all is read, and checkpoints go by in which nothing more is judged, told or sent. */
  private void awaitAll(String job) throws Exception {
    ClusterRest.await(PATIENCE, "the job has not read all", this::hasReadAll);
    Map<String, Long> before = new TreeMap<>();
    AtomicLong until = new AtomicLong(checkpoints(job) + CALM);
    ClusterRest.await(
        PATIENCE,
        "it does not come to rest",
        () -> {
          Map<String, Long> now = moves();
          if (!now.equals(before)) {
            before.clear();
            before.putAll(now);
            until.set(checkpoints(job) + CALM);
          }
          return checkpoints(job) >= until.get() && isAllSent();
        });
  }

  /** The counts that go on as long as something is on its way. */
  private Map<String, Long> moves() throws IOException, InterruptedException {
    scrape = Scrape.of(cluster.metrics().values());
    Map<String, Long> all = new TreeMap<>(scrape.by("rule_evaluations_total", "rule"));
    all.putAll(scrape.by("rule_type_alerts_total", "rule", "type"));
    all.putAll(scrape.by("channel_undelivered_total", "channel"));
    return all;
  }

  private boolean hasReadAll() throws IOException {
    try {
      return broker.lag("urban-brain", Town.SOURCES) == 0;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private long checkpoints(String job) throws IOException, InterruptedException {
    String path = "/jobs/" + job + "/checkpoints";
    return cluster.rest().get(path).path("counts").path("completed").asLong();
  }

  private boolean isAllSent() {
    return scrape.own("channel_waiting").size() == 2
        && scrape.own("channel_waiting").stream().allMatch(waiting -> waiting.value() == 0);
  }

  @AfterAll
  void stop() throws Exception {
    if (prometheus != null) {
      prometheus.close();
    }
    if (cluster != null) {
      cluster.stop();
    }
    if (broker != null) {
      broker.close();
    }
    receiver.stop(0);
  }

  /** All that stands in a topic. */
  private List<JsonNode> written(String topic) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", broker.servers());
    Map<TopicPartition, Long> ends = broker.ends(List.of(topic));
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

  /** How many there are of each of some texts. */
  private static Map<String, Long> counted(Stream<String> texts) {
    return texts.collect(Collectors.groupingBy(t -> t, TreeMap::new, Collectors.counting()));
  }

  private static Map<String, Long> withoutZeros(Map<String, Long> counts) {
    Map<String, Long> left = new TreeMap<>(counts);
    left.values().removeIf(count -> count == 0);
    return left;
  }

  @Test
  void recordsAreCountedBySource() throws Exception {
    Map<String, Long> produced = new TreeMap<>();
    for (String source : Town.SOURCES) {
      long end = broker.ends(List.of(source)).values().stream().mapToLong(n -> n).sum();
      produced.put(source, end);
    }
    assertThat(scrape.by("source_records_total", "source")).isEqualTo(produced);
    for (String source : Town.SOURCES) {
      double all =
          scrape.sum("source_events_total", "source", source)
              + scrape.sum("source_ignored_total", "source", source)
              + scrape.sum("source_late_total", "source", source)
              + scrape.sum("source_reason_dead_total", "source", source);
      assertThat(all).as(source).isEqualTo((double) produced.get(source));
      assertThat(scrape.sum("source_bytes_total", "source", source)).isGreaterThan(all);
    }
  }

  @Test
  void deadLettersAreCountedByReason() throws Exception {
    Map<String, Long> letters =
        counted(
            written("dead").stream()
                .map(l -> l.path("source").asText() + " " + l.path("reason").asText()));
    assertThat(letters.values().stream().mapToLong(n -> n).sum()).isEqualTo(19);
    assertThat(withoutZeros(scrape.by("source_reason_dead_total", "source", "reason")))
        .isEqualTo(letters);
  }

  @Test
  void lateEventsAreCountedBySourceAndByRule() throws Exception {
    List<JsonNode> letters = written("late");
    assertThat(letters).isNotEmpty();
    assertThat(withoutZeros(scrape.by("source_late_total", "source")))
        .isEqualTo(counted(letters.stream().map(l -> l.path("source").asText())));
    long speeds =
        letters.stream().filter(l -> l.path("stream").asText().equals("traffic.speed")).count();
    assertThat(scrape.by("rule_leg_late_total", "rule", "leg"))
        .containsEntry("segment_congested speed", speeds);
  }

  @Test
  void theClocksOfSourcesAreBehindTheWall() throws Exception {
    long now = System.currentTimeMillis();
    for (Scrape.Sample lag : scrape.own("source_part_clock_lag_seconds")) {
      // The town was recorded from 16:00 to 18:00 local time, and the clock stays `lateness`
      // behind.
      double at = now / 1e3 - lag.value();
      assertThat(at).as("%s", lag).isBetween(seconds("15:45"), seconds("18:00") + 60);
    }
    assertThat(scrape.by("source_part_lateness_seconds", "part"))
        .isEqualTo(Map.of("speeds-0", 300L, "calls-0", 900L, "networks-0", 120L));
    assertThat(scrape.by("source_part_idle", "part").values()).containsExactly(0L, 0L, 0L);
  }

  private static double seconds(String local) {
    return ZonedDateTime.parse("2026-03-02T" + local + ":00-05:00").toEpochSecond();
  }

  @Test
  void alertsAreCountedByRuleAndTypeAsTheTopicReceivedThem() throws Exception {
    Map<String, Long> received =
        counted(
            written("alerts").stream()
                .map(message -> message.path("data"))
                .map(data -> data.path("rule").asText() + " " + type(data)));
    Map<String, Long> counts = withoutZeros(scrape.by("rule_type_alerts_total", "rule", "type"));
    // What is on trial goes to no topic.
    Town.recorded().rules().rules().stream()
        .filter(rule -> rule.status() == Rule.Status.TRIAL)
        .forEach(trial -> counts.keySet().removeIf(key -> key.startsWith(trial.name() + " ")));
    assertThat(counts).isEqualTo(received).containsKey("crash_with_casualties alert");
  }

  private static String type(JsonNode data) {
    return data.path("msgType").asText().toLowerCase(Locale.ROOT);
  }

  @Test
  void eventsAndMatchesAreCountedByRule() throws Exception {
    Map<String, Long> events = scrape.by("rule_leg_events_total", "rule", "leg");
    assertThat(events).isEqualTo(wanted());
    Map<String, Long> matches = withoutZeros(scrape.by("rule_matches_total", "rule"));
    Map<String, Long> first = new TreeMap<>();
    scrape.own("rule_type_alerts_total").stream()
        .filter(sample -> sample.labels().get("type").equals("alert") && sample.value() > 0)
        .forEach(s -> first.merge(s.labels().get("rule"), (long) s.value(), Long::sum));
    assertThat(matches.keySet()).isEqualTo(first.keySet());
    first.forEach((rule, n) -> assertThat(matches.get(rule)).as(rule).isGreaterThanOrEqualTo(n));
    assertThat(matches).containsEntry("crash_with_casualties", 2L);
  }

  /** Which events each leg of each rule wants: of a signal, once for each clock that judges it. */
  private static Map<String, Long> wanted() throws Exception {
    City city = Town.recorded();
    Map<String, Event> events = new TreeMap<>();
    LocalReplay.Listener listener = new Heard(events);
    new LocalReplay(city).run(listener);
    Map<String, Long> wanted = new TreeMap<>();
    for (ClockedRules clock : city.clocks().clocks()) {
      for (Rule rule : clock.rules().judged()) {
        for (Leg leg : rule.when().legs()) {
          if (!leg.isSignal()) {
            long fit =
                events.values().stream()
                    .filter(e -> e.stream() == leg.stream().code() && leg.where().of(e))
                    .count();
            wanted.merge(rule.name() + " " + leg.name(), fit, Long::sum);
          }
        }
      }
    }
    return wanted;
  }

  /** Hears each event once. */
  private record Heard(Map<String, Event> events) implements LocalReplay.Listener {

    @Override
    public void decoded(Decoded decoded) {
      if (decoded instanceof Decoded.Heard heard) {
        events.put(Long.toString(heard.event().identity()), heard.event());
      }
    }

    @Override
    public void alert(Alert alert) {
      // only events are wanted
    }

    @Override
    public void incident(Incident incident) {
      // only events are wanted
    }

    @Override
    public void audit(AuditLine line) {
      // only events are wanted
    }
  }

  @Test
  void judgingIsMeasuredByRule() {
    double taken = (System.nanoTime() - begun) / 1e9;
    Map<String, Long> events = scrape.by("rule_leg_events_total", "rule");
    Map<String, Long> evaluations = scrape.by("rule_evaluations_total", "rule");
    assertThat(evaluations.keySet()).containsAll(events.keySet());
    assertThat(evaluations.get("segment_congested"))
        .isGreaterThanOrEqualTo(events.get("segment_congested"));
    for (String rule : withoutZeros(evaluations).keySet()) {
      double seconds = scrape.sum("rule_evaluation_seconds_total", "rule", rule);
      assertThat(seconds).as(rule).isPositive().isLessThan(taken);
    }
    assertThat(scrape.by("rule_bound_hits_total", "rule", "bound"))
        .containsKeys("segment_congested panes", "segment_congested matches", "ems_surge panes")
        .allSatisfy((bound, hits) -> assertThat(hits).isZero());
  }

  @Test
  void theDelayIsFromTheArrivalThatDecided() throws Exception {
    double now = System.currentTimeMillis() / 1e3;
    Map<String, Long> delays = withoutZeros(scrape.by("rule_delay_seconds_count", "rule"));
    Map<String, Long> first = scrape.by("rule_type_alerts_total", "rule", "type");
    delays.forEach((rule, n) -> assertThat(n).as(rule).isEqualTo(first.get(rule + " alert")));
    assertThat(delays).containsKeys("crash_with_casualties", "segment_congested", "ems_surge");
    for (Scrape.Sample delay : scrape.own("rule_delay_seconds")) {
      if (delays.containsKey(delay.labels().get("rule"))) {
        // The recording says itself when its records came in: that long ago.
        assertThat(now - delay.value())
            .as("%s", delay)
            .isBetween(seconds("16:00"), seconds("18:15") + (System.nanoTime() - begun) / 1e9);
      }
    }
  }

  @Test
  void messagesAreCountedByChannel() throws Exception {
    Scrape now = scrape;
    assertThat(now.by("channel_retried_total", "channel"))
        .hasEntrySatisfying("desk-1", n -> assertThat(n).isGreaterThanOrEqualTo(FAILURES));
    long sent = now.by("channel_sent_total", "channel").get("desk-1");
    assertThat(sent).isBetween((long) written("alerts").size(), (long) taken.get());
    long lost = Files.readAllLines(out().resolve("undelivered-wall.ndjson")).size();
    assertThat(lost).isPositive();
    assertThat(now.by("channel_undelivered_total", "channel"))
        .isEqualTo(Map.of("desk-1", 0L, "wall", lost));
    assertThat(now.by("channel_in_flight", "channel")).containsOnlyKeys("desk-1", "wall");
    assertThat(now.by("channel_disabled", "channel")).isEqualTo(Map.of("desk-1", 0L, "wall", 0L));
    assertThat(now.by("channel_heartbeat_every_seconds", "channel"))
        .isEqualTo(Map.of("desk-1", 10L));
    assertThat(now.own("channel_heartbeat_age_seconds").get(0).value()).isLessThan(60);
    String producers = "KafkaProducer_record_send_total";
    assertThat(now.sum(producers, "operator_name", "send.bus: Writer"))
        .isEqualTo(written("alerts").size());
  }

  @Test
  void everyQueryOfTheDashboardReturnsData() throws Exception {
    List<String> queries = new ArrayList<>();
    JSON.readTree(DASHBOARD.toFile())
        .findValues("expr")
        .forEach(query -> queries.add(query.asText()));
    assertThat(queries).hasSizeGreaterThan(40);
    List<String> empty = new ArrayList<>(queries);
    try {
      ClusterRest.await(WINDOW, "no data", () -> hasAll(empty));
    } catch (IOException e) {
      assertThat(empty).isEmpty();
    }
  }

  /** Takes away the queries that return data; whether none is left. */
  private boolean hasAll(List<String> queries) throws IOException, InterruptedException {
    for (String query : List.copyOf(queries)) {
      if (!prometheus.query(concrete(query)).isEmpty()) {
        queries.remove(query);
      }
    }
    return queries.isEmpty();
  }

  private static String concrete(String query) {
    return query
        .replace("$job", "urban-brain riverton")
        .replaceAll("\\$(rule|source)", ".*")
        .replace("$__rate_interval", "20s");
  }

  @Test
  void everyAlertRuleAsksForWhatIsThere() throws Exception {
    TreeSet<String> alerts = new TreeSet<>();
    List<JsonNode> groups = prometheus.rules().findValues("rules");
    for (JsonNode rule : groups.stream().flatMap(MetricsIT::each).toList()) {
      String query = rule.path("query").asText();
      alerts.add(rule.path("name").asText());
      assertThat(rule.path("lastError").asText()).as(query).isEmpty();
      for (String metric : METRIC.matcher(query).results().map(m -> m.group()).toList()) {
        assertThat(prometheus.query("count(" + metric + ")")).as(metric).isNotEmpty();
      }
    }
    assertThat(alerts).hasSizeGreaterThan(20);
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Test
  void theAlertRulesFireWhenTheyShould() throws Exception {
    Prometheus.promtool("check", "rules", ALERTS.toString());
    Prometheus.promtool("test", "rules", ALERTS.resolveSibling("alerts_test.yaml").toString());
  }
}
