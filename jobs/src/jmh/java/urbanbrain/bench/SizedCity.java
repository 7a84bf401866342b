package urbanbrain.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import urbanbrain.city.City;
import urbanbrain.flow.decode.Record;

/**
 * A made city of as many sensors and rules as one likes, for ever. Each sensor sends a reading once
 * a minute, with values that a hash draws; it is of one of ten kinds. A rule is about one kind, and
 * the kinds have equally many rules, so that each reading is judged by a tenth of them: windows over
 * five minutes for the even kinds, and for the odd ones joins of two rare readings that are near
 * each other within five minutes.
 */
final class SizedCity {

  /** How much event time a window holds. */
  static final long WINDOW = 5 * 60_000L;

  private static final int KINDS = 10;
  private static final long EVERY = 60_000L;
  private static final long START = 1_750_000_000_000L;

  private static final String STREAMS =
      """
      domain: made
      streams:
        reading:
          says: A reading.
          key: sensor
          fields:
            sensor: { type: text, says: "which one" }
            kind: { type: number, says: "one of ten" }
            value: { type: number, says: "0 to 100, all alike" }
      """;

  private static final String WINDOW_RULE =
      """
      rule: high_%1$d
      says: The values of a sensor are high on average.
      status: live
      because: Made.
      events:
        r: { stream: made.reading, where: "r.kind == %2$d" }
      when:
        window: { of: r, by: sensor, over: 5m, every: 1m }
        raise: "avg(r.value) > %3$d && count() >= 4"
        clear: "avg(r.value) < 70"
      incident: { severity: Minor, headline: { en: "High at {r.sensor}" } }
      """;

  private static final String JOIN_RULE =
      """
      rule: both_%1$d
      says: A very high and a very low value stand near each other.
      status: live
      because: Made.
      events:
        high: { stream: made.reading, where: "high.kind == %2$d && high.value > %3$d" }
        low: { stream: made.reading, where: "low.kind == %2$d && low.value < 2" }
      when: { all: [high, low], within: 5m, near: 300m }
      incident: { severity: Minor, headline: { en: "Both at {high.sensor}" } }
      """;

  private static final String CITY =
      """
      city: made
      zone: UTC
      rules: rules
      sources:
        - name: readings
          kafka: { servers: "localhost:1", topic: readings }
          lateness: 10s
          events:
            - { stream: made.reading, id: [sensor, at], time: at, place: { lat: lat, lon: lon } }
      """;

  private SizedCity() {}

  /** The city with so many rules, written into a folder. */
  static City of(Path folder, int rules) throws IOException {
    Path files = Files.createDirectories(folder.resolve("rules/made"));
    Files.createDirectories(folder.resolve("rules/streams"));
    Files.writeString(folder.resolve("rules/streams/made.yaml"), STREAMS);
    for (int rule = 0; rule < rules; rule++) {
      int kind = rule % KINDS;
      boolean isWindow = kind % 2 == 0;
      String text =
          isWindow
              ? WINDOW_RULE.formatted(rule, kind, 88 + rule / KINDS % 10)
              : JOIN_RULE.formatted(rule, kind, 97 + rule / KINDS % 3);
      Files.writeString(files.resolve((isWindow ? "high_" : "both_") + rule + ".yaml"), text);
    }
    Path cityFile = Files.writeString(folder.resolve("city.yaml"), CITY);
    City.Given given =
        new City.Given(Optional.empty(), Optional.empty(), Long.MAX_VALUE, City.Sources.LIVE);
    City.Read read = City.read(cityFile, given);
    return read.city().orElseThrow(() -> new IOException(read.problems().toString()));
  }

  /** Event time of the reading at this place, where there are so many sensors. */
  static long time(long place, int sensors) {
    return START + place * EVERY / sensors;
  }

  /** How many readings fill all windows. */
  static long fill(int sensors) {
    return sensors * (WINDOW / EVERY + 1);
  }

  /** The reading at this place. */
  static Record record(long place, int sensors) {
    long sensor = place % sensors;
    long at = time(place, sensors);
    String text =
        String.format(
            Locale.ROOT,
            "{\"sensor\":\"S%d\",\"at\":%d,\"kind\":%d,\"value\":%d,\"lat\":%d.%02d,\"lon\":%d.%02d}",
            sensor,
            at,
            sensor % KINDS,
            (mixed(place) >>> 1) % 101,
            40 + sensor / 40_000,
            sensor / 400 % 100,
            10 + sensor / 100 % 4,
            sensor % 100);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Record(Record.Kind.DATA, 0, place + 1, bytes, 0, bytes.length, at);
  }

  private static long mixed(long place) {
    long z = (place + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 27);
  }
}
