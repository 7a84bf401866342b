package urbanbrain.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import urbanbrain.city.City;
import urbanbrain.job.Tally;
import urbanbrain.report.trace.Trace;
import urbanbrain.rule.Rule;
import urbanbrain.text.JsonLine;

/**
 * A made run of the shipped rules: as many incidents as wanted, each with ten pieces of evidence.
 */
final class Made {

  static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  /** What would run, or end the data early, if it were taken for anything but text. */
  static final String HOSTILE = "</script><img src=x onerror=\"document.title='taken'\">";

  private static final long START = 1_772_400_000_000L;
  private static final long HOURS = 48 * 3_600_000L;
  private static final List<String> SEVERITIES = List.of("Extreme", "Severe", "Moderate", "Minor");
  private static final List<String> REASONS = List.of("cleared", "gap", "closed");

  private final ObjectMapper json = new ObjectMapper();
  private final Random random = new Random(1);
  private final City city;
  private final List<String> rules;
  private final List<String> streams;
  private final List<JsonNode> incidents = new ArrayList<>();

  private Made(City city) {
    this.city = city;
    this.rules = city.rules().judged().stream().filter(Rule::raises).map(Rule::name).toList();
    this.streams = List.copyOf(city.streams());
  }

  /** A run with so many incidents, whose messages are written into a folder. */
  static ReportData run(int incidents, Path folder) throws IOException {
    Made made = new Made(city(TOP.resolve("testdata/crash_downtown/city.yaml")));
    Path alerts = folder.resolve("alerts.ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(alerts)) {
      for (int i = 0; i < incidents; i++) {
        out.write(made.message(made.incident(i)) + "\n");
      }
    }
    return new ReportData(made.city, made.incidents, Told.read(alerts), made.tally(), made.trace());
  }

  static City city(Path file) throws IOException {
    City.Given given = new City.Given(Optional.empty(), Optional.empty(), START);
    City.Read read = City.read(file, given);
    assertThat(read.problems()).isEmpty();
    return read.city().orElseThrow();
  }

  private ObjectNode incident(int i) {
    String rule = rules.get(random.nextInt(rules.size()));
    long start = START + (long) (random.nextDouble() * HOURS);
    boolean isOpen = random.nextInt(20) == 0;
    ObjectNode incident = json.createObjectNode();
    incident.put("content_id", "%s-%d-%010x".formatted(rule, i, random.nextLong() >>> 24));
    incident.put("rule", rule).put("state", isOpen ? "open" : "ended");
    incident.put("reason", isOpen ? null : REASONS.get(random.nextInt(REASONS.size())));
    incident.put("severity", SEVERITIES.get(random.nextInt(SEVERITIES.size())));
    incident.put("start", time(start));
    incident.put("end", isOpen ? null : time(start + random.nextInt(3_600_000)));
    putPlace(incident);
    incident.put("key", i % 3 == 0 ? "segment-" + random.nextInt(500) : null);
    incident.put("matches", 1 + random.nextInt(9)).put("evidence_total", 10 + random.nextInt(90));
    ArrayNode evidence = incident.putArray("evidence");
    for (int piece = 0; piece < 10; piece++) {
      evidence.add(piece(start + piece * 60_000L + random.nextInt(60_000)));
    }
    incidents.add(incident);
    return incident;
  }

  private ObjectNode piece(long time) {
    ObjectNode piece = json.createObjectNode();
    piece.put("leg", "leg" + random.nextInt(4));
    piece.put("event", "%016x".formatted(random.nextLong()));
    piece.put("stream", streams.get(random.nextInt(streams.size()))).put("time", time(time));
    putPlace(piece);
    return piece;
  }

  private void putPlace(ObjectNode of) {
    of.put("lat", 40.7 + random.nextInt(200_000) / 1e6);
    of.put("lon", -77.5 + random.nextInt(200_000) / 1e6);
  }

  private String time(long millis) {
    return JsonLine.time(millis, ZoneId.of("America/New_York"));
  }

  /** The last word about an incident: every tenth headline would be a script. */
  private JsonNode message(ObjectNode incident) {
    ObjectNode data = json.createObjectNode();
    data.put("kind", "incident").put("incident", incident.path("content_id").asText());
    data.setAll(incident);
    int number = incidents.size() - 1;
    String what = number % 10 == 0 ? HOSTILE : "Main and " + number + "th";
    data.putObject("headline").put("en", "Crash at " + what).put("zh", "事故：" + what);
    // The final truth has the same pieces without their values.
    data.set("evidence", incident.path("evidence").deepCopy());
    for (JsonNode piece : data.path("evidence")) {
      ObjectNode fields = ((ObjectNode) piece).putObject("fields");
      fields.put("kmh", String.valueOf(random.nextInt(90))).put("note", what);
    }
    return json.createObjectNode().set("data", data);
  }

  private Tally tally() {
    SortedMap<String, Long> counters = new TreeMap<>();
    counters.put("records", 100_000L);
    counters.put("events", 99_000L);
    counters.put("duplicate", 500L);
    counters.put("late", 600L);
    counters.put("dead.bad_time", 400L);
    return new Tally(counters);
  }

  private Trace trace() {
    long width = 300_000;
    SortedMap<String, SortedMap<Long, Long>> events = new TreeMap<>();
    SortedMap<String, List<Trace.Spot>> places = new TreeMap<>();
    for (String stream : streams) {
      events.put(stream, counts(width, 60));
      places.put(stream, IntStream.range(0, 500).mapToObj(i -> spot()).toList());
    }
    SortedMap<String, SortedMap<Long, Long>> late = new TreeMap<>();
    late.put(streams.get(0), counts(width, 3));
    SortedMap<String, SortedMap<Long, Long>> dead = new TreeMap<>();
    dead.put("calls", counts(width, 2));
    return new Trace(width, events, late, dead, places);
  }

  private SortedMap<Long, Long> counts(long width, int most) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (long bucket = START / width; bucket < (START + HOURS) / width; bucket++) {
      counts.put(bucket * width, (long) random.nextInt(most));
    }
    return counts;
  }

  private Trace.Spot spot() {
    return new Trace.Spot(
        40.7 + random.nextInt(20_000) / 1e5,
        -77.5 + random.nextInt(20_000) / 1e5,
        1 + random.nextInt(99));
  }
}
