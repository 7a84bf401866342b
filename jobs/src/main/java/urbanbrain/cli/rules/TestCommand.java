package urbanbrain.cli.rules;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import urbanbrain.cli.Main;
import urbanbrain.rehearsal.JunitXml;
import urbanbrain.rehearsal.Rehearsal;
import urbanbrain.rehearsal.Result;
import urbanbrain.rehearsal.TestFiles;
import urbanbrain.rule.test.RuleTest;

/** The verb {@code test}: plays the cases of rules' tests. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Plays the cases that stand beside rules, in RULE.test.yaml, through the operators of the job:",
      "as the events arrive, and in shuffled orders, which must all end with the same incidents.",
      "Where a case fails it shows what was expected beside what was seen, in order of time.",
      "A rule without a test is a problem. rules/README.md says how tests are written."
    })
public final class TestCommand implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final double NANOS = 1e9;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Rule files, their tests, or folders of them.")
  private List<Path> paths;

  @Option(
      names = "--shuffles",
      paramLabel = "N",
      defaultValue = "10",
      description = "In how many shuffled orders each case is played too; 10 without it.")
  private int shuffles;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes the results as JUnit XML too.")
  private Path junit;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final InstantSource clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException {
    if (shuffles < 0) {
      throw new ParameterException(spec.commandLine(), "--shuffles is 0 or more, not " + shuffles);
    }
    RulePaths asked = new RulePaths(paths, spec.commandLine());
    TestFiles files = new TestFiles(asked.withRoots(), asked::isAsked);
    PrintWriter err = spec.commandLine().getErr();
    files.problems().forEach(problem -> err.print(problem.render()));
    long begin = System.nanoTime();
    Map<RuleTest, List<Result>> results = play(files, err);
    double seconds = (System.nanoTime() - begin) / NANOS;
    if (junit != null) {
      JunitXml.write(junit, results);
    }
    long failures =
        results.values().stream().flatMap(List::stream).filter(r -> !r.isPassed()).count();
    sum(results, failures, files.problems().size(), seconds);
    return failures == 0 && files.problems().isEmpty() ? Main.DONE : Main.PROBLEMS;
  }

  private Map<RuleTest, List<Result>> play(TestFiles files, PrintWriter err) {
    Rehearsal rehearsal = new Rehearsal(files::rules, shuffles);
    List<RuleTest> tests = files.tests();
    Map<RuleTest, List<Result>> results = new LinkedHashMap<>();
    long last = clock.millis();
    for (RuleTest test : tests) {
      List<Result> played = new ArrayList<>();
      rehearsal.play(test).forEach(result -> played.add(told(test, result)));
      results.put(test, played);
      if (clock.millis() - last > PAUSE.toMillis()) {
        last = clock.millis();
        err.printf("test: %,d of %,d rules%n", results.size(), tests.size());
        err.flush();
      }
    }
    return results;
  }

  /** A case that failed is told at once. */
  private Result told(RuleTest test, Result result) {
    if (!result.isPassed()) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s:%d %s%n", test.file(), result.of().line(), result.of().name());
      out.println(result.details());
    }
    return result;
  }

  private void sum(
      Map<RuleTest, List<Result>> results, long failures, int problems, double seconds) {
    long cases = results.values().stream().mapToLong(List::size).sum();
    StringBuilder sum = new StringBuilder();
    sum.append(count(results.size(), "rule")).append(", ").append(count(cases, "case"));
    sum.append(", ").append(count(failures, "failure"));
    if (problems > 0) {
      sum.append(", ").append(count(problems, "problem"));
    }
    sum.append(String.format(Locale.ROOT, ", %.1f s", seconds));
    if (cases > 0) {
      sum.append(String.format(Locale.ROOT, ", %.0f ms a case", 1_000 * seconds / cases));
    }
    spec.commandLine().getOut().println(sum);
    spec.commandLine().getOut().flush();
  }

  private static String count(long n, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
  }
}
