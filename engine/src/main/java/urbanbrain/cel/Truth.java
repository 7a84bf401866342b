package urbanbrain.cel;

import java.io.Serializable;
import java.util.List;

/**
 * A compiled condition.
 *
 * @param <C> what it judges
 */
@FunctionalInterface
public interface Truth<C> extends Serializable {

  /** Whether it holds; a comparison with an absent value does not. */
  boolean of(C context);

  /** What it cannot hold without, as far as that is known: all of these. */
  default List<Access> accesses() {
    return List.of();
  }

  /** Holds where this and another hold. */
  default Truth<C> and(Truth<C> other) {
    return Access.known(c -> of(c) && other.of(c), Access.both(accesses(), other.accesses()));
  }

  /** Holds where this or another holds. */
  default Truth<C> or(Truth<C> other) {
    return Access.known(c -> of(c) || other.of(c), Access.either(accesses(), other.accesses()));
  }
}
