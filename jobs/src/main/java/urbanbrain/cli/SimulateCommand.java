package urbanbrain.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import urbanbrain.simulate.Simulation;
import urbanbrain.simulate.Simulation.Scenario;

/** The verb {@code simulate}: makes a city's recording with its truth. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a recording of the made-up town of Riverton, with its truth.",
      "Replay it with: urban-brain replay testdata/crash_downtown/city.yaml --data DIR"
    })
public final class SimulateCommand implements Callable<Integer> {

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What chance draws from; the same seed gives the same files.")
  private long seed;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "2",
      description = "How long it lasts, from 16:00 on 2 March 2026.")
  private int hours;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "crash_downtown",
      converter = ScenarioName.class,
      description = "crash_downtown or normal_downtown.")
  private Scenario scenario;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to.")
  private Path out;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Reads a scenario's name as people write it. */
  static final class ScenarioName implements ITypeConverter<Scenario> {
    @Override
    public Scenario convert(String text) {
      for (Scenario known : Scenario.values()) {
        if (known.text().equals(text)) {
          return known;
        }
      }
      throw new TypeConversionException("no scenario '" + text + "'");
    }
  }

  @Override
  public Integer call() throws IOException {
    if (hours < 1 || hours > 24 * 7) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--hours is 1 to 168, not " + hours);
    }
    new Simulation(scenario, seed, hours).write(out);
    spec.commandLine().getOut().printf("%s, %d h, written to %s%n", scenario.text(), hours, out);
    return Main.DONE;
  }
}
