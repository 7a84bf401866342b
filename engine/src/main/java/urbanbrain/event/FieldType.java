package urbanbrain.event;

/** The type of one field of a stream. */
public enum FieldType {
  /** A finite number; kept as a double. */
  NUMBER,
  /** A text. */
  TEXT,
  /** True or false; kept as the numbers 1 and 0. */
  BOOLEAN
}
