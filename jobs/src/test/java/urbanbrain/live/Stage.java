package urbanbrain.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.cluster.LocalCluster;

/**
 * What a test of the live job plays on, all of it real: a broker, a cluster that has the job's jar,
 * and a receiver of webhooks; and the job, once it runs.
 */
final class Stage implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(4);

  /** The topics of messages, and of what becomes none. */
  static final List<String> OUT = List.of("alerts", "dead", "late", "audit");

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  static final String GROUP = "urban-brain";
  private static final int TASK_MANAGERS = 2;

  final Path folder;
  final Broker broker;
  final LocalCluster cluster;
  final ClusterRest rest;
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private final HttpServer receiver;
  private final LocalCluster.Layout layout;
  private final String jar;
  private String job;

  /**
   * Sets it up, with a topic of one partition for each source of the town.
   *
   * @param settings of Flink's
   */
  Stage(Path folder, Map<String, String> settings) throws Exception {
    this.folder = folder;
    this.layout = new LocalCluster.Layout(TASK_MANAGERS, 2, "1600m", settings);
    receiver = receiver();
    broker = new Broker(folder.resolve("broker"));
    cluster = new LocalCluster(folder.resolve("cluster"), jars(), freePort());
    rest = cluster.rest();
    try {
      for (String topic : OUT) {
        broker.create(topic, topic.equals("alerts") ? 2 : 1);
      }
      cluster.start(layout);
      jar = rest.upload(TARGET.resolve("urban-brain-job.jar"));
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private HttpServer receiver() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return server;
  }

  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(Path.of(entry));
    }
    try (Stream<Path> web = Files.list(TARGET.resolve("cluster"))) {
      web.forEach(jars::add);
    }
    return jars;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The part of a city file that says where all goes. */
  String channels() {
    return """
        channels:
          - kafka: { servers: "%1$s", topic: alerts }
          - webhook: { url: "http://localhost:%2$d/" }
        letters: { kafka: { servers: "%1$s", dead: dead, late: late, audit: audit } }
        """
        .formatted(broker.servers(), receiver.getAddress().getPort());
  }

  /** Runs the job of a city, from a savepoint if there is one. */
  void run(Path city, int parallelism, Optional<String> savepoint) throws Exception {
    List<String> arguments = List.of(city.toString(), "--out", folder.resolve("out").toString());
    job = rest.run(jar, arguments, parallelism, savepoint, savepoint.isPresent());
    awaitRunning();
  }

  /** Waits until every task runs. */
  void awaitRunning() throws Exception {
    ClusterRest.await(PATIENCE, "the job does not run", this::isRunning);
  }

  private boolean isRunning() throws IOException, InterruptedException {
    JsonNode vertices = rest.get("/jobs/" + job).path("vertices");
    boolean all = !vertices.isEmpty();
    for (JsonNode vertex : vertices) {
      all &= vertex.path("status").asText().equals("RUNNING");
    }
    return all;
  }

  /** Stops the job with a savepoint, and says where that lies. */
  String stop(boolean drain) throws Exception {
    awaitRunning();
    return rest.stop(job, drain, PATIENCE);
  }

  /** Why the job failed, each time that it did. */
  List<String> failures() throws Exception {
    List<String> failures = new ArrayList<>();
    rest.get("/jobs/" + job + "/exceptions")
        .path("exceptionHistory")
        .path("entries")
        .forEach(entry -> failures.add(entry.path("stacktrace").asText()));
    return failures;
  }

  String job() {
    return job;
  }

  /** Waits until a checkpoint holds all that stands in the sources' topics now. */
  void awaitRead() throws Exception {
    Map<TopicPartition, Long> ends = broker.ends(Town.SOURCES);
    ClusterRest.await(PATIENCE, "the job has not read all", () -> broker.hasCommitted(GROUP, ends));
  }

  /** Ends one of the task managers by force, and starts another in its place. */
  void killTaskManager(int which) throws Exception {
    int number = 1 + which % TASK_MANAGERS;
    kill(cluster.taskManager(number));
    cluster.startTaskManager(number);
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Ends the job manager by force, and starts another. */
  void killJobManager() throws Exception {
    kill(cluster.jobManager());
    cluster.startJobManager();
  }

  /** Ends the broker by force, and starts it again. */
  void killBroker() throws Exception {
    broker.kill();
    broker.start();
  }

  /** Stops all of the cluster, and starts it again. */
  void restartCluster() throws Exception {
    cluster.stop();
    cluster.start(layout);
  }

  /** What was posted to the receiver so far. */
  List<String> posted() {
    return posted;
  }

  @Override
  public void close() {
    receiver.stop(0);
    try {
      cluster.stop();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the cluster does not stop", e);
    } finally {
      broker.close();
    }
  }
}
