package urbanbrain.cel;

import java.util.Collection;
import java.util.Optional;

/**
 * The names that an expression may use: variables with fields, as in {@code ems.priority}.
 *
 * @param <C> what a compiled expression reads
 */
public interface Scope<C> {

  /** The names of the variables. */
  Collection<String> variables();

  /**
   * The names of a variable's fields, to suggest the nearest one; empty where any name is possible.
   */
  Collection<String> fields(String variable);

  /** How {@code variable.field} is read; nothing where there is no such field. */
  Optional<Slot<C>> slot(String variable, String field);
}
