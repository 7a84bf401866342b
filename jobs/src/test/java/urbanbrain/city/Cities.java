package urbanbrain.city;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import urbanbrain.text.Problem;

/** Small cities in folders of their own, for tests. */
public final class Cities {

  /** 2026-03-03: when all runs of tests start. */
  public static final long NOW = 1_772_496_000_000L;

  private static final String STREAMS =
      """
      domain: test
      streams:
        reading:
          says: A reading.
          key: sensor
          fields:
            sensor: { type: text, says: "which" }
            kmh: { type: number, unit: km/h, min: 0, max: 300, says: "speed" }
            open: { type: boolean, says: "open or not" }
            note: { type: text, says: "a remark" }
        call:
          says: A call.
          fields:
            kind: { type: text, says: "what for" }
        ticket:
          says: A ticket that is corrected.
          kind: revised
          fields:
            kind: { type: text, says: "what for" }
      """;

  private Cities() {}

  /** Writes the streams of a test's city into a folder, and the city file with this text. */
  public static Path write(Path folder, String city) throws IOException {
    Files.createDirectories(folder.resolve("rules/streams"));
    Files.writeString(folder.resolve("rules/streams/test.yaml"), STREAMS);
    return Files.writeString(folder.resolve("city.yaml"), city);
  }

  /** Reads a city file. */
  public static City.Read read(Path file) throws IOException {
    return City.read(file, new City.Given(Optional.empty(), Optional.empty(), NOW));
  }

  /** A city that has no problems. */
  public static City city(Path folder, String text) throws IOException {
    City.Read read = read(write(folder, text));
    if (read.city().isEmpty()) {
      throw new IllegalArgumentException(render(read, folder));
    }
    return read.city().get();
  }

  /** All problems, the folder's name left out. */
  static String render(City.Read read, Path folder) {
    return read.problems().stream()
        .map(Problem::render)
        .collect(Collectors.joining())
        .replace(folder.toAbsolutePath() + "/", "");
  }

  /** Writes a compressed file. */
  public static void gzip(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
  }
}
