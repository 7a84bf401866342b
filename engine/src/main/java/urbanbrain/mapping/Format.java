package urbanbrain.mapping;

/** How the records of a source are written. */
public enum Format {
  /** Comma-separated values as of RFC 4180; the first record names the columns. */
  CSV,
  /** One JSON object a line. */
  NDJSON
}
