package urbanbrain.rule;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import urbanbrain.event.Dictionary;
import urbanbrain.rule.parse.RuleCompiler;
import urbanbrain.text.Problem;

/** The rule and stream files of a city: finds them, reads them, compiles them together. */
public final class RuleFiles {

  private RuleFiles() {}

  /**
   * The text of one file.
   *
   * @param path where it was found, as it is named in problems; a file in a folder named {@code
   *     streams} declares streams, any other a rule
   */
  public record Source(String path, String text) implements Serializable {

    /** Whether it declares streams, and not a rule. */
    public boolean declaresStreams() {
      Path folder = Path.of(path).getParent();
      return folder != null && folder.endsWith("streams");
    }

    /** The file's name without its ending. */
    public String name() {
      String file = Path.of(path).getFileName().toString();
      return file.endsWith(".yaml") ? file.substring(0, file.length() - 5) : file;
    }
  }

  /**
   * What came of the files.
   *
   * @param rules the checked rules, if there is no problem at all
   * @param streams the streams that are declared without a mistake, whatever else is wrong
   * @param problems all problems, by file and place
   */
  public record Compiled(Optional<RuleSet> rules, Dictionary streams, List<Problem> problems) {}

  /**
   * All {@code *.yaml} files below these folders, and these files themselves, in the order of their
   * paths; but no {@code *.test.yaml}, and nothing below a folder whose name begins with a dot.
   */
  public static List<Source> read(List<Path> roots) throws IOException {
    TreeSet<Path> files = new TreeSet<>();
    for (Path root : roots) {
      try (Stream<Path> below = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
        below
            .filter(p -> Files.isRegularFile(p) && isRead(p) && !isHidden(root.relativize(p)))
            .forEach(files::add);
      }
    }
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      sources.add(new Source(file.toString(), text));
    }
    return sources;
  }

  /** As what version control keeps, and the copies to which a mounted folder's links lead. */
  private static boolean isHidden(Path below) {
    for (Path part : below) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRead(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") && !name.endsWith(".test.yaml");
  }

  /** Parses and checks all files together, without a city. */
  public static Compiled compile(List<Source> sources) {
    return compile(sources, Setting.NONE);
  }

  /** Parses and checks all files together, for a city. */
  public static Compiled compile(List<Source> sources, Setting setting) {
    return compiled(new RuleCompiler(sources, setting));
  }

  /**
   * Parses and checks rules over streams that are known, with all the fields that any of them asks
   * for.
   */
  public static Compiled compile(List<Source> rules, Dictionary streams, Setting setting) {
    return compiled(new RuleCompiler(rules, streams, setting));
  }

  private static Compiled compiled(RuleCompiler compiler) {
    return new Compiled(compiler.rules(), compiler.streams(), compiler.problems());
  }
}
