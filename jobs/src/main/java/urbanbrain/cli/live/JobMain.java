package urbanbrain.cli.live;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import urbanbrain.cli.Main;

/**
 * The main class of the job's jar, as {@code flink run} and a cluster's REST interface start it:
 * takes what {@link RunCommand} takes. It never ends the process that it runs in.
 */
public final class JobMain {

  private JobMain() {}

  /**
   * Wires the job and submits it.
   *
   * @throws IllegalArgumentException where the city file or its rules have problems, with all of
   *     them
   */
  public static void main(String[] args) throws Exception {
    StringWriter problems = new StringWriter();
    RunCommand run = new RunCommand();
    new CommandLine(run).setErr(new PrintWriter(problems, true)).parseArgs(args);
    if (run.call() != Main.DONE) {
      throw new IllegalArgumentException(problems.toString());
    }
  }
}
