package urbanbrain.inquiry.change;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the parts and the numbers of an expression as it is written in a rule's text. */
public final class Expressions {

  /** A number that is no part of a name, a date or another number. */
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?(?![\\w.])");

  private static final Pattern LESS_BEFORE = Pattern.compile("<=?\\s*-?[^<>=!&|]*$");

  private Expressions() {}

  /**
   * A stretch of a text.
   *
   * @param from where it begins, and {@code to} where it ends, among the text's characters
   */
  record Stretch(int from, int to) {
    String of(String text) {
      return text.substring(from, to);
    }
  }

  /** What stands between the {@code &&} that stand in no bracket and in no quoted text. */
  static List<Stretch> parts(String text, Stretch expression) {
    boolean[] quoted = quoted(text, expression);
    List<Stretch> parts = new ArrayList<>();
    int depth = 0;
    int from = expression.from();
    for (int i = from; i < expression.to(); i++) {
      char c = quoted[i - expression.from()] ? ' ' : text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (depth == 0 && c == '&' && text.startsWith("&&", i)) {
        parts.add(stripped(text, from, i));
        from = i + 2;
        i++;
      }
    }
    parts.add(stripped(text, from, expression.to()));
    return parts;
  }

  /** The numbers that stand in no quoted text. */
  static List<Stretch> numbers(String text, Stretch expression) {
    boolean[] quoted = quoted(text, expression);
    List<Stretch> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(text).region(expression.from(), expression.to());
    number.useTransparentBounds(true);
    while (number.find()) {
      if (!quoted[number.start() - expression.from()]) {
        numbers.add(new Stretch(number.start(), number.end()));
      }
    }
    return numbers;
  }

  /** Whether a larger number makes the comparison hold sooner: it stands behind a {@code <}. */
  static boolean loosens(String text, Stretch part, Stretch number) {
    return LESS_BEFORE.matcher(text.substring(part.from(), number.from())).find();
  }

  private static boolean[] quoted(String text, Stretch expression) {
    boolean[] quoted = new boolean[expression.to() - expression.from()];
    char open = 0;
    for (int i = expression.from(); i < expression.to(); i++) {
      char c = text.charAt(i);
      if (open == 0 && (c == '\'' || c == '"')) {
        open = c;
      } else if (open == c) {
        quoted[i - expression.from()] = true;
        open = 0;
      }
      quoted[i - expression.from()] |= open != 0;
    }
    return quoted;
  }

  private static Stretch stripped(String text, int from, int to) {
    int first = from;
    int last = to;
    while (first < last && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return new Stretch(first, last);
  }
}
