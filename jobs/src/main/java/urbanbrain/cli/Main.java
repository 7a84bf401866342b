package urbanbrain.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import urbanbrain.cli.live.ClusterCommand;
import urbanbrain.cli.live.RunCommand;
import urbanbrain.cli.rules.CheckCommand;
import urbanbrain.cli.rules.TestCommand;

/** The command {@code urban-brain}: one class a verb. */
@Command(
    name = "urban-brain",
    mixinStandardHelpOptions = true,
    version = "urban-brain 0.1.0",
    description = "Joins a city's traffic, health and utility events into incidents.",
    synopsisSubcommandLabel = "VERB",
    footer = {
      "",
      "Exit codes: 0 done, 1 the input has problems (all are listed), 2 wrong usage, 3 it failed."
    },
    subcommands = {
      CheckCommand.class,
      ClusterCommand.class,
      DecodeCommand.class,
      DiffCommand.class,
      ReceiveCommand.class,
      ReplayCommand.class,
      ResendCommand.class,
      RunCommand.class,
      ScoreCommand.class,
      SimulateCommand.class,
      TestCommand.class,
      WhyCommand.class,
      WhyNotCommand.class
    })
public final class Main implements Runnable {

  /** Done. */
  public static final int DONE = 0;

  /** The input has problems, and all of them were listed. */
  public static final int PROBLEMS = 1;

  /** It failed. */
  public static final int FAILED = 3;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs one verb and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, as tests run it too. */
  public static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
  }

  private static int explain(Exception e, CommandLine verb, CommandLine.ParseResult parsed) {
    PrintWriter err = verb.getErr();
    err.println("urban-brain " + verb.getCommandName() + ": " + message(e));
    if (System.getenv("URBAN_BRAIN_TRACE") == null) {
      err.println("(set URBAN_BRAIN_TRACE=1 to see where)");
    } else {
      e.printStackTrace(err);
    }
    return FAILED;
  }

  /** The innermost reason: what Flink wraps around it tells a reader nothing. */
  private static String message(Throwable e) {
    Throwable reason = e;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    return reason.getMessage() == null ? reason.toString() : reason.getMessage();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which verb?");
  }
}
