package urbanbrain.flow.decode;

import urbanbrain.mapping.Reason;

/**
 * A record that became no event.
 *
 * @param source the source's name
 * @param file the file that it stands in, or where else the source reads
 * @param line where the record begins, from 1
 * @param field the column or member that is at fault, or null
 * @param detail what is wrong with it
 * @param record its text, cut at {@link Decoder#SHOWN} bytes
 * @param reached how far its source was: the time of the newest event that had counted,
 *     milliseconds since the epoch, or {@link #NOWHERE} where none had. What is broken has no time
 *     of its own
 */
public record DeadLetter(
    String source,
    String file,
    long line,
    String field,
    Reason reason,
    String detail,
    String record,
    long reached) {

  /** None of its source's events had counted. */
  public static final long NOWHERE = Long.MIN_VALUE;
}
