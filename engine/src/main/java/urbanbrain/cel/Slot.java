package urbanbrain.cel;

/**
 * How one named value is read.
 *
 * @param type what it is
 * @param number reads a number or boolean (1 or 0); also a DYN value that is a number; else null
 * @param text reads a text; also a DYN value that is a text; else null
 */
public record Slot<C>(Type type, Num<C> number, Text<C> text) {

  /** The types of values. */
  public enum Type {
    NUMBER,
    TEXT,
    BOOLEAN,
    /** A text or a number, known only from the value: cells and JSON members of a record. */
    DYN
  }
}
