package urbanbrain.collect.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Mosquitto of its own, on a free port of the loopback, which writes each change to its disk. */
@SuppressWarnings("try") // closing waits for its end
public final class Mosquitto implements AutoCloseable {

  private static final String SETTINGS =
      """
      listener %d 127.0.0.1
      user %s
      persistence true
      persistence_location %s/
      autosave_interval 1
      autosave_on_changes true
      max_queued_messages 0
      max_inflight_messages 0
      """;

  private final Path folder;
  private final Path settings;
  private final int port;
  private Process process;

  /**
   * A broker that anybody may use.
   *
   * @param folder is its own
   */
  public static Mosquitto open(Path folder) throws Exception {
    return new Mosquitto(folder, "allow_anonymous true").start();
  }

  /**
   * A broker that is not yet there.
   *
   * @param more lines of its settings
   */
  Mosquitto(Path folder, String... more) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("kept"));
    this.port = freePort();
    List<String> lines = new ArrayList<>(List.of(more));
    lines.add(0, SETTINGS.formatted(port, System.getProperty("user.name"), this.folder));
    settings = Files.write(folder.resolve("mosquitto.conf"), lines);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Starts it, again if need be, and waits until it listens. */
  Mosquitto start() throws Exception {
    process =
        new ProcessBuilder("mosquitto", "-v", "-c", settings.toString())
            .redirectErrorStream(true)
            .start();
    CompletableFuture<Void> runs = new CompletableFuture<>();
    BufferedReader says = process.inputReader(UTF_8);
    Thread reader = new Thread(() -> read(says, runs), "mosquitto says");
    reader.setDaemon(true);
    reader.start();
    runs.get(10, TimeUnit.SECONDS);
    return this;
  }

  private static void read(BufferedReader says, CompletableFuture<Void> runs) {
    StringBuilder all = new StringBuilder();
    try {
      for (String line = says.readLine(); line != null; line = says.readLine()) {
        if (line.endsWith(" running")) {
          runs.complete(null);
        }
        if (!runs.isDone()) {
          all.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      all.append(e);
    }
    runs.completeExceptionally(new IOException("mosquitto has ended: " + all));
  }

  /** Ends it as an administrator would, and starts it again. */
  public void restart() throws Exception {
    process.destroy();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    start();
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Takes from it, once it is killed, what it had on its disk. */
  void forgetAll() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }
}
