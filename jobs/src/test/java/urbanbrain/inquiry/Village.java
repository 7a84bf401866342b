package urbanbrain.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.city.City;
import urbanbrain.text.Durations;

/** A village with two sources and rules of one's own, whose recording is written event by event. */
final class Village {

  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private static final double METRES_PER_DEGREE = 111_195.08;

  private static final String STREAMS =
      """
      domain: village
      streams:
        crash:
          says: A crash.
          fields: { road: { type: text, says: "road" }, hurt: { type: number, says: "people" } }
        ems:
          says: A call for an ambulance.
          fields:
            priority: { type: number, min: 0, says: "1 is urgent" }
            kind: { type: text, says: "what for" }
            road: { type: text, says: "road" }
        clear: { says: "All clear.", fields: { road: { type: text, says: "road" } } }
        patient:
          says: Somebody who is brought in.
          fields: { who: { type: text, sensitive: true, says: "name" } }
        works: { says: "Road works.", spans: true, fields: { work: { type: text, says: "no" } } }
        heat:
          says: A temperature.
          key: sensor
          fields:
            sensor: { type: text, says: "sensor" }
            celsius: { type: number, says: "degrees" }
      """;

  private static final String CITY =
      """
      city: village
      zone: UTC
      rules: [rules]
      sources:
        - name: calls
          file: { path: calls.ndjson, format: ndjson }
          lateness: 5m
          idle: 10m
          arrival: { field: came }
          events:
            - { stream: village.crash, when: "row.of == 'crash'", id: id, time: { field: at }, place: { lat: lat, lon: lon } }
            - { stream: village.ems, when: "row.of == 'ems'", id: id, time: { field: at }, place: { lat: lat, lon: lon } }
            - { stream: village.clear, when: "row.of == 'clear'", id: id, time: { field: at }, place: { lat: lat, lon: lon } }
            - { stream: village.patient, when: "row.of == 'patient'", id: [id, who], time: { field: at }, place: { lat: lat, lon: lon } }
            - { stream: village.works, when: "row.of == 'works'", id: id, time: { field: at }, valid: { from: { field: at }, until: { field: until } }, place: { lat: lat, lon: lon } }
        - name: sensors
          file: { path: sensors.ndjson, format: ndjson }
          lateness: 5m
          idle: 10m
          arrival: { field: came }
          events:
            - { stream: village.heat, id: id, time: { field: at }, place: { lat: lat, lon: lon } }
      """;

  private final Path folder;
  private final List<String> calls = new ArrayList<>();
  private final List<String> sensors = new ArrayList<>();

  Village(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("rules/streams"));
    Files.writeString(folder.resolve("city.yaml"), CITY);
    Files.writeString(folder.resolve("rules/streams/village.yaml"), STREAMS);
  }

  /** A rule of this name: its file but for what all rules must say. */
  void rule(String name, String body) throws IOException {
    String head = "rule: %s\nsays: Something.\nowner: desk\n".formatted(name);
    String status = body.contains("status:") ? "" : "status: live\n";
    Files.writeString(folder.resolve("rules/" + name + ".yaml"), head + status + body);
  }

  /**
   * Events, as {@code ems e1 10m42s priority=1 north=600}: the stream, an id, how long after the
   * start, and fields, {@code north} in metres, {@code came} as long after the start as the time.
   */
  void event(String line) {
    List<String> words = Splitter.onPattern("\\s+").splitToList(line.strip());
    StringBuilder json =
        new StringBuilder("{\"of\":\"%s\",\"id\":\"%s\"".formatted(words.get(0), words.get(1)));
    double north = 0;
    String came = words.get(2);
    for (int i = 3; i < words.size(); i++) {
      String name = words.get(i).substring(0, words.get(i).indexOf('='));
      String value = words.get(i).substring(name.length() + 1);
      switch (name) {
        case "north" -> north = Double.parseDouble(value);
        case "came" -> came = value;
        case "until" -> json.append(",\"until\":\"%s\"".formatted(time(value)));
        default -> json.append(",\"%s\":%s".formatted(name, literal(value)));
      }
    }
    json.append(",\"at\":\"%s\",\"came\":\"%s\"".formatted(time(words.get(2)), time(came)));
    json.append(",\"lat\":%s,\"lon\":-75}".formatted(40 + north / METRES_PER_DEGREE));
    (words.get(0).equals("heat") ? sensors : calls).add(json.toString());
  }

  private static String literal(String value) {
    return value.matches("-?\\d+(\\.\\d+)?") ? value : "\"" + value + "\"";
  }

  /** So long after the start: {@code 90s}, {@code 10m42s}, {@code 0}. */
  static long millis(String text) {
    long millis = START.toEpochMilli();
    for (String part : Splitter.onPattern("(?<=[a-z])(?=\\d)").split(text)) {
      millis += part.equals("0") ? 0 : Durations.parse(part).orElseThrow();
    }
    return millis;
  }

  private static Instant time(String text) {
    return Instant.ofEpochMilli(millis(text));
  }

  /** The city, with what was recorded so far. */
  City.Read read() throws IOException {
    Files.write(folder.resolve("calls.ndjson"), calls);
    Files.write(folder.resolve("sensors.ndjson"), sensors);
    City.Given given = new City.Given(Optional.empty(), Optional.empty(), 1_900_000_000_000L);
    City.Read read = City.read(folder.resolve("city.yaml"), given);
    assertThat(read.problems()).isEmpty();
    return read;
  }
}
