package urbanbrain.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A JVM of its own that runs a class of the benchmarks, on some of the machine's cores.
 *
 * @param cores as taskset takes them
 * @param options of the JVM
 */
public record Child(String cores, List<String> options) {

  /** Begins the line that says what came of it. */
  public static final String RESULT = "result: ";

  /** The JVM that this one is. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Runs it to its end; gives the rest of the line that begins with {@link #RESULT}. */
  public String run(Class<?> main, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", cores, java()));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.lines()
          .filter(line -> line.startsWith(RESULT))
          .map(line -> line.substring(RESULT.length()))
          .findFirst()
          .orElseThrow(() -> new IOException(command + " said: " + said));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }
}
