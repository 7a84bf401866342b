package urbanbrain.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Speaks to a cluster by Flink's REST interface. */
public final class ClusterRest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final int LOOK_MILLIS = 200;
  private static final String BOUNDARY = "urban-brain-jar";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String base;

  /** A cluster on this machine. */
  public ClusterRest(int port) {
    this.base = "http://localhost:" + port;
  }

  /** Waits until it answers. */
  void await(Duration most) throws IOException, InterruptedException {
    await(most, "the job manager does not answer", () -> !get("/overview").isMissingNode());
  }

  /** Waits until so many task managers have come. */
  public void awaitTaskManagers(int number, Duration most)
      throws IOException, InterruptedException {
    await(
        most,
        "there are not yet %d task managers".formatted(number),
        () -> get("/taskmanagers").path("taskmanagers").size() >= number);
  }

  /** Something that may come true. */
  @FunctionalInterface
  public interface Condition {

    /** Whether it is true now. */
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * Waits until something is so; what cannot be asked yet is not so yet.
   *
   * @param otherwise what to say where it never is
   */
  public static void await(Duration most, String otherwise, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    IOException last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (IOException e) {
        last = e;
      }
      new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    throw new IOException(otherwise, last);
  }

  /** Uploads a jar; gives the id under which it can be run. */
  public String upload(Path jar) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        utf8(
            "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/x-java-archive\r\n\r\n"
                .formatted(BOUNDARY, jar.getFileName())));
    body.writeBytes(Files.readAllBytes(jar));
    body.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
    JsonNode answer =
        send(
            request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    String file = answer.path("filename").asText();
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /**
   * Runs a jar's main class.
   *
   * @param savepoint from which the job goes on, if any: all of it
   * @return the job's id
   */
  public String run(String jar, List<String> arguments, int parallelism, Optional<String> savepoint)
      throws IOException, InterruptedException {
    return run(jar, arguments, parallelism, savepoint, false);
  }

  /**
   * Runs a jar's main class.
   *
   * @param savepoint from which the job goes on, if any
   * @param leavesOut whether what it holds for operators that the job does not have is left out,
   *     and not refused
   * @return the job's id
   */
  public String run(
      String jar,
      List<String> arguments,
      int parallelism,
      Optional<String> savepoint,
      boolean leavesOut)
      throws IOException, InterruptedException {
    ObjectNode body =
        JSON.createObjectNode()
            .put("parallelism", parallelism)
            .put("allowNonRestoredState", leavesOut);
    arguments.forEach(body.putArray("programArgsList")::add);
    savepoint.ifPresent(path -> body.put("savepointPath", path));
    return post("/jars/" + jar + "/run", body).path("jobid").asText();
  }

  /** The state of a job, such as {@code RUNNING}. */
  public String state(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job).path("state").asText();
  }

  /** All jobs: id, name and state. */
  public JsonNode jobs() throws IOException, InterruptedException {
    return get("/jobs/overview").path("jobs");
  }

  /**
   * Stops a job with a savepoint.
   *
   * @param drain whether event time is over: all that waits for it is told, and nothing goes on
   * @return where the savepoint lies
   */
  public String stop(String job, boolean drain, Duration most)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("drain", drain);
    String trigger = post("/jobs/" + job + "/stop", body).path("request-id").asText();
    String path = "/jobs/" + job + "/savepoints/" + trigger;
    await(
        most,
        "the job does not stop",
        () -> get(path).path("status").path("id").asText().equals("COMPLETED"));
    JsonNode operation = get(path).path("operation");
    if (!operation.path("location").isTextual()) {
      throw new IOException(
          "the job cannot be stopped: "
              + operation.path("failure-cause").path("stack-trace").asText());
    }
    return operation.path("location").asText();
  }

  /** What a path answers. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    JsonNode body = JSON.readTree(answer.body());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "%s answers %d: %s"
              .formatted(answer.uri().getPath(), answer.statusCode(), body.path("errors")));
    }
    return body;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
