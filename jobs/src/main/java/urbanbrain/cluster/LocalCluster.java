package urbanbrain.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A job manager, task managers, and a ZooKeeper for what a job manager must find again after it has
 * died; all on this machine and open to it alone, but for their metrics: Flink's reporter for
 * Prometheus shows them at every address of the machine.
 */
public final class LocalCluster {

  /** What a cluster brings: all else stands in the job's jar. */
  private static final Pattern CLUSTERS =
      Pattern.compile(
          "(flink-(?!connector-kafka)|log4j|slf4j|commons-|snakeyaml-engine|snappy|lz4|jsr305"
              + "|javassist|kryo|minlog|objenesis|reflectasm|frocksdb|async-profiler).*\\.jar");

  private static final String ZOOKEEPER = "zookeeper";
  private static final String JOB_MANAGER = "jobmanager";
  private static final String TASK_MANAGER = "taskmanager-";
  private static final Duration START = Duration.ofMinutes(2);

  private final ClusterFolder folder;
  private final Jvms jvms;
  private final int port;

  /**
   * What a cluster is like.
   *
   * @param taskManagers how many there are
   * @param slots of each task manager
   * @param memory of each task manager, as Flink writes it: {@code 2g}
   * @param settings further ones of Flink's, which win over ours
   */
  public record Layout(int taskManagers, int slots, String memory, Map<String, String> settings) {}

  /**
   * A cluster in a folder.
   *
   * @param jars from which its processes are started: of them it takes Flink's
   * @param port where jobs are submitted and looked at
   */
  public LocalCluster(Path top, List<Path> jars, int port) {
    this.folder = new ClusterFolder(top);
    this.port = port;
    this.jvms =
        new Jvms(
            folder,
            jars.stream()
                .filter(jar -> CLUSTERS.matcher(jar.getFileName().toString()).matches())
                .toList());
  }

  /** How it is spoken to. */
  public ClusterRest rest() {
    return new ClusterRest(port);
  }

  /** Starts it, and waits until all task managers are there; jobs that ran go on. */
  public void start(Layout layout) throws IOException, InterruptedException {
    folder.lay(layout, port);
    folder.targets().lay(shown(layout));
    startZooKeeper();
    startJobManager();
    List<List<String>> resources = jvms.resources("GET_TM_RESOURCE_PARAMS");
    for (int number = 1; number <= layout.taskManagers(); number++) {
      startTaskManager(number, resources);
    }
    rest().awaitTaskManagers(layout.taskManagers(), START);
  }

  /** The processes that show metrics. */
  private static List<String> shown(Layout layout) {
    List<String> names = new ArrayList<>(List.of(JOB_MANAGER));
    for (int number = 1; number <= layout.taskManagers(); number++) {
      names.add(TASK_MANAGER + number);
    }
    return names;
  }

  /** The setting that gives a process the port of its metrics; none for one that was not laid. */
  private List<String> portOfMetrics(String process) throws IOException {
    Integer of = folder.targets().ports().get(process);
    return of == null ? List.of() : List.of("-Dmetrics.reporter.prom.port=" + of);
  }

  /** Where Prometheus finds the metrics of each process that shows some, by its name. */
  public Map<String, String> metrics() throws IOException {
    Map<String, String> addresses = new TreeMap<>();
    folder
        .targets()
        .ports()
        .forEach((name, of) -> addresses.put(name, "http://localhost:" + of + "/metrics"));
    return addresses;
  }

  /** The file with these addresses that Prometheus reads by {@code file_sd_configs}. */
  public Path targets() {
    return folder.targets().file();
  }

  private void startZooKeeper() throws IOException {
    jvms.start(
        ZOOKEEPER,
        List.of(
            "-Xmx128m",
            "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
            "--zkConfigFile",
            folder.conf().resolve("zoo.cfg").toString(),
            "--peerId",
            "1"));
  }

  /** Starts a job manager; one that died is found again with its jobs. */
  public void startJobManager() throws IOException, InterruptedException {
    List<List<String>> resources = jvms.resources("GET_JM_RESOURCE_PARAMS");
    List<String> command = new ArrayList<>(resources.get(0));
    command.add("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
    command.addAll(List.of("--configDir", folder.conf().toString()));
    command.addAll(resources.get(1));
    command.addAll(portOfMetrics(JOB_MANAGER));
    jvms.start(JOB_MANAGER, command);
    rest().await(START);
  }

  /** Starts a task manager of this number. */
  public void startTaskManager(int number) throws IOException, InterruptedException {
    startTaskManager(number, jvms.resources("GET_TM_RESOURCE_PARAMS"));
  }

  private void startTaskManager(int number, List<List<String>> resources) throws IOException {
    List<String> command = new ArrayList<>(resources.get(0));
    command.add("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    command.addAll(List.of("--configDir", folder.conf().toString()));
    command.addAll(resources.get(1));
    command.add("-Dtaskmanager.resource-id=" + TASK_MANAGER + number);
    command.addAll(portOfMetrics(TASK_MANAGER + number));
    jvms.start(TASK_MANAGER + number, command);
  }

  /** The process of the job manager. */
  public ProcessHandle jobManager() throws IOException {
    return jvms.running(JOB_MANAGER).orElseThrow();
  }

  /** The process of a task manager. */
  public ProcessHandle taskManager(int number) throws IOException {
    return jvms.running(TASK_MANAGER + number).orElseThrow();
  }

  /** What runs, by name, and whether it still does. */
  public Map<String, Boolean> processes() throws IOException {
    Map<String, Boolean> all = new TreeMap<>();
    for (String name : folder.processes()) {
      all.put(name, jvms.running(name).isPresent());
    }
    return all;
  }

  /** Ends all of its processes; jobs that run go on when it is started again. */
  public void stop() throws IOException, InterruptedException {
    List<String> processes = new ArrayList<>(folder.processes());
    processes.remove(ZOOKEEPER);
    for (String name : processes) {
      jvms.end(name);
    }
    jvms.end(ZOOKEEPER);
  }
}
