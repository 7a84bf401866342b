package urbanbrain.collect;

import java.io.Serializable;

/**
 * How far a file has been read.
 *
 * @param hasBegun whether what comes before its first event has been given: its columns and start
 * @param hasEnded whether its end has been given
 * @param offset the bytes before the next record, not compressed
 * @param line the line where the next record begins, from 1
 */
public record Position(boolean hasBegun, boolean hasEnded, long offset, long line)
    implements Serializable {

  /** Nothing has been read. */
  public static final Position START = new Position(false, false, 0, 1);
}
