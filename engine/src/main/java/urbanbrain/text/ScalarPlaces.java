package urbanbrain.text;

import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Finds where a character of a scalar stands in the file: quotes, escapes, folding and indentation
 * are not part of the scalar's text. Walks along both, from the scalar's start.
 */
final class ScalarPlaces {

  /**
   * A place in a file.
   *
   * @param line from 0
   * @param column in UTF-16 characters, from 0
   */
  record Place(int line, int column) {}

  private final String raw;
  private final ScalarStyle style;
  private int at;

  private ScalarPlaces(String raw, ScalarStyle style) {
    this.raw = raw;
    this.style = style;
  }

  /** The place of {@code value.charAt(offset)}, of a scalar that starts at {@code start}. */
  static Place find(List<String> lines, Place start, ScalarStyle style, String value, int offset) {
    String first = lines.get(start.line());
    String rest = String.join("\n", lines.subList(start.line(), lines.size()));
    ScalarPlaces walk = new ScalarPlaces(rest, style);
    walk.at = Math.min(start.column(), first.length());
    walk.enter(first.length());
    int end = Math.min(offset, value.length());
    for (int i = 0; i < end; i += walk.pass(value.charAt(i))) {}
    if (end < value.length()) {
      walk.skipBlanks(value.charAt(end));
    }
    return walk.place(start.line());
  }

  private void enter(int endOfFirstLine) {
    if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      at = Math.min(endOfFirstLine + 1, raw.length());
    } else if (style != ScalarStyle.PLAIN) {
      at = Math.min(at + 1, raw.length());
    }
  }

  /** Passes one character of the value; gives how many of its characters that took. */
  private int pass(char value) {
    skipBlanks(value);
    if (at < raw.length()
        && (!isBlank(value) || isBlank(raw.charAt(at)) || raw.charAt(at) == '\\')) {
      int length = written();
      boolean isPair = length == 10 && Character.isHighSurrogate(value);
      at = Math.min(at + length, raw.length());
      return isPair ? 2 : 1;
    }
    return 1;
  }

  /** How many characters of the file stand for the one that comes. */
  private int written() {
    if (style == ScalarStyle.SINGLE_QUOTED && raw.startsWith("''", at)) {
      return 2;
    }
    if (style != ScalarStyle.DOUBLE_QUOTED || raw.charAt(at) != '\\' || at + 1 == raw.length()) {
      return 1;
    }
    return switch (raw.charAt(at + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  /** Passes blanks of the file that do not stand for the value's next character. */
  private void skipBlanks(char next) {
    while (!isBlank(next) && at < raw.length() && (isBlank(raw.charAt(at)) || isJoin())) {
      at += isJoin() ? 2 : 1;
    }
  }

  /** Whether a line of a double-quoted text ends here with a backslash: nothing stands for it. */
  private boolean isJoin() {
    return style == ScalarStyle.DOUBLE_QUOTED && raw.startsWith("\\\n", at);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  private Place place(int firstLine) {
    String before = raw.substring(0, at);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Place(firstLine + line, at - (before.lastIndexOf('\n') + 1));
  }
}
