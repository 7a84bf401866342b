package urbanbrain.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads scalars as what they should be; what they are not is a problem at their place. */
public final class Scalars {

  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,9}");

  private Scalars() {}

  /** A text that is not blank. */
  public static Optional<String> text(YamlNode node) {
    if (!node.isScalar() || node.text().isBlank()) {
      node.complain("a text is wanted here, not " + node.quote());
      return Optional.empty();
    }
    return Optional.of(node.text());
  }

  /** A finite number. */
  public static Optional<Double> number(YamlNode node) {
    if (node.isScalar() && NUMBER.matcher(node.text()).matches()) {
      double value = Double.parseDouble(node.text());
      if (Double.isFinite(value)) {
        return Optional.of(value);
      }
    }
    node.complain("a number is wanted here, not " + node.quote());
    return Optional.empty();
  }

  /** A whole number of at least {@code least}. */
  public static Optional<Integer> whole(YamlNode node, int least) {
    if (node.isScalar() && WHOLE.matcher(node.text()).matches()) {
      int value = Integer.parseInt(node.text());
      if (value >= least) {
        return Optional.of(value);
      }
    }
    node.complain(
        "a whole number of at least %d is wanted here, not %s".formatted(least, node.quote()));
    return Optional.empty();
  }

  /** True or false. */
  public static Optional<Boolean> flag(YamlNode node) {
    if (node.isScalar() && (node.text().equals("true") || node.text().equals("false"))) {
      return Optional.of(node.text().equals("true"));
    }
    node.complain("true or false is wanted here, not " + node.quote());
    return Optional.empty();
  }

  /** One of the constants of an enum, written in lower case or exactly as it is declared. */
  public static <E extends Enum<E>> Optional<E> word(YamlNode node, Class<E> type) {
    List<E> all = Arrays.asList(type.getEnumConstants());
    boolean shouts = all.get(0).name().equals(all.get(0).name().toUpperCase(Locale.ROOT));
    List<String> words =
        all.stream().map(e -> shouts ? e.name().toLowerCase(Locale.ROOT) : e.name()).toList();
    int place = node.isScalar() ? words.indexOf(node.text()) : -1;
    if (place < 0) {
      String hint = Nearest.hint(node.text(), words);
      String rest = hint.isEmpty() ? ": " + String.join(", ", words) : hint;
      node.complain("%s is none of the words known here%s".formatted(node.quote(), rest));
      return Optional.empty();
    }
    return Optional.of(all.get(place));
  }

  /** The elements of a list, or the one scalar that stands in its place. */
  public static List<YamlNode> oneOrMore(YamlNode node) {
    return node.isList() ? node.elements() : List.of(node);
  }
}
