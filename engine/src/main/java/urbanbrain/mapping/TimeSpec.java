package urbanbrain.mapping;

import java.io.Serializable;
import urbanbrain.time.TimeFormat;

/**
 * Where a record says a time.
 *
 * @param slot the index of the column
 */
public record TimeSpec(int slot, TimeFormat format) implements Serializable {}
