package urbanbrain.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of a cluster: each outlives the one that starts it, and is found by its pid. */
final class Jvms {

  private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";
  private static final List<String> OPENS =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.util=ALL-UNNAMED");
  private static final int END_SECONDS = 20;

  private final ClusterFolder folder;
  private final List<Path> jars;

  Jvms(ClusterFolder folder, List<Path> jars) {
    this.folder = folder;
    this.jars = List.copyOf(jars);
  }

  /**
   * Starts a process of Flink's.
   *
   * @param name by which it is found again
   * @param command JVM options, main class, arguments
   */
  void start(String name, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(List.of(java()));
    all.addAll(OPENS);
    all.add("-Dlog.file=" + folder.log(name));
    all.add("-Dlog4j.configurationFile=" + folder.conf().resolve("log4j.properties").toUri());
    all.add("-cp");
    all.add(classPath());
    all.addAll(command);
    File out = new File(folder.log(name) + ".out");
    Process process =
        new ProcessBuilder(all)
            .directory(folder.top().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out))
            .start();
    Files.writeString(folder.pid(name), String.valueOf(process.pid()));
  }

  /**
   * What Flink's own start script computes of the configuration.
   *
   * @param of {@code GET_JM_RESOURCE_PARAMS} or {@code GET_TM_RESOURCE_PARAMS}
   * @return JVM options, and arguments of the form {@code -D key=value}
   */
  List<List<String>> resources(String of) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                java(),
                "-cp",
                classPath(),
                "org.apache.flink.runtime.util.bash.BashJavaUtils",
                of,
                "--configDir",
                folder.conf().toString())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> results =
        said.lines()
            .filter(line -> line.startsWith(RESULT))
            .map(line -> line.substring(RESULT.length()))
            .toList();
    if (process.waitFor() != 0 || results.size() < 2) {
      throw new IOException("Flink cannot use the configuration in " + folder.conf() + ": " + said);
    }
    return results.stream()
        .map(line -> Stream.of(line.split(" ")).filter(word -> !word.isEmpty()).toList())
        .toList();
  }

  /** The process of this name, if it runs. */
  Optional<ProcessHandle> running(String name) throws IOException {
    Path file = folder.pid(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
        .filter(ProcessHandle::isAlive);
  }

  /** Ends a process, by force if it does not end by itself. */
  void end(String name) throws IOException, InterruptedException {
    Optional<ProcessHandle> process = running(name);
    if (process.isPresent()) {
      process.get().destroy();
      try {
        process.get().onExit().get(END_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        process.get().destroyForcibly();
      } catch (ExecutionException e) {
        throw new IOException("cannot wait for " + name, e);
      }
    }
    Files.deleteIfExists(folder.pid(name));
  }

  private String classPath() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
