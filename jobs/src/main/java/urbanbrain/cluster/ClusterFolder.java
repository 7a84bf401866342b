package urbanbrain.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of a cluster: its configuration, its logs, and what outlives its processes. */
final class ClusterFolder {

  private static final String LOGGING =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.file.ref = File
      appender.file.name = File
      appender.file.type = FILE
      appender.file.fileName = ${sys:log.file}
      appender.file.append = true
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c - %m%n
      """;

  private final Path top;

  ClusterFolder(Path top) {
    this.top = top.toAbsolutePath().normalize();
  }

  Path conf() {
    return top.resolve("conf");
  }

  Path log(String process) {
    return top.resolve("log").resolve(process + ".log");
  }

  Path pid(String process) {
    return top.resolve("pid").resolve(process);
  }

  Path top() {
    return top;
  }

  /** Where its processes show their metrics. */
  ScrapeTargets targets() {
    return new ScrapeTargets(conf().resolve("targets.json"));
  }

  /** The names of the processes that were started and not stopped. */
  List<String> processes() throws IOException {
    Path pids = top.resolve("pid");
    if (!Files.isDirectory(pids)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(pids)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Writes the configuration, in place of an earlier one. */
  void lay(LocalCluster.Layout layout, int port) throws IOException {
    for (String folder : List.of("conf", "log", "pid", "zookeeper")) {
      Files.createDirectories(top.resolve(folder));
    }
    Map<String, String> settings = settings(layout);
    int zooKeeper;
    try (ServerSocket one = free();
        ServerSocket other = free()) {
      zooKeeper = one.getLocalPort();
      settings.put("jobmanager.rpc.port", String.valueOf(other.getLocalPort()));
    }
    settings.put("rest.port", String.valueOf(port));
    settings.put("high-availability.zookeeper.quorum", "localhost:" + zooKeeper);
    settings.putAll(layout.settings());
    Files.write(conf().resolve("config.yaml"), lines(settings));
    Files.writeString(conf().resolve("log4j.properties"), LOGGING);
    Files.writeString(
        conf().resolve("zoo.cfg"),
        "tickTime=2000%ndataDir=%s%nclientPort=%d%nadmin.enableServer=false%n"
            .formatted(top.resolve("zookeeper"), zooKeeper));
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private Map<String, String> settings(LocalCluster.Layout layout) {
    Map<String, String> all = new TreeMap<>();
    all.put("jobmanager.rpc.address", "localhost");
    all.put("jobmanager.memory.process.size", "1g");
    all.put("taskmanager.host", "localhost");
    all.put("taskmanager.memory.process.size", layout.memory());
    all.put("taskmanager.numberOfTaskSlots", String.valueOf(layout.slots()));
    all.put("rest.address", "localhost");
    all.put("rest.bind-address", "localhost");
    all.put("web.upload.dir", top.resolve("jars").toString());
    all.put("heartbeat.interval", "2s");
    all.put("heartbeat.timeout", "8s");
    all.put("execution.checkpointing.interval", "10s");
    all.put("execution.checkpointing.storage", "filesystem");
    all.put("execution.checkpointing.dir", uri("checkpoints"));
    all.put("execution.checkpointing.savepoint-dir", uri("savepoints"));
    all.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    all.put("restart-strategy.type", "exponential-delay");
    all.put("restart-strategy.exponential-delay.max-backoff", "30s");
    all.put(
        "metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    all.put("metrics.reporter.prom.filterLabelValueCharacters", "false");
    all.put("high-availability.type", "zookeeper");
    all.put("high-availability.storageDir", uri("ha"));
    return all;
  }

  private String uri(String folder) {
    return top.resolve(folder).toUri().toString();
  }

  private static List<String> lines(Map<String, String> settings) {
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + ": \"" + value + "\""));
    return lines;
  }
}
