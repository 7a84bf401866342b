package urbanbrain.flow.decode;

import java.nio.charset.StandardCharsets;
import urbanbrain.event.Event;

/**
 * Bytes from a source, before anything is known of them; or a word of the collector about a source.
 *
 * <p>The bytes may lie in a buffer that is used again: whoever keeps a record copies them.
 */
@SuppressWarnings("JavaLangClash") // it is what the whole project calls it
public final class Record {

  /** What a record is. */
  public enum Kind {
    /** One record. */
    DATA,
    /** The start of a record that is too large to be read. */
    TOO_LARGE,
    /** The rest of the source cannot be read; the bytes say why. */
    BROKEN,
    /** The names of the columns; none of the source's events. */
    HEADER,
    /** The source is there; its first event will have this time. */
    STARTS,
    /** The source has ended. */
    END
  }

  private static final byte[] NOTHING = new byte[0];

  private final Kind kind;
  private final int source;
  private final long position;
  private final byte[] bytes;
  private final int offset;
  private final int length;
  private final long received;
  private final String topic;

  /**
   * A record.
   *
   * @param source the index of its {@link urbanbrain.mapping.SourceSpec}
   * @param position the line where it begins, from 1; with {@link Kind#STARTS} the event time
   * @param received when it was received, milliseconds since the epoch, or {@link Event#NO_ARRIVAL}
   */
  public Record(
      Kind kind, int source, long position, byte[] bytes, int offset, int length, long received) {
    this(kind, source, position, bytes, offset, length, received, null);
  }

  private Record(
      Kind kind,
      int source,
      long position,
      byte[] bytes,
      int offset,
      int length,
      long received,
      String topic) {
    this.kind = kind;
    this.source = source;
    this.position = position;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.received = received;
    this.topic = topic;
  }

  /** A record that stands alone in its array. */
  public static Record of(Kind kind, int source, long position, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Record(kind, source, position, bytes, 0, bytes.length, Event.NO_ARRIVAL);
  }

  /** The source has ended, and no longer holds the others back. */
  public static Record end(int source) {
    return new Record(Kind.END, source, 0, NOTHING, 0, 0, Event.NO_ARRIVAL);
  }

  /** The source's first event will have this time: until it comes it holds back no others. */
  public static Record starts(int source, long time) {
    return new Record(Kind.STARTS, source, time, NOTHING, 0, 0, Event.NO_ARRIVAL);
  }

  /** The same, which came by this topic: one of many of its source. */
  public Record by(String which) {
    return new Record(kind, source, position, bytes, offset, length, received, which);
  }

  public Kind kind() {
    return kind;
  }

  /** The index of its source among those that decode was given. */
  public int source() {
    return source;
  }

  /** The line where it begins, from 1; with {@link Kind#STARTS} the event time. */
  public long position() {
    return position;
  }

  /** The array that holds its bytes. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where its bytes begin. */
  public int offset() {
    return offset;
  }

  /** How many bytes it has. */
  public int length() {
    return length;
  }

  /** When it was received, milliseconds since the epoch, or {@link Event#NO_ARRIVAL}. */
  public long received() {
    return received;
  }

  /** The topic that it came by, where its source has many; null where it has not. */
  public String topic() {
    return topic;
  }

  /** Its first bytes as text; what is no UTF-8 shows as a replacement character. */
  public String text(int atMost) {
    return new String(bytes, offset, Math.min(length, atMost), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return kind + " " + source + ":" + position + " " + text(200);
  }
}
