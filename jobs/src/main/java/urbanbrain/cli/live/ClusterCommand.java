package urbanbrain.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import urbanbrain.cli.Main;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.cluster.LocalCluster;

/** {@code cluster}: a Flink cluster on this machine. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "A Flink cluster on this machine, for this machine alone: a job manager, task managers and a",
      "ZooKeeper, from the jars that the project is built with. Logs, checkpoints and savepoints",
      "stand in its folder; jobs that ran go on when it is started again there."
    })
public final class ClusterCommand implements Runnable {

  private static final Duration STOP = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The folder of the cluster; default: ${DEFAULT-VALUE}.",
      defaultValue = "cluster")
  private Path folder;

  @Option(
      names = "--port",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description = "Where it is spoken to, and looked at in a browser; default: ${DEFAULT-VALUE}.",
      defaultValue = "8081")
  private int port;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "start, stop, status, submit or savepoint?");
  }

  @Command(
      description = "Starts it, and says where it is looked at and scraped.",
      mixinStandardHelpOptions = true)
  int start(
      @Option(
              names = "--tasks",
              paramLabel = "N",
              description = "How many task managers; default: 1.",
              defaultValue = "1")
          int tasks,
      @Option(
              names = "--slots",
              paramLabel = "N",
              description = "How many slots each has; default: 2.",
              defaultValue = "2")
          int slots,
      @Option(
              names = "--memory",
              paramLabel = "SIZE",
              description = "How much memory each may take; default: 1600m.",
              defaultValue = "1600m")
          String memory,
      @Option(
              names = "--set",
              paramLabel = "KEY=VALUE",
              description =
                  "A setting of Flink's, as state.backend.type=rocksdb; several are allowed.")
          Map<String, String> settings)
      throws IOException, InterruptedException {
    Map<String, String> further = settings == null ? Map.of() : new TreeMap<>(settings);
    LocalCluster cluster = cluster();
    if (cluster.processes().containsValue(true)) {
      throw new ParameterException(spec.commandLine(), "it runs already: see `cluster status`");
    }
    cluster.start(new LocalCluster.Layout(tasks, slots, memory, further));
    out().printf("started: http://localhost:%d, logs in %s%n", port, folder.resolve("log"));
    printMetrics(cluster);
    return Main.DONE;
  }

  private void printMetrics(LocalCluster cluster) throws IOException {
    cluster
        .metrics()
        .forEach((process, address) -> out().printf("metrics of %s: %s%n", process, address));
    out().printf("for Prometheus (file_sd_configs): %s%n", cluster.targets());
  }

  @Command(description = "Stops it.", mixinStandardHelpOptions = true)
  int stop() throws IOException, InterruptedException {
    cluster().stop();
    out().println("stopped");
    return Main.DONE;
  }

  @Command(
      description = "Tells which of its processes run, and its jobs.",
      mixinStandardHelpOptions = true)
  int status() throws IOException, InterruptedException {
    Map<String, Boolean> processes = cluster().processes();
    processes.forEach((name, runs) -> out().printf("%-15s %s%n", name, runs ? "runs" : "is dead"));
    if (processes.isEmpty() || processes.containsValue(false)) {
      out().println(processes.isEmpty() ? "nothing runs" : "not all of it runs");
      return Main.FAILED;
    }
    for (JsonNode job : new ClusterRest(port).jobs()) {
      out()
          .printf(
              "job %s  %s  %s%n",
              job.path("jid").asText(), job.path("state").asText(), job.path("name").asText());
    }
    return Main.DONE;
  }

  @Command(description = "Submits the live job.", mixinStandardHelpOptions = true)
  int submit(
      @Parameters(paramLabel = "CITY.yaml", description = "The city file.") Path cityFile,
      @Option(
              names = "--parallelism",
              paramLabel = "N",
              description = "How many tasks share the work behind decode; default: 1.",
              defaultValue = "1")
          int parallelism,
      @Option(
              names = "--from",
              paramLabel = "SAVEPOINT",
              description = "From which savepoint or checkpoint it goes on.")
          String savepoint,
      @Option(
              names = "--allowNonRestoredState",
              description =
                  "Leaves out what the savepoint holds of sources that the city reads no more.")
          boolean leavesOut,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              description = "As for `run`; default: out in the cluster's folder.")
          Path out)
      throws IOException, InterruptedException {
    Path outs = out == null ? folder.resolve("out") : out;
    ClusterRest rest = new ClusterRest(port);
    List<String> arguments =
        List.of(cityFile.toAbsolutePath().toString(), "--out", outs.toAbsolutePath().toString());
    String job =
        rest.run(
            rest.upload(jobJar()),
            arguments,
            parallelism,
            Optional.ofNullable(savepoint),
            leavesOut);
    out().println("job " + job);
    return Main.DONE;
  }

  @Command(
      name = "savepoint",
      description = "Stops a job with a savepoint, and says where that lies.",
      mixinStandardHelpOptions = true)
  int savepoint(
      @Parameters(paramLabel = "JOB", description = "The job's id.") String job,
      @Option(
              names = "--drain",
              description = "Event time is over: all that waits for it is told first.")
          boolean drain)
      throws IOException, InterruptedException {
    out().println(new ClusterRest(port).stop(job, drain, STOP));
    return Main.DONE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private LocalCluster cluster() throws IOException {
    return new LocalCluster(folder, jars(), port);
  }

  /** Those that this command was started from, and what stands in {@code cluster} beside. */
  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(Path.of(entry));
    }
    Path beside = target().resolve("cluster");
    if (Files.isDirectory(beside)) {
      try (Stream<Path> files = Files.list(beside)) {
        files.sorted().forEach(jars::add);
      }
    }
    return jars;
  }

  private static Path jobJar() {
    return target().resolve("urban-brain-job.jar");
  }

  /** Where the project was built. */
  private static Path target() {
    String of = ClusterCommand.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Path.of(of).getParent();
  }
}
