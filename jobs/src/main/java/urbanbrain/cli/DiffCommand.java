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
import urbanbrain.diff.Diff;
import urbanbrain.diff.DiffText;
import urbanbrain.diff.Pairing;
import urbanbrain.diff.Side;
import urbanbrain.job.LocalReplay;
import urbanbrain.job.Playback;
import urbanbrain.send.privacy.Mask;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;

/** {@code diff}: what changed rules say otherwise of the same recording. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Plays a recording to two rule sets in one pass, and shows which incidents were added, which",
      "are gone, and which start earlier or later, last longer or shorter, are told sooner or",
      "later, are held back or released, or have another severity.",
      "",
      "Incidents of the same rule and content id are the same. Of the rest, two of the same rule",
      "may be the same if their spans are at most --gap apart, and they have the same key or stand",
      "at most --near apart; the closest in time come together first, one to one.",
      "",
      "Exit code 1 if anything differs."
    })
final class DiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CityOptions city;

  @Option(
      names = "--old",
      paramLabel = "PATH",
      description = "The rules as they were; default: those that the city file names.")
  private Path old;

  @Option(
      names = "--new",
      paramLabel = "PATH",
      required = true,
      description = "The rules as they are now.")
  private Path now;

  @Option(names = "--gap", paramLabel = "DURATION", defaultValue = "15m")
  private String gap;

  @Option(names = "--near", paramLabel = "DISTANCE", defaultValue = "1km")
  private String near;

  @Option(names = "--markdown", description = "Writes Markdown, for a review.")
  private boolean markdown;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "25",
      description = "How many incidents each list shows; default: ${DEFAULT-VALUE}.")
  private int top;

  @Override
  public Integer call() throws IOException {
    Pairing pairing = pairing();
    Optional<City> before = city.read(Optional.ofNullable(old), err());
    Optional<City> after = before.isEmpty() ? before : city.read(Optional.of(now), err());
    if (after.isEmpty()) {
      return Main.PROBLEMS;
    }
    Diff diff = compare(before.get(), after.get(), pairing);
    DiffText text = new DiffText(before.get().zone(), top, Mask.of(after.get()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(markdown ? text.markdown(diff) : text.plain(diff));
    out.flush();
    return diff.isEmpty() ? Main.DONE : Main.PROBLEMS;
  }

  private static Diff compare(City before, City after, Pairing pairing) throws IOException {
    Playback first = new Playback(before);
    Playback second = new Playback(after);
    new LocalReplay(before, after).run(first, second);
    return Diff.of(Side.of(first), Side.of(second), pairing);
  }

  private Pairing pairing() {
    long millis =
        Durations.parse(gap).orElseThrow(() -> usage("--gap " + gap + ": a duration such as 15m"));
    double metres =
        Distances.parse(near)
            .orElseThrow(() -> usage("--near " + near + ": a distance such as 500m"));
    return new Pairing(millis, metres);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
