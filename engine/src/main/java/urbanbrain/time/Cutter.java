package urbanbrain.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the part of a text that a pattern's one group matches. */
abstract class Cutter {

  private static final Pattern DIGITS = Pattern.compile("\\\\d(?:\\{(\\d)})?");
  private static final char DIGIT = 0;

  /** A cutter of a pattern with one group. */
  static Cutter of(String pattern) {
    String shape = shape(pattern);
    return shape == null ? new General(pattern) : new Fixed(shape);
  }

  /** Looks for the first match. */
  abstract boolean find(String text);

  /** Where the group begins in the text. */
  abstract int from();

  /** Where the group ends in the text. */
  abstract int to();

  /**
   * What a pattern asks for, character by character, if it is but one group of digits and literals;
   * else null.
   */
  private static String shape(String pattern) {
    if (!pattern.startsWith("(") || !pattern.endsWith(")") || pattern.startsWith("(?")) {
      return null;
    }
    StringBuilder shape = new StringBuilder();
    Matcher digits = DIGITS.matcher(pattern);
    int at = 1;
    while (at < pattern.length() - 1) {
      char c = pattern.charAt(at);
      if (digits.region(at, pattern.length() - 1).lookingAt()) {
        int count = digits.group(1) == null ? 1 : Integer.parseInt(digits.group(1));
        shape.append(String.valueOf(DIGIT).repeat(count));
        at = digits.end();
      } else if ("\\[](){}.*+?^$|".indexOf(c) >= 0) {
        return null;
      } else {
        shape.append(c);
        at++;
      }
    }
    return shape.isEmpty() ? null : shape.toString();
  }

  /** A group of fixed length: found by comparing characters. */
  private static final class Fixed extends Cutter {
    private final String shape;
    private int from;

    Fixed(String shape) {
      this.shape = shape;
    }

    @Override
    boolean find(String text) {
      int last = text.length() - shape.length();
      for (from = 0; from <= last; from++) {
        if (isAt(text, from)) {
          return true;
        }
      }
      return false;
    }

    private boolean isAt(String text, int start) {
      for (int i = 0; i < shape.length(); i++) {
        char c = text.charAt(start + i);
        char wanted = shape.charAt(i);
        if (wanted == DIGIT ? c < '0' || c > '9' : c != wanted) {
          return false;
        }
      }
      return true;
    }

    @Override
    int from() {
      return from;
    }

    @Override
    int to() {
      return from + shape.length();
    }
  }

  /** Any other pattern; looks at the start of a text only, so that none is too long for it. */
  private static final class General extends Cutter {
    private static final int LONGEST = 4_096;

    private final Matcher matcher;

    General(String pattern) {
      matcher = Pattern.compile(pattern).matcher("");
    }

    @Override
    boolean find(String text) {
      String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
      return matcher.reset(start).find() && matcher.start(1) >= 0;
    }

    @Override
    int from() {
      return matcher.start(1);
    }

    @Override
    int to() {
      return matcher.end(1);
    }
  }
}
