package urbanbrain.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import urbanbrain.city.City;
import urbanbrain.collect.Records;
import urbanbrain.collect.recording.Stores;
import urbanbrain.flow.decode.Record;
import urbanbrain.text.Problem;

/** The verb {@code decode}: shows what becomes of the first records of a city's sources. */
@Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the first records of a city's sources, in the order of their arrival:",
      "the record, which entry of the mapping took it, and the event or what is wrong."
    })
public final class DecodeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CITY.yaml", description = "The city file.")
  private Path cityFile;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many records to show (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where relative paths of sources are looked up, in place of the city's folder.")
  private Path data;

  @Option(
      names = "--recording",
      paramLabel = "DIR",
      description = {
        "Reads what `run` recorded of a live city there (`record` in its file), in place of its",
        "live sources: in the order in which the live job read it."
      })
  private Path recording;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    City.Given given =
        new City.Given(Optional.ofNullable(data), Optional.empty(), Clock.systemUTC().millis())
            .from(Optional.ofNullable(recording));
    City.Read read = City.read(cityFile, given);
    for (Problem problem : read.problems()) {
      spec.commandLine().getErr().print(problem.render());
    }
    if (read.city().isEmpty()) {
      return Main.PROBLEMS;
    }
    show(read.city().get(), out);
    out.flush();
    return Main.DONE;
  }

  private void show(City city, PrintWriter out) throws IOException {
    DecodedRecords records = new DecodedRecords(city, out);
    try (Records stored = Stores.of(city.sources()).open()) {
      while (records.shown() < limit && stored.hasNext()) {
        Record next = stored.next();
        records.show(next);
      }
    }
    records.sum();
  }
}
