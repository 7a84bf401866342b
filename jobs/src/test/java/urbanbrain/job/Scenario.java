package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import urbanbrain.city.City;
import urbanbrain.collect.Recording;
import urbanbrain.job.outlet.RunFiles;

/**
 * A city file and its recording, as tests replay it: in a folder of their own, and changed at will.
 */
final class Scenario {

  /** The project's top folder, from the folder in which a module's tests run. */
  static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  /** Recorded data that is no part of the project. */
  static final Path SHARED = TOP.resolveSibling("shared").resolve("data");

  private static final long NOW = 1_800_000_000_000L;

  private final Path cityFile;

  private Scenario(Path cityFile) {
    this.cityFile = cityFile;
  }

  /** The scenario of this city file. */
  static Scenario of(Path cityFile) {
    return new Scenario(cityFile);
  }

  /** A copy of a folder of {@code testdata} in another folder, still with the project's rules. */
  static Scenario copy(String name, Path into) throws IOException {
    Path from = TOP.resolve("testdata").resolve(name);
    Path to = Files.createDirectories(into.resolve(name));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    Scenario copy = new Scenario(to.resolve("city.yaml"));
    copy.replace("../../rules", TOP.resolve("rules").toString());
    return copy;
  }

  /** A copy of the town whose reports are corrected and cancelled; they are to be written yet. */
  static Scenario revised(Path into) throws IOException {
    Path from = Path.of("src/test/resources/revised");
    Path to = into.resolve("revised");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    Files.createFile(to.resolve("reports.ndjson"));
    return new Scenario(to.resolve("city.yaml"));
  }

  /** Replaces a text of the city file, which must be there. */
  void replace(String old, String now) throws IOException {
    String text = Files.readString(cityFile);
    assertThat(text).contains(old);
    Files.writeString(cityFile, text.replace(old, now));
  }

  Path folder() {
    return cityFile.getParent();
  }

  /** The city, which must have no problem. */
  City city() throws IOException {
    City.Read read = City.read(cityFile, new City.Given(Optional.empty(), Optional.empty(), NOW));
    assertThat(read.problems()).isEmpty();
    return read.city().orElseThrow();
  }

  /** A run of it. */
  Run replay(Path out, int parallelism) throws Exception {
    return replay(city(), out, parallelism);
  }

  /** A run of a city's recording. */
  static Run replay(City city, Path out, int parallelism) throws Exception {
    Files.createDirectories(out);
    Replay.Options options =
        new Replay.Options(out, Recording.Speed.MAX, parallelism, false, false);
    Run run = new Run(out, new Replay(city, options).run(bytes -> {}));
    Promises.check(run, city.rules());
    return run;
  }

  /** What a run left. */
  record Run(Path out, Tally tally) {

    String incidents() throws IOException {
      return Files.readString(out.resolve(RunFiles.INCIDENTS));
    }

    List<String> lines(String file) throws IOException {
      return Files.readAllLines(out.resolve(file));
    }
  }
}
