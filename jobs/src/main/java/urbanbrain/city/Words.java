package urbanbrain.city;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import urbanbrain.mapping.Columns;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.YamlNode;

/** The small words of a city file: names of things and of columns. */
final class Words {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,60}");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern PATH = Pattern.compile("\\w+(\\.\\w+)*");
  private static final Pattern MEMBER = Pattern.compile("(?:row\\.|(?=each\\.))(\\w+(?:\\.\\w+)*)");

  private Words() {}

  /** A name that stands in paths, ids and counters. */
  static Optional<String> name(YamlNode node) {
    Optional<String> text = Scalars.text(node);
    if (text.isPresent() && !NAME.matcher(text.get()).matches()) {
      node.complain(node.quote() + " is no name: it has letters, digits, - and _");
      return Optional.empty();
    }
    return text;
  }

  /** The name of a member of an object, which expressions can name too. */
  static Optional<String> memberName(YamlNode node) {
    Optional<String> text = Scalars.text(node);
    if (text.isPresent() && !IDENTIFIER.matcher(text.get()).matches()) {
      node.complain(node.quote() + " is no name of a member: it has letters, digits and _");
      return Optional.empty();
    }
    return text;
  }

  /** The elements of a list that has some. */
  static List<YamlNode> list(YamlNode node, String what) {
    if (!node.isList()) {
      node.complain("a list of %s is wanted here, not %s".formatted(what, node.quote()));
    } else if (node.elements().isEmpty()) {
      node.complain("the list of %s is empty".formatted(what));
    }
    return node.elements();
  }

  /** The index of a column that records have. */
  static Optional<Integer> column(YamlNode node, Columns columns) {
    Optional<String> name = Scalars.text(node);
    if (name.isPresent() && !columns.isPossible(name.get())) {
      node.complain(
          "the file has no column '%s'%s"
              .formatted(name.get(), Nearest.hint(name.get(), columns.known())));
      return Optional.empty();
    }
    return name.map(columns::slot);
  }

  /** Whether a text names a column, and is no expression. */
  static boolean isColumn(String text, Columns columns) {
    return columns.known().contains(text)
        || (PATH.matcher(text).matches() && !text.startsWith("row."));
  }

  /**
   * The column that an expression names, if that is all that it does: {@code row.speed} or {@code
   * each.speed}.
   */
  static Optional<String> member(String expression) {
    return Optional.of(MEMBER.matcher(expression.strip()))
        .filter(m -> m.matches())
        .map(m -> m.group(1));
  }
}
