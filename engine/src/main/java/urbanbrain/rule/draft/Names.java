package urbanbrain.rule.draft;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import urbanbrain.text.Scalars;
import urbanbrain.text.YamlNode;

/** Names of rules, legs, streams and fields: lower case, digits, underscores, no word of CEL. */
public final class Names {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private Names() {}

  /** The name that a scalar says; a problem if it is none. */
  public static Optional<String> read(YamlNode node, String what) {
    return Scalars.text(node).filter(name -> isName(node, name, what));
  }

  private static boolean isName(YamlNode node, String name, String what) {
    boolean isFine = NAME.matcher(name).matches() && !RESERVED.contains(name);
    if (!isFine) {
      node.complain(
          RESERVED.contains(name)
              ? "'%s' is a word of the expression language: name %s otherwise".formatted(name, what)
              : "%s is written in lower case letters, digits and underscores, as storm_damage"
                  .formatted(what));
    }
    return isFine;
  }
}
