package urbanbrain.cli;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import urbanbrain.city.City;
import urbanbrain.job.Playback;
import urbanbrain.rule.Rule;
import urbanbrain.score.Feedback;
import urbanbrain.score.Fit;
import urbanbrain.score.ScoreJson;
import urbanbrain.score.ScoreText;
import urbanbrain.score.Scoring;
import urbanbrain.score.TruthFile;
import urbanbrain.text.Durations;
import urbanbrain.text.Nearest;

/** {@code score}: what the rules say of a recording against what was true. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Holds what the rules say of a recording against what was true: precision, recall, time to",
      "detect and false alarms, by rule and overall, and what was missed.",
      "",
      "An incident tells a truth if it is of the truth's rule (or of a rule for its kind), meets it",
      "in time, and has its key or stands within its radius. A truth that an incident tells is",
      "found; an incident that tells a truth is right. Time to detect: the arrival of the record by",
      "which the incident was first told, less the truth's start.",
      "",
      "A truth file has a JSON object a line: id, rule or kind, start, end, and key or lat, lon and",
      "radius_m."
    })
final class ScoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CityOptions city;

  @Option(names = "--truth", paramLabel = "FILE", description = "What was true.")
  private Path truth;

  @Option(
      names = "--feedback",
      description =
          "What operators said in the recording (operations.feedback) is the truth: incidents of"
              + " which they said nothing are left out.")
  private boolean feedback;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "Rules in place of those that the city file names.")
  private Path rules;

  @Option(
      names = "--kind",
      paramLabel = "KIND=RULE[,RULE...]",
      description = "Which rules may tell truths of a kind.")
  private Map<String, String> kinds = new LinkedHashMap<>();

  @Option(
      names = "--slack",
      paramLabel = "DURATION",
      defaultValue = "0s",
      description =
          "How far before its start and after its end a truth may be told; default:"
              + " ${DEFAULT-VALUE}.")
  private String slack;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "25",
      description = "How many misses and false alarms are listed; default: ${DEFAULT-VALUE}.")
  private int top;

  @Option(names = "--json", description = "Writes JSON in place of a table.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if ((truth == null) != feedback) {
      throw usage("say what was true: either --truth FILE or --feedback");
    }
    long slackMillis = slack();
    Optional<City> read = city.read(Optional.ofNullable(rules), err());
    if (read.isEmpty()) {
      return Main.PROBLEMS;
    }
    Fit fit = new Fit(slackMillis, kinds(read.get()));
    return feedback ? scoreByFeedback(read.get(), fit) : scoreByFile(read.get(), fit);
  }

  private int scoreByFile(City read, Fit fit) throws IOException {
    if (!Files.isRegularFile(truth)) {
      throw usage("there is no file " + truth);
    }
    TruthFile.Read truths = TruthFile.read(truth, names(read), fit.kinds().keySet());
    if (!truths.problems().isEmpty()) {
      truths.problems().forEach(problem -> err().print(problem.render()));
      err().printf("%d problems; nothing was scored%n", truths.problems().size());
      return Main.PROBLEMS;
    }
    Playback playback = Playback.of(read);
    show(new Scoring(fit, truths.truths(), Scoring.Run.of(playback)), read, playback);
    return Main.DONE;
  }

  private int scoreByFeedback(City read, Fit fit) throws IOException {
    Playback playback = Playback.of(read);
    Feedback said = new Feedback(playback);
    show(new Scoring(fit, said.truths(), said.judged()), read, playback);
    return Main.DONE;
  }

  private void show(Scoring scoring, City read, Playback playback) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ScoreJson.write(scoring));
    } else {
      out.print(
          new ScoreText(read.zone(), playback.knowsArrivals(), top, playback.mask())
              .render(scoring));
    }
    out.flush();
  }

  private long slack() {
    OptionalLong millis = Durations.parse(slack);
    return millis.orElseThrow(() -> usage("--slack " + slack + ": a duration such as 5m"));
  }

  private Map<String, Set<String>> kinds(City read) {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    List<String> names = names(read);
    kinds.forEach(
        (kind, text) -> {
          Set<String> asked = new TreeSet<>(Splitter.on(',').trimResults().splitToList(text));
          for (String rule : asked) {
            if (!names.contains(rule)) {
              throw usage(
                  "--kind %s: there is no rule %s%s"
                      .formatted(kind, rule, Nearest.hint(rule, names)));
            }
          }
          all.put(kind, asked);
        });
    return all;
  }

  private static List<String> names(City read) {
    return read.rules().rules().stream().map(Rule::name).toList();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
