package urbanbrain.bench.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import urbanbrain.city.City;

/** A city of sensors, read from its files as any other. */
public final class BenchCity {

  private static final String STREAM =
      """
      domain: bench
      streams:
        reading:
          says: One reading of one sensor.
          key: sensor
          fields:
            sensor: { type: text, says: "sensor id" }
            value: { type: number, unit: "1", min: 0, max: 100, says: "what it reads" }
      """;

  private static final String CITY =
      """
      city: bench
      zone: UTC
      rules: [rules]
      sources:
        - name: sensors
          file: { path: none.ndjson, format: ndjson }
          lateness: 30s
          events: [ { stream: bench.reading, %s } ]
      """;

  private BenchCity() {}

  /** The city with this rule, whose name is {@code rule}. */
  public static City of(String rule) throws IOException {
    return of(rule, "time: time");
  }

  /** The same, whose records are mapped so. */
  public static City of(String rule, String mapping) throws IOException {
    return read(write(STREAM, Map.of("rule", rule), mapping));
  }

  /**
   * Writes a city's files.
   *
   * @param stream the declaration of {@code bench.reading}
   * @param rules the rules by their names
   * @return its city file
   */
  public static Path write(String stream, Map<String, String> rules) throws IOException {
    return write(stream, rules, "time: time");
  }

  private static Path write(String stream, Map<String, String> rules, String mapping)
      throws IOException {
    Path folder = Files.createTempDirectory("city");
    Files.createDirectories(folder.resolve("rules/streams"));
    Files.writeString(folder.resolve("rules/streams/bench.yaml"), stream);
    for (Map.Entry<String, String> rule : rules.entrySet()) {
      Files.writeString(folder.resolve("rules/" + rule.getKey() + ".yaml"), rule.getValue());
    }
    Files.writeString(folder.resolve("none.ndjson"), "");
    return Files.writeString(folder.resolve("city.yaml"), CITY.formatted(mapping));
  }

  /** Reads a city from its files. */
  public static City read(Path file) throws IOException {
    City.Read read =
        City.read(file, new City.Given(Optional.empty(), Optional.empty(), Long.MAX_VALUE));
    return read.city().orElseThrow(() -> new IOException(read.problems().toString()));
  }
}
