package urbanbrain.text;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Something wrong in a file that a person wrote.
 *
 * @param line from 1
 * @param column from 1
 * @param source the text of that line
 */
public record Problem(String file, int line, int column, String message, String source) {

  /** By file, then by place in it. */
  public static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  /** A webhook's secret, which stands in no city file but by mistake. */
  private static final Pattern SECRET = Pattern.compile("whsec_[\\w+/=-]+");

  /** A value of a property of Kafka's that is a secret, and not where it is to be looked up. */
  private static final Pattern PROPERTY =
      Pattern.compile(
          "([\\w.]+\\.(?:password|jaas\\.config|secret|key)\"?\\s*:\\s*)(?!\"?\\$\\{)"
              + "(\"[^\"]*\"|[^,}\\s\"]+(?: [^,}]+)*)");

  public Problem {
    message = SECRET.matcher(message).replaceAll("whsec_***");
    source = SECRET.matcher(source).replaceAll("whsec_***");
    source = PROPERTY.matcher(source).replaceAll("$1***");
  }

  /** The problem with its place, the line, and a caret under the column. */
  public String render() {
    return "%s:%d:%d %s%n%s%n%s^%n"
        .formatted(file, line, column, message, source, " ".repeat(Math.max(0, column - 1)));
  }
}
