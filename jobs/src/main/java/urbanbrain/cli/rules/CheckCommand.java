package urbanbrain.cli.rules;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import urbanbrain.city.City;
import urbanbrain.cli.Main;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.report.RuleReport;
import urbanbrain.text.Problem;

/** The verb {@code check}: every problem of rule files at once, or what each rule will do. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Lists every problem of rule files with its place; without one, says of each rule its class,",
      "what it indexes on, what it keeps and when it fires. The streams and the signals that a file",
      "names are looked up in the rules folder in which it stands: the one that has streams/."
    })
public final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Rule files, or folders of them.")
  private List<Path> paths;

  @Option(
      names = "--city",
      paramLabel = "CITY.yaml",
      description = {
        "Says also which rules can never fire in this city, what they miss, and which layers of",
        "areas and attributes of assets they use that this city does not have."
      })
  private Path cityFile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where relative paths of sources are looked up, in place of the city's folder.")
  private Path data;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RulePaths asked = new RulePaths(paths, spec.commandLine());
    Compiled compiled = RuleFiles.compile(RuleFiles.read(asked.withRoots()));
    List<Problem> problems = new ArrayList<>(compiled.problems());
    Optional<City> city = Optional.empty();
    if (cityFile != null && problems.isEmpty()) {
      city = city(problems);
    }
    problems.forEach(problem -> spec.commandLine().getErr().print(problem.render()));
    if (!problems.isEmpty()) {
      return sum(problems.size());
    }
    report(compiled.rules().orElseThrow(), asked, city);
    return Main.DONE;
  }

  private int sum(int problems) {
    spec.commandLine().getErr().printf("%d problem%s%n", problems, problems == 1 ? "" : "s");
    return Main.PROBLEMS;
  }

  private Optional<City> city(List<Problem> problems) throws IOException {
    City.Given given =
        new City.Given(
            Optional.ofNullable(data),
            Optional.empty(),
            Clock.systemUTC().millis(),
            City.Sources.ANY);
    City.Read read = City.read(cityFile, given);
    problems.addAll(read.problems());
    return read.city();
  }

  private void report(RuleSet rules, RulePaths asked, Optional<City> city) {
    PrintWriter out = spec.commandLine().getOut();
    RuleReport report = new RuleReport(rules);
    int count = 0;
    for (Rule rule : rules.rules()) {
      if (asked.isAsked(Path.of(rule.file()))) {
        count++;
        out.print(report.text(rule));
        city.ifPresent(c -> new Here(report, c).lines(rule).forEach(out::println));
      }
    }
    out.printf("%d rule%s, no problem%n", count, count == 1 ? "" : "s");
    out.flush();
  }
}
