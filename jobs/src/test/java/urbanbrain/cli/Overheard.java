package urbanbrain.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program in a process of its own, with all that it prints and logs.
 *
 * @param code what it exits with
 * @param text what it says, logs among it
 */
record Overheard(int code, String text) {

  /** Runs it, with a secret in its environment, and logs in full as a file of properties says. */
  static Overheard run(Path logs, String secret, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dlog4j2.configurationFile=" + logs.toAbsolutePath().toUri());
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("WHISPERS_SECRET", secret);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Overheard(process.waitFor(), text);
  }
}
