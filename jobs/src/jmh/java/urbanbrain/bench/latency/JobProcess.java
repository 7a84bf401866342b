package urbanbrain.bench.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.util.FileUtils;

/** A peer's job in a process of its own. */
final class JobProcess implements AutoCloseable {

  /** Further options of its JVM, for a profiler. */
  private static final String OPTIONS = System.getProperty("job.options", "");

  private final Process process;
  private final Path log;
  private final Path checkpoints;

  /** Starts it; its log is in the plan's folder. */
  JobProcess(LatencyPeer peer, JobPlan plan) throws IOException {
    checkpoints = plan.checkpoints();
    log = Files.createDirectories(plan.folder()).resolve("job.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx3g", "--add-opens=java.base/java.util=ALL-UNNAMED"));
    Arrays.stream(OPTIONS.split(" ")).filter(o -> !o.isEmpty()).forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(JobMain.class.getName());
    command.add(peer.name());
    command.addAll(plan.arguments());
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /**
   * Looks whether it still runs.
   *
   * @throws IOException with its log where it does not
   */
  void check() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(Files.readString(log));
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    FileUtils.deleteDirectoryQuietly(checkpoints.toFile());
  }
}
