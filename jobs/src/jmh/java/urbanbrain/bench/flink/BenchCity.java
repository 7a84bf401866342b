package urbanbrain.bench.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  private static final String TEXT = "      %1$s: { type: text, says: \"%1$s\" }%n";

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
    return read(write(List.of(), Map.of("rule", rule), mapping));
  }

  /**
   * Writes a city's files.
   *
   * @param texts what a reading says beside its sensor and its value
   * @param rules the rules by their names
   * @return its city file
   */
  public static Path write(List<String> texts, Map<String, String> rules) throws IOException {
    return write(texts, rules, "time: time");
  }

  private static Path write(List<String> texts, Map<String, String> rules, String mapping)
      throws IOException {
    Path folder = Files.createTempDirectory("city");
    Files.createDirectories(folder.resolve("rules/streams"));
    String fields = texts.stream().map(TEXT::formatted).collect(Collectors.joining());
    Files.writeString(folder.resolve("rules/streams/bench.yaml"), STREAM + fields);
    for (Map.Entry<String, String> rule : rules.entrySet()) {
      Files.writeString(folder.resolve("rules/" + rule.getKey() + ".yaml"), rule.getValue());
    }
    Files.writeString(folder.resolve("none.ndjson"), "");
    return Files.writeString(folder.resolve("city.yaml"), CITY.formatted(mapping));
  }

  /** Reads a city from its files. */
  public static City read(Path file) throws IOException {
    return read(new City.Given(Optional.empty(), Optional.empty(), Long.MAX_VALUE), file);
  }

  /** Reads a city from its files, with sources that are live. */
  public static City readLive(Path file) throws IOException {
    return read(
        new City.Given(Optional.empty(), Optional.empty(), Long.MAX_VALUE, City.Sources.LIVE),
        file);
  }

  private static City read(City.Given given, Path file) throws IOException {
    City.Read read = City.read(file, given);
    return read.city().orElseThrow(() -> new IOException(read.problems().toString()));
  }
}
