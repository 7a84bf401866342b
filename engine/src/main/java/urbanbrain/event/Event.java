package urbanbrain.event;

import java.util.Comparator;
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

  /** An event as decode made it: computes the content's hash. */
  public Event(
      StreamType stream, String id, Clock clock, Place place, double[] numbers, String[] texts) {
    this(stream.code(), id, clock, place, numbers, texts, contentOf(place, numbers, texts));
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
    this.stream = stream;
    this.id = id;
    this.time = clock.time();
    this.arrival = clock.arrival();
    this.lat = place.lat();
    this.lon = place.lon();
    this.numbers = numbers;
    this.texts = texts;
    this.content = content;
  }

  /**
   * When an event happened and when its record came in.
   *
   * @param time event time, milliseconds since the epoch
   * @param arrival milliseconds since the epoch, or {@link Event#NO_ARRIVAL}
   */
  public record Clock(long time, long arrival) {}

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
    if (field.isText()) {
      return text(field);
    }
    double value = number(field) + 0.0;
    if (Double.isNaN(value)) {
      return null;
    }
    if (field.type() == FieldType.BOOLEAN) {
      return value == 0 ? "false" : "true";
    }
    return Numbers.write(value);
  }

  /** A stable 64-bit hash of the mapped content: place and fields; neither id nor times. */
  public long content() {
    return content;
  }

  /** A stable 64-bit hash of stream and id. */
  public long idHash() {
    return StableHash.of(StableHash.mix(stream), id);
  }

  /** A stable 64-bit hash of all that makes the event this one. */
  public long identity() {
    return StableHash.of(StableHash.of(idHash(), time), content);
  }

  /** The {@link #content} of an event of this place and these fields. */
  public static long contentOf(Place place, double[] numbers, String[] texts) {
    long h = StableHash.of(StableHash.of(0L, place.lat()), place.lon());
    for (double number : numbers) {
      h = StableHash.of(h, number);
    }
    for (String text : texts) {
      h = StableHash.of(h, text);
    }
    return h;
  }

  @Override
  public String toString() {
    return id + "@" + time;
  }
}
