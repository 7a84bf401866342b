package urbanbrain.cel;

import java.io.Serializable;

/**
 * How one named value is read.
 *
 * @param type what it is
 * @param number reads a number or boolean (1 or 0); also a DYN value that is a number; else null
 * @param text reads a text; also a DYN value that is a text; else null
 */
public record Slot<C>(Type type, Num<C> number, Text<C> text) implements Serializable {

  /** The types of values. */
  public enum Type {
    NUMBER,
    TEXT,
    BOOLEAN,
    /** A text or a number, known only from the value: cells and JSON members of a record. */
    DYN
  }
}
