package urbanbrain.cel;

import java.io.Serializable;

/**
 * A compiled condition.
 *
 * @param <C> what it judges
 */
@FunctionalInterface
public interface Truth<C> extends Serializable {

  /** Whether it holds; a comparison with an absent value does not. */
  boolean of(C context);
}
