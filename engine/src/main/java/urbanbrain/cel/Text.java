package urbanbrain.cel;

import java.io.Serializable;

/**
 * A compiled expression that gives a text.
 *
 * @param <C> what it reads
 */
@FunctionalInterface
public interface Text<C> extends Serializable {

  /** The text, null where it is absent. */
  String of(C context);
}
