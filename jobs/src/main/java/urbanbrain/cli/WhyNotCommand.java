package urbanbrain.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import urbanbrain.city.City;
import urbanbrain.event.Place;
import urbanbrain.inquiry.Answer;
import urbanbrain.inquiry.WhyNot;
import urbanbrain.inquiry.tape.Asking;
import urbanbrain.inquiry.tape.Question;
import urbanbrain.inquiry.words.WhyNotText;
import urbanbrain.rule.Rule;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;
import urbanbrain.text.Nearest;

/** {@code why-not}: why a rule was not raised at a time and a place. */
@Command(
    name = "why-not",
    mixinStandardHelpOptions = true,
    description = {
      "Says why a rule was not raised in a recording at a time and a place: the smallest changes",
      "with which it would have been, as 42 s more of `within`, 130 m more of `near`, 3 in place of",
      "5; or that an event came too late, was filtered, that a source was silent. Where it was",
      "raised, says what held it back.",
      "",
      "Every answer is found by playing the recording to the engine itself, with a rule in which",
      "only that is otherwise."
    })
final class WhyNotCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CityOptions city;

  @Option(names = "--rule", paramLabel = "RULE", required = true, description = "The rule's name.")
  private String rule;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      required = true,
      description = "When, as 2026-03-02T16:26:24, in the city's zone if it has no offset.")
  private String at;

  @Option(names = "--near", paramLabel = "LAT,LON", description = "Where; default: anywhere.")
  private String near;

  @Option(names = "--key", paramLabel = "KEY", description = "Of which key; default: of any.")
  private String key;

  @Option(
      names = "--slack",
      paramLabel = "DURATION",
      defaultValue = "15m",
      description = "How far from that time it may be; default: ${DEFAULT-VALUE}.")
  private String slack;

  @Option(
      names = "--radius",
      paramLabel = "DISTANCE",
      defaultValue = "1km",
      description = "How far from there it may be; default: ${DEFAULT-VALUE}.")
  private String radius;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "Rules in place of those that the city file names.")
  private Path rules;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    City.Read read = city.readAll(Optional.ofNullable(rules), err);
    if (read.city().isEmpty()) {
      return Main.PROBLEMS;
    }
    City known = read.city().get();
    Question question = question(known);
    Answer answer = new WhyNot(read, question).answer();
    PrintWriter out = spec.commandLine().getOut();
    WhyNotText.of(known, question, answer).forEach(out::println);
    out.flush();
    return Main.DONE;
  }

  private Question question(City known) {
    if (known.rules().rule(rule).isEmpty()) {
      var names = known.rules().rules().stream().map(Rule::name).toList();
      throw usage("there is no rule '%s'%s".formatted(rule, Nearest.hint(rule, names)));
    }
    long millis =
        Durations.parse(slack)
            .orElseThrow(() -> usage("--slack " + slack + ": a duration such as 15m"));
    double metres =
        Distances.parse(radius)
            .orElseThrow(() -> usage("--radius " + radius + ": a distance such as 1km"));
    long when =
        Asking.time(at, known.zone())
            .orElseThrow(() -> usage("--at " + at + ": a time such as 2026-03-02T16:26:24"));
    return new Question(rule, when, millis, place(), metres, key);
  }

  private Place place() {
    if (near == null) {
      return Place.NONE;
    }
    return Asking.place(near)
        .orElseThrow(() -> usage("--near " + near + ": LAT,LON in degrees, such as 40.70,-77.52"));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
