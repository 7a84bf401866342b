package urbanbrain.flow.decode;

/**
 * An event that came too late to count.
 *
 * @param source the source's name
 * @param file the file that it stands in, or where else the source reads
 * @param line where its record begins, from 1
 * @param stream the event's stream
 * @param id the event's id
 * @param time event time, milliseconds since the epoch
 * @param arrival milliseconds since the epoch, or {@link urbanbrain.event.Event#NO_ARRIVAL}
 * @param behind how many milliseconds it came behind the newest event that counted
 * @param record its record's text, cut at {@link Decoder#SHOWN} bytes
 */
public record LateLetter(
    String source,
    String file,
    long line,
    String stream,
    String id,
    long time,
    long arrival,
    long behind,
    String record) {}
