package urbanbrain.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import urbanbrain.city.City;
import urbanbrain.inquiry.RunNote;

/** The city file and its recording, as several verbs are given them. */
public final class CityOptions {

  @Parameters(paramLabel = "CITY.yaml", description = "The city file.")
  private Path cityFile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where relative paths of sources are looked up; default: beside the city file.")
  private Path data;

  @Option(
      names = "--recording",
      paramLabel = "DIR",
      description = {
        "Reads what `run` recorded of a live city there (`record` in its file), in place of its",
        "live sources: in the order in which the live job read it."
      })
  private Path recording;

  Path file() {
    return cityFile;
  }

  /** What a run was of, told rules in place of the city file's, or an audit of changes. */
  RunNote note(Optional<Path> rules, Optional<Path> editions) {
    return new RunNote(
        cityFile, Optional.ofNullable(data), rules, Optional.ofNullable(recording), editions);
  }

  /**
   * Reads the city; its problems go to {@code err}.
   *
   * @param rules rules in place of those that the city file names
   * @return nothing where there are problems
   */
  Optional<City> read(Optional<Path> rules, PrintWriter err) throws IOException {
    return readAll(rules, err).city();
  }

  /** The same with all that was read. */
  City.Read readAll(Optional<Path> rules, PrintWriter err) throws IOException {
    return readAll(note(rules, Optional.empty()), err);
  }

  /** The same of what a note says. */
  static City.Read readAll(RunNote note, PrintWriter err) throws IOException {
    return read(note.city(), note.given(Clock.systemUTC().millis()), err);
  }

  /** Reads a city that is told otherwise; its problems go to {@code err}. */
  public static City.Read read(Path file, City.Given given, PrintWriter err) throws IOException {
    City.Read read = City.read(file, given);
    read.problems().forEach(problem -> err.print(problem.render()));
    if (read.city().isEmpty()) {
      err.printf("%d problems; nothing was started%n", read.problems().size());
    }
    return read;
  }
}
