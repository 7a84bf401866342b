package urbanbrain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import urbanbrain.city.City;
import urbanbrain.city.channel.Means;
import urbanbrain.job.outlet.WebhookSinks;
import urbanbrain.send.webhook.Resend;
import urbanbrain.send.webhook.WebhookSettings;

/** {@code resend}: sends again what a channel could not deliver. */
@Command(
    name = "resend",
    mixinStandardHelpOptions = true,
    description = {
      "Sends again what a channel could not deliver, under the same ids and with new signatures: who",
      "has a message already knows it by its id. What cannot be delivered this time either stays in",
      "the file; a line that is no message goes to FILE.broken."
    })
final class ResendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CityOptions city;

  @Option(
      names = "--undelivered",
      paramLabel = "FILE",
      required = true,
      description = "The file, as undelivered-CHANNEL.ndjson in the folder of a run.")
  private Path file;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "The channel by which to send; default: that of the file's name.")
  private String channel;

  @Override
  public Integer call() throws Exception {
    Optional<City> read = city.read(Optional.empty(), spec.commandLine().getErr());
    if (read.isEmpty()) {
      return Main.PROBLEMS;
    }
    Resend.Outcome outcome = new Resend(settings(read.get()), Clock.systemUTC()).run();
    spec.commandLine()
        .getOut()
        .printf(
            "%d delivered, %d not, %d broken lines%n",
            outcome.delivered(), outcome.undelivered(), outcome.broken());
    return outcome.undelivered() == 0 && outcome.broken() == 0 ? Main.DONE : Main.FAILED;
  }

  private WebhookSettings settings(City read) throws IOException {
    if (!Files.exists(file) && !Files.exists(Path.of(file + ".sending"))) {
      throw new ParameterException(spec.commandLine(), "there is no file " + file);
    }
    String name = channel == null ? nameOfFile() : channel;
    List<City.Channel> webhooks =
        read.channels().stream().filter(c -> c.means() instanceof Means.Webhook).toList();
    City.Channel found =
        webhooks.stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name, webhooks));
    return WebhookSinks.settings(found, file);
  }

  private String nameOfFile() {
    return file.getFileName()
        .toString()
        .replaceFirst("^undelivered-", "")
        .replaceFirst("\\.ndjson$", "");
  }

  private ParameterException unknown(String name, List<City.Channel> webhooks) {
    String known = webhooks.stream().map(City.Channel::name).collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(), "no webhook is called '%s': there are %s".formatted(name, known));
  }
}
