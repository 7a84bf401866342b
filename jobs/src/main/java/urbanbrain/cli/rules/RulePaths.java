package urbanbrain.cli.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The rule files and folders that a verb is asked about. */
final class RulePaths {

  private final List<Path> asked = new ArrayList<>();

  /** These paths; one that is not there is wrong usage. */
  RulePaths(List<Path> paths, CommandLine command) {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new ParameterException(command, "there is no " + path);
      }
      asked.add(shown(path));
    }
  }

  /** The paths, and the rules folders in which they stand: those that have streams. */
  List<Path> withRoots() {
    TreeSet<Path> roots = new TreeSet<>(asked);
    for (Path path : asked) {
      Path folder = path.toAbsolutePath();
      while (folder != null && !Files.isDirectory(folder.resolve("streams"))) {
        folder = folder.getParent();
      }
      if (folder != null) {
        roots.add(shown(folder));
      }
    }
    return new ArrayList<>(roots);
  }

  /** Whether a file is one of the paths, or below one. */
  boolean isAsked(Path file) {
    return asked.stream().anyMatch(path -> path.toString().isEmpty() || file.startsWith(path));
  }

  /** A path as problems name it: from where the command was given, if it lies below. */
  private static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    return whole.startsWith(here) ? here.relativize(whole) : whole;
  }
}
