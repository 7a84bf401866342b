package urbanbrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import urbanbrain.city.City;
import urbanbrain.inquiry.RunFolder;
import urbanbrain.inquiry.RunNote;
import urbanbrain.inquiry.Why;
import urbanbrain.inquiry.words.WhyText;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.rule.Rule;

/** {@code why}: what an incident rests on. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = {
      "Says why an incident of a replay was raised: its evidence in order of time, with how long",
      "after and how far from the anchor each piece was, and how much each number of the rule had",
      "to spare; what was told of it, and what was held back.",
      "",
      "The numbers' margins are found by playing the recording again, with one number at a time",
      "turned against raising. Where the recording or the rule is no longer the same, they are left",
      "out."
    })
final class WhyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OUT", description = "The folder of a replay.")
  private Path folder;

  @Parameters(
      index = "1",
      paramLabel = "INCIDENT",
      description = "Its content_id, or a part of it that no other has.")
  private String id;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(folder.resolve(RunFiles.INCIDENTS))) {
      throw usage(
          "%s is no folder of a replay: it has no %s".formatted(folder, RunFiles.INCIDENTS));
    }
    RunFolder run = new RunFolder(folder);
    JsonNode incident = one(run.incidents(id));
    PrintWriter out = spec.commandLine().getOut();
    WhyText.of(run, incident).forEach(out::println);
    Optional<String> missing = reasons(incident, out);
    missing.ifPresent(why -> out.printf("no margins: %s%n", why));
    out.flush();
    return missing.isPresent() ? Main.PROBLEMS : Main.DONE;
  }

  private JsonNode one(List<JsonNode> found) {
    if (found.isEmpty()) {
      throw usage("no incident of %s has '%s' in its id".formatted(folder, id));
    }
    if (found.size() > 1) {
      throw usage("%d incidents of %s have '%s' in their id".formatted(found.size(), folder, id));
    }
    return found.get(0);
  }

  /** Tells what it rests on, or why that cannot be told. */
  private Optional<String> reasons(JsonNode incident, PrintWriter out) throws IOException {
    Optional<RunNote> note = RunNote.read(folder);
    if (note.isEmpty() || !Files.isRegularFile(note.get().city())) {
      return Optional.of("the city file of the run is no longer there");
    }
    if (note.get().editions().isPresent()) {
      return Optional.of("the rules changed while the city ran");
    }
    City.Read read = City.read(note.get().city(), note.get().given(Clock.systemUTC().millis()));
    if (read.city().isEmpty()) {
      return Optional.of("the city file of the run has problems now, which `check` lists");
    }
    City city = read.city().get();
    Optional<Rule> rule = city.rules().rule(incident.path("rule").asText());
    if (rule.isEmpty() || !rule.get().version().equals(incident.path("version").asText())) {
      return Optional.of("the rule has changed since");
    }
    Optional<Why.Reasons> reasons =
        new Why(read, rule.get().name()).of(incident.path("content_id").asText());
    reasons.ifPresent(found -> WhyText.of(city, found).forEach(out::println));
    return reasons.isPresent() ? Optional.empty() : Optional.of("the recording has changed since");
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
