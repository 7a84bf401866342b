package urbanbrain.event;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import urbanbrain.geo.Shape;
import urbanbrain.text.Numbers;

/**
 * One decoded fact. It is what its stream, id, time and mapped content say: two events that agree
 * in all of these are one. Never changed after decode.
 *
 * <p>An absent number is NaN, an absent text null, an absent place two NaNs.
 */
public final class Event {

  /** The arrival of an event whose source has no arrival clock. */
  public static final long NO_ARRIVAL = Long.MIN_VALUE;

  /** The source of an event that came from none. */
  public static final int NO_SOURCE = -1;

  private static final int BUCKET_BITS = 10;

  /** How many buckets there are. */
  public static final int BUCKETS = 1 << BUCKET_BITS;

  /** Time, then id, then content: a total order of the events of one stream. */
  public static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time)
          .thenComparing(Event::id)
          .thenComparingLong(Event::content);

  private final int stream;
  private final String id;
  private final long time;
  private final long arrival;
  private final double lat;
  private final double lon;
  private final double[] numbers;
  private final String[] texts;
  private final long content;
  private final int source;
  private final Special special;

  /** The hash of stream and id, 0 as long as nobody has asked for it. */
  private long idHash;

  /** An event as decode made it: computes the content's hash. */
  public Event(
      StreamType stream, String id, Clock clock, Place place, double[] numbers, String[] texts) {
    this(
        stream.code(),
        id,
        clock,
        place,
        numbers,
        texts,
        StableHash.ofContent(
            place,
            Arrays.copyOf(numbers, stream.declaredNumbers()),
            Arrays.copyOf(texts, stream.declaredTexts())));
  }

  /** An event as it was written before. */
  public Event(
      int stream,
      String id,
      Clock clock,
      Place place,
      double[] numbers,
      String[] texts,
      long content) {
    this(stream, id, clock, place, numbers, texts, content, NO_SOURCE, null);
  }

  /** An event with all that it has; {@code special} is null for a plain one. */
  public Event(
      int stream,
      String id,
      Clock clock,
      Place place,
      double[] numbers,
      String[] texts,
      long content,
      int source,
      Special special) {
    this.stream = stream;
    this.id = id;
    this.time = clock.time();
    this.arrival = clock.arrival();
    this.lat = place.lat();
    this.lon = place.lon();
    this.numbers = numbers;
    this.texts = texts;
    this.content = content;
    this.source = source;
    this.special = special;
  }

  /** This event as it came from the source of this code. */
  public Event from(int newSource) {
    return with(newSource, special);
  }

  /** This event with what only some events have. */
  public Event with(Special newSpecial) {
    return with(source, newSpecial);
  }

  /** This event as a version of itself. */
  public Event with(Version version) {
    return with(new Special(until(), version, isWithdrawn(), shape()));
  }

  private Event with(int newSource, Special newSpecial) {
    Clock clock = new Clock(time, arrival);
    Place place = new Place(lat, lon);
    return new Event(stream, id, clock, place, numbers, texts, content, newSource, newSpecial);
  }

  /** The word that this event, told before, is not so: a correction or a cancellation came. */
  public Event withdrawal() {
    return with(new Special(until(), version(), true, shape()));
  }

  /**
   * When an event happened and when its record came in.
   *
   * @param time event time, milliseconds since the epoch
   * @param arrival milliseconds since the epoch, or {@link Event#NO_ARRIVAL}
   */
  public record Clock(long time, long arrival) {}

  /**
   * What only some events have. None of it is part of an event's identity.
   *
   * @param until until when it holds, milliseconds since the epoch: {@code [time, until)}; the
   *     event's own time for one that has no span
   * @param version which version of the event it is, in a revised stream; else null
   * @param withdrawn whether it says that this event, told before, is not so
   * @param shape its line or area; null where it is no more than a point
   */
  public record Special(long until, Version version, boolean withdrawn, Shape shape)
      implements Serializable {}

  /**
   * One version of an event of a revised stream. Of the versions that share id and time the highest
   * is the event.
   *
   * @param revision its number, NaN where the stream has no such field
   * @param cancelled whether this version says that there is no such event
   */
  public record Version(double revision, boolean cancelled) implements Serializable {}

  /**
   * The source that it came from, by the {@link StableHash#code} of its name, or {@link
   * #NO_SOURCE}.
   */
  public int source() {
    return source;
  }

  /** Until when it holds; its own {@link #time} if it has no span. */
  public long until() {
    return special == null ? time : special.until();
  }

  /** Whether it holds for a while, and not only at an instant. */
  public boolean hasSpan() {
    return until() > time;
  }

  /** Which version it is, in a revised stream; else null. */
  public Version version() {
    return special == null ? null : special.version();
  }

  /** Whether it says that this event, told before, is not so. */
  public boolean isWithdrawn() {
    return special != null && special.withdrawn();
  }

  /** Its line or area; null where it is no more than a point, or nowhere. */
  public Shape shape() {
    return special == null ? null : special.shape();
  }

  /** What only some events have, null for a plain one. */
  public Special special() {
    return special;
  }

  /** The {@link StreamType#code} of its stream. */
  public int stream() {
    return stream;
  }

  /** Its id within its stream. */
  public String id() {
    return id;
  }

  /** Event time, milliseconds since the epoch. */
  public long time() {
    return time;
  }

  /** When its record came in, milliseconds since the epoch, or {@link #NO_ARRIVAL}. */
  public long arrival() {
    return arrival;
  }

  /** Latitude in WGS-84 degrees, or NaN. */
  public double lat() {
    return lat;
  }

  /** Longitude in WGS-84 degrees, or NaN. */
  public double lon() {
    return lon;
  }

  /** Whether it has a place. */
  public boolean isPlaced() {
    return !Double.isNaN(lat);
  }

  /** Its numbers by {@link Field#slot}; not to be changed. */
  public double[] numbers() {
    return numbers;
  }

  /** Its texts by {@link Field#slot}; not to be changed. */
  public String[] texts() {
    return texts;
  }

  /** The value of a number or boolean field, NaN where absent. */
  public double number(Field field) {
    return numbers[field.slot()];
  }

  /** The value of a text field, null where absent. */
  public String text(Field field) {
    return texts[field.slot()];
  }

  /**
   * A field's value as keys and evidence give it, null where absent: a text as it is, a whole
   * number without a fraction, a boolean as true or false.
   */
  public String print(Field field) {
    return print(field, numbers, texts);
  }

  /** The same of an event that is still to be. */
  public static String print(Field field, double[] numbers, String[] texts) {
    if (field.isText()) {
      return texts[field.slot()];
    }
    double value = numbers[field.slot()] + 0.0;
    if (Double.isNaN(value)) {
      return null;
    }
    if (field.type() == FieldType.BOOLEAN) {
      return value == 0 ? "false" : "true";
    }
    return Numbers.write(value);
  }

  /**
   * A stable 64-bit hash of the mapped content: place, shape and declared fields; neither id nor
   * times, nor what was looked up.
   */
  public long content() {
    return content;
  }

  /** A stable 64-bit hash of stream and id. */
  public long idHash() {
    if (idHash == 0) {
      idHash = StableHash.of(StableHash.mix(stream), id);
    }
    return idHash;
  }

  /** Its own of {@link #BUCKETS}: the first bits of the hash of stream and id. */
  public int bucket() {
    return (int) (idHash() >>> (Long.SIZE - BUCKET_BITS));
  }

  /** A stable 64-bit hash of all that makes the event this one. */
  public long identity() {
    return StableHash.of(StableHash.of(idHash(), time), content);
  }

  @Override
  public String toString() {
    return id + "@" + time;
  }
}
