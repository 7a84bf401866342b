package urbanbrain.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The project's rules, changed: every stream is revised, and every rule that can speaks at once.
 */
final class RevisedRules {

  private RevisedRules() {}

  /** Puts them into a folder, and lets the scenario use them. */
  static void use(Scenario scenario, Path folder) throws IOException {
    Path rules = Scenario.TOP.resolve("rules");
    try (Stream<Path> files = Files.walk(rules)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Path to = folder.resolve(rules.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.writeString(to, changed(file));
      }
    }
    scenario.replace(rules.toString(), folder.toString());
  }

  /** Operations stay as they are: people who speak to the engine do not correct themselves. */
  private static String changed(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    StringBuilder text = new StringBuilder();
    boolean isOperations = file.endsWith("operations.yaml");
    boolean isSilence = lines.stream().anyMatch(line -> line.contains("silent:"));
    for (String line : lines) {
      text.append(line).append('\n');
      if (line.startsWith("status: ") && !isSilence) {
        text.append("fire: on_arrival\n");
      } else if (line.startsWith("    says: ") && !isOperations) {
        text.append("    kind: revised\n");
      }
    }
    return text.toString();
  }
}
