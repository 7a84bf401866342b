package urbanbrain.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import urbanbrain.cluster.ClusterRest;

/** A real Prometheus in a process of its own, which scrapes a cluster every second. */
final class Prometheus implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final Path log;
  private final Process process;

  /**
   * Starts one, and waits until it answers.
   *
   * @param targets the file in which the cluster says what is to be scraped
   * @param rules a file of alert rules
   */
  Prometheus(Path folder, Path targets, Path rules) throws Exception {
    Files.createDirectories(folder);
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
        rule_files: [ "%s" ]
        scrape_configs:
          - job_name: flink
            file_sd_configs: [ { files: [ "%s" ] } ]
        """
            .formatted(rules.toAbsolutePath(), targets));
    String address = "localhost:" + free();
    base = "http://" + address;
    log = folder.resolve("prometheus.log");
    process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    ClusterRest.await(START, "Prometheus does not answer", this::answers);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(log));
    }
    return query("vector(1)").size() == 1;
  }

  /** What a query gives now; one that is wrong fails. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    String text = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    return get("/api/v1/query?query=" + text).path("result");
  }

  /** The alert rules, as they stand. */
  JsonNode rules() throws IOException, InterruptedException {
    return get("/api/v1/rules");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(base + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode body = JSON.readTree(answer.body());
    if (!body.path("status").asText().equals("success")) {
      throw new IllegalArgumentException(path + ": " + body.path("error").asText());
    }
    return body.path("data");
  }

  /** What {@code promtool} says, which must be content. */
  static void promtool(String... command) throws Exception {
    Process tool =
        new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(command)).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) {
      throw new AssertionError(List.of(command) + ": " + said);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
