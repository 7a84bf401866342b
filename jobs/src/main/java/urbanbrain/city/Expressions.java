package urbanbrain.city;

import java.util.Optional;
import urbanbrain.cel.CelCompiler;
import urbanbrain.cel.Num;
import urbanbrain.cel.Text;
import urbanbrain.cel.Truth;
import urbanbrain.mapping.Columns;
import urbanbrain.mapping.Row;
import urbanbrain.text.Nearest;
import urbanbrain.text.YamlNode;

/**
 * Compiles the expressions of a mapping. Where columns have names that are no identifiers, the
 * compiler takes any name; those that the file does not have are found here.
 */
final class Expressions {

  private final Columns columns;
  private final CelCompiler<Row> cel;

  Expressions(Columns columns) {
    this.columns = columns;
    int used = columns.used().size();
    this.cel = new CelCompiler<>(columns);
    columns.forget(used); // a compiler that is being made asks for the type of each
  }

  /** A condition on a record. */
  Optional<Truth<Row>> truth(YamlNode node) {
    return known(node, cel.truth(node));
  }

  /** A number from a record. */
  Optional<Num<Row>> number(YamlNode node) {
    return known(node, cel.number(node));
  }

  /** A text from a record. */
  Optional<Text<Row>> text(YamlNode node) {
    return known(node, cel.text(node));
  }

  private <T> Optional<T> known(YamlNode node, Optional<T> compiled) {
    for (String name : columns.takeUnknown()) {
      node.complain(
          "the file has no column '%s'%s".formatted(name, Nearest.hint(name, columns.known())));
    }
    return compiled;
  }
}
