package urbanbrain.text;

import java.util.Comparator;

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

  public Problem {
    message = Redaction.of(message);
    source = Redaction.of(source);
  }

  /** The problem with its place, the line, and a caret under the column. */
  public String render() {
    return "%s:%d:%d %s%n%s%n%s^%n"
        .formatted(file, line, column, message, source, " ".repeat(Math.max(0, column - 1)));
  }
}
