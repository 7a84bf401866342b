package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.rule.Rule;

/**
 * What the job shows of itself on a real cluster: the numbers are those of what happened, and all
 * that the dashboard and the alert rules ask of a real Prometheus is there.
 */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

  private static final Path DASHBOARD = Path.of("deploy/grafana/urban-brain.json");
  private static final Path ALERTS = Path.of("deploy/prometheus/alerts.yaml");
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern METRIC = Pattern.compile("flink_\\w+");

  @TempDir private static Path folder;
  private MeteredTown town;
  private Scrape scrape;

  @BeforeAll
  void run() throws Exception {
    town = new MeteredTown(folder, ALERTS);
    scrape = town.scrape();
  }

  @AfterAll
  void stop() {
    if (town != null) {
      town.close();
    }
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
    Map<String, Long> produced = town.produced();
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
            town.written("dead").stream()
                .map(l -> l.path("source").asText() + " " + l.path("reason").asText()));
    assertThat(letters.values().stream().mapToLong(n -> n).sum()).isEqualTo(19);
    assertThat(withoutZeros(scrape.by("source_reason_dead_total", "source", "reason")))
        .isEqualTo(letters);
  }

  @Test
  void lateEventsAreCountedBySourceAndByRule() throws Exception {
    List<JsonNode> letters = town.written("late");
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
      assertThat(at)
          .as("%s", lag)
          .isBetween(MeteredTown.seconds("15:45"), MeteredTown.seconds("18:00") + 60);
    }
    assertThat(scrape.by("source_part_lateness_seconds", "part"))
        .isEqualTo(Map.of("speeds-0", 300L, "calls-0", 900L, "networks-0", 120L));
    assertThat(scrape.by("source_part_idle", "part").values()).containsExactly(0L, 0L, 0L);
  }

  @Test
  void alertsAreCountedByRuleAndTypeAsTheTopicReceivedThem() throws Exception {
    Map<String, Long> received =
        counted(
            town.written("alerts").stream()
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
    assertThat(events).isEqualTo(Wanted.byLeg(Town.recorded()));
    Map<String, Long> matches = withoutZeros(scrape.by("rule_matches_total", "rule"));
    Map<String, Long> first = new TreeMap<>();
    scrape.own("rule_type_alerts_total").stream()
        .filter(sample -> sample.labels().get("type").equals("alert") && sample.value() > 0)
        .forEach(s -> first.merge(s.labels().get("rule"), (long) s.value(), Long::sum));
    assertThat(matches.keySet()).isEqualTo(first.keySet());
    first.forEach((rule, n) -> assertThat(matches.get(rule)).as(rule).isGreaterThanOrEqualTo(n));
    assertThat(matches).containsEntry("crash_with_casualties", 2L);
  }

  @Test
  void judgingIsMeasuredByRule() {
    double taken = town.age();
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
            .isBetween(MeteredTown.seconds("16:00"), MeteredTown.seconds("18:15") + town.age());
      }
    }
  }

  @Test
  void messagesAreCountedByChannel() throws Exception {
    Scrape now = scrape;
    assertThat(now.by("channel_retried_total", "channel"))
        .hasEntrySatisfying(
            "desk-1", n -> assertThat(n).isGreaterThanOrEqualTo(MeteredTown.FAILURES));
    long sent = now.by("channel_sent_total", "channel").get("desk-1");
    assertThat(sent).isBetween((long) town.written("alerts").size(), (long) town.taken());
    long lost = town.undelivered("wall");
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
        .isEqualTo(town.written("alerts").size());
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
      if (!town.prometheus.query(concrete(query)).isEmpty()) {
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
    List<JsonNode> groups = town.prometheus.rules().findValues("rules");
    for (JsonNode rule : groups.stream().flatMap(MetricsIT::each).toList()) {
      String query = rule.path("query").asText();
      alerts.add(rule.path("name").asText());
      assertThat(rule.path("lastError").asText()).as(query).isEmpty();
      for (String metric : METRIC.matcher(query).results().map(m -> m.group()).toList()) {
        assertThat(town.prometheus.query("count(" + metric + ")")).as(metric).isNotEmpty();
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
