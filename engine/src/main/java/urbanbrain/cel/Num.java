package urbanbrain.cel;

import java.io.Serializable;

/**
 * A compiled expression that gives a number.
 *
 * @param <C> what it reads
 */
@FunctionalInterface
public interface Num<C> extends Serializable {

  /** The number, NaN where it is absent. */
  double of(C context);
}
