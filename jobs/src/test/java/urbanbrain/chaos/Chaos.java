package urbanbrain.chaos;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.send.reach.Keys;
import urbanbrain.send.sign.Secrets;
import urbanbrain.send.webhook.WebhookSettings;

/** A {@link ChaosReceiver} in its process, and the channels that speak to it. */
final class Chaos implements AutoCloseable {

  /** Whether all is done in its real length: {@code -Dchaos=long}. */
  static final boolean LONG = "long".equals(System.getProperty("chaos"));

  /** How long what is down is down. */
  static final Duration DOWN = LONG ? Duration.ofMinutes(2) : Duration.ofSeconds(3);

  private static final Duration SLOW = LONG ? Duration.ofSeconds(2) : Duration.ofMillis(100);
  private static final Duration TIMEOUT = LONG ? Duration.ofSeconds(5) : Duration.ofSeconds(1);

  private final Path folder;
  private final Process process;
  private final int plain;
  private final int tls;
  private final int down;

  Chaos(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    Keys.make(folder.resolve("identity.p12"));
    process =
        new ProcessBuilder(
                bin("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ChaosReceiver.class.getName(),
                folder.toString(),
                "" + SLOW.toMillis(),
                "" + DOWN.toMillis())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    List<String> ports = Splitter.on(' ').splitToList(said.readLine());
    plain = Integer.parseInt(ports.get(0));
    tls = Integer.parseInt(ports.get(1));
    down = Integer.parseInt(ports.get(2));
  }

  /** What a channel of this name and behaviour is like; it gives up after so long. */
  WebhookSettings channel(String name, String behaviour, Duration giveUpAfter) {
    String base =
        switch (behaviour) {
          case "down" -> "http://localhost:" + down;
          case "tls" -> "https://localhost:" + tls;
          default -> "http://localhost:" + plain;
        };
    return new WebhookSettings(
        name,
        new WebhookSettings.Receiver(
            URI.create("%s/%s/%s".formatted(base, name, behaviour)), Secrets.NONE, null, false),
        new WebhookSettings.Retry(
            TIMEOUT,
            Duration.ofMillis(LONG ? 200 : 50),
            Duration.ofSeconds(LONG ? 20 : 1),
            giveUpAfter,
            giveUpAfter.plus(TIMEOUT)),
        new WebhookSettings.Limits(behaviour.equals("slow") ? 128 : 16, 3, 100_000, 64 << 20),
        undelivered(name).toString());
  }

  Path undelivered(String name) {
    return folder.resolve("undelivered-" + name + ".ndjson");
  }

  /** From now on all is well. */
  void heal() throws Exception {
    control("heal");
  }

  /** What a channel's receiver has taken, in the order in which it came. */
  List<Taken> taken(String name) throws Exception {
    control("flush");
    Path file = folder.resolve(name + ".ndjson");
    List<Taken> taken = new ArrayList<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      int blank = line.indexOf(' ');
      taken.add(new Taken(Long.parseLong(line.substring(0, blank)), line.substring(blank + 1)));
    }
    return taken;
  }

  /** A message, and when it was taken, milliseconds since the epoch. */
  record Taken(long at, String body) {}

  private void control(String word) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d/control/%s".formatted(plain, word)))
            .build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
  }

  private static String bin(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
