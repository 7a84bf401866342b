package urbanbrain.cli.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import urbanbrain.city.City;
import urbanbrain.cli.CityOptions;
import urbanbrain.cli.Main;
import urbanbrain.job.Live;

/** {@code run}: the job, live. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the job until it is stopped: reads a city's topics of Kafka and MQTT, and sends to its channels.",
      "Where the city file says `rules_every` or `rules_topic`, the rules may change meanwhile: what",
      "has changed counts from the next event on, what has problems is refused, and both are told in",
      "the audit, by which `replay --editions` plays the same again.",
      "Where the city file says `record`, keeps what it reads for `replay --recording DIR`.",
      "",
      "Alone it runs on an embedded cluster. The same job is what urban-brain-job.jar holds, for",
      "`flink run urban-brain-job.jar CITY.yaml` or `urban-brain cluster submit CITY.yaml`."
    })
public final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CITY.yaml", description = "The city file.")
  private Path cityFile;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The folder for channels that are files, and for what a webhook does not take; default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "out")
  private Path out;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "Rules in place of those that the city file names.")
  private Path rules;

  @Override
  public Integer call() throws Exception {
    Clock clock = Clock.systemUTC();
    City.Given given =
        new City.Given(
            Optional.empty(),
            Optional.ofNullable(rules).map(Path::toAbsolutePath).map(Path::normalize),
            clock.millis(),
            City.Sources.LIVE);
    City.Read read = CityOptions.read(cityFile, given, spec.commandLine().getErr());
    if (read.city().isEmpty()) {
      return Main.PROBLEMS;
    }
    City city = read.city().get();
    Files.createDirectories(out);
    new Live(city, out.toAbsolutePath(), clock, read.feed())
        .build()
        .execute("urban-brain " + city.name());
    return Main.DONE;
  }
}
