package urbanbrain.cel;

import java.util.Collection;
import java.util.Optional;

/**
 * The names that an expression may use: variables with fields, as in {@code ems.priority}.
 *
 * <p>Below a variable whose fields are not known, a field may be a path: {@code row.position.lat}
 * asks for the field {@code position.lat}, and {@code row['Event Date']} for {@code Event Date}.
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
