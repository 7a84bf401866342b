package urbanbrain.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import urbanbrain.send.receive.Receiver;
import urbanbrain.send.sign.Secrets;
import urbanbrain.send.sign.Signatures;

/** {@code receive}: a receiver of webhooks that shows what is true now. */
@Command(
    name = "receive",
    mixinStandardHelpOptions = true,
    description = {
      "Receives a city's webhooks: verifies their signatures, folds the messages by handle, absorbs",
      "and sequence, and shows the incidents that stand. Messages are posted to any path.",
      "",
      "Lines on standard input: table, ack N [NOTE], close N [NOTE], true N, false N, unclear N (was",
      "it real?), quit. What people say is added to the file of --operations, as events that a city",
      "reads as a source. GET /incidents gives what stands; POST /ack, /close, /feedback from this",
      "machine say the same as the lines: {\"incident\": N, \"by\": WHO, \"note\": TEXT}."
    })
final class ReceiveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--port", paramLabel = "N", required = true, description = "Where to listen.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Where to listen; default: ${DEFAULT-VALUE}, for this machine only.",
      defaultValue = "localhost")
  private String host;

  @Option(
      names = "--secret-env",
      paramLabel = "NAME",
      description = "The environment variable with the secret; two while one is replaced.")
  private List<String> variables = new ArrayList<>();

  @Option(names = "--secret-file", paramLabel = "FILE", description = "The file with the secret.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--unsigned", description = "Take what nobody has signed.")
  private boolean unsigned;

  @Option(
      names = "--operations",
      paramLabel = "FILE",
      description = "Where what people say is added; default: ${DEFAULT-VALUE}.",
      defaultValue = "operations.ndjson")
  private Path operations;

  @Override
  public Integer call() throws Exception {
    Secrets secrets = new Secrets(variables, files);
    if (secrets.isEmpty() != unsigned) {
      throw new ParameterException(
          spec.commandLine(), "say --secret-env or --secret-file, or else --unsigned");
    }
    Receiver.Options options =
        new Receiver.Options(
            new InetSocketAddress(host, port),
            new Signatures(secrets.read(System::getenv)),
            operations,
            Clock.systemUTC());
    Screen screen = new Screen(spec.commandLine().getOut());
    try (Receiver receiver = new Receiver(options, screen::message)) {
      screen.show(receiver);
      serve(receiver, screen);
    }
    return Main.DONE;
  }

  /** Until somebody says so; without an input, until the process is ended. */
  private static void serve(Receiver receiver, Screen screen)
      throws IOException, InterruptedException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.strip().equals("quit")) {
        return;
      }
      hear(line.strip(), receiver, screen);
    }
    new CountDownLatch(1).await();
  }

  private static void hear(String line, Receiver receiver, Screen screen) throws IOException {
    if (!line.isEmpty() && !line.equals("table")) {
      Optional<String> wrong = receiver.say(line, System.getProperty("user.name"));
      screen.print(wrong.orElse("written"));
    } else {
      screen.print(receiver.table());
    }
  }

  /** A table that is drawn anew on a terminal, lines elsewhere. */
  private static final class Screen {

    private static final boolean ON_TERMINAL = Boolean.getBoolean("urbanbrain.terminal");
    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final PrintWriter out;
    private Receiver receiver;

    Screen(PrintWriter out) {
      this.out = out;
    }

    synchronized void show(Receiver shown) {
      receiver = shown;
      print("listening on port %d".formatted(shown.port()));
    }

    synchronized void message(String line) {
      if (ON_TERMINAL && receiver != null) {
        print(CLEAR + receiver.table() + line);
      } else {
        print(line);
      }
    }

    synchronized void print(String text) {
      out.println(text.stripTrailing());
      out.flush();
    }
  }
}
