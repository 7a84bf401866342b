package urbanbrain.send;

import java.io.Serializable;

/** How a value becomes a line of a file. */
@FunctionalInterface
public interface Line<T> extends Serializable {

  /** The line without its end, or null where the value is not to be written. */
  String of(T value);
}
