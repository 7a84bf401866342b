package urbanbrain.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;

/** Streams and events for tests, in a line each. */
public final class Events {

  private final StreamType stream;
  private final double[] numbers;
  private final String[] texts;
  private long arrival = Event.NO_ARRIVAL;
  private Place place = Place.NONE;

  private Events(StreamType stream) {
    this.stream = stream;
    this.numbers = new double[stream.numbers()];
    this.texts = new String[stream.texts()];
    Arrays.fill(numbers, Double.NaN);
  }

  /**
   * A stream with these fields: a bare name is a number of any value, {@code name+} one of at least
   * 0, {@code name:text} a text. The first text is the key.
   */
  public static StreamType stream(String name, String... fields) {
    List<Field> declared = new ArrayList<>();
    String key = null;
    int texts = 0;
    for (String field : fields) {
      boolean text = field.endsWith(":text");
      String bare = field.replaceAll("(:text|\\+)$", "");
      FieldType type = text ? FieldType.TEXT : FieldType.NUMBER;
      double min = field.endsWith("+") ? 0 : Double.NEGATIVE_INFINITY;
      int slot = text ? texts++ : declared.size() - texts;
      key = text && key == null ? bare : key;
      declared.add(
          new Field(bare, type, null, min, Double.POSITIVE_INFINITY, false, "a field", slot));
    }
    return new StreamType(name, "a stream", key, declared);
  }

  /**
   * The same stream, revised.
   *
   * @param revision the field that numbers the versions, or null
   * @param cancelled which versions cancel their event, or null
   */
  public static StreamType revised(StreamType stream, String revision, Truth<Event> cancelled) {
    Field number = revision == null ? null : stream.field(revision).orElseThrow();
    return new StreamType(
        stream.name(),
        stream.says(),
        stream.key(),
        StreamType.Kind.REVISED,
        stream.hasSpans(),
        stream.fields(),
        new StreamType.Versions(number, cancelled));
  }

  /** An event of this stream, to be filled; what is not set is absent. */
  public static Events of(StreamType stream) {
    return new Events(stream);
  }

  /** Sets a number. */
  public Events with(String field, double value) {
    numbers[field(field).slot()] = value;
    return this;
  }

  /** Sets a text. */
  public Events with(String field, String value) {
    texts[field(field).slot()] = value;
    return this;
  }

  /** Sets the place, in degrees. */
  public Events in(double lat, double lon) {
    place = new Place(lat, lon);
    return this;
  }

  /** Sets the arrival. */
  public Events arriving(long time) {
    arrival = time;
    return this;
  }

  /** The event of this id at this event time. */
  public Event at(long time, String id) {
    return stream.versioned(
        new Event(
            stream, id, new Event.Clock(time, arrival), place, numbers.clone(), texts.clone()));
  }

  private Field field(String name) {
    return stream
        .field(name)
        .orElseThrow(() -> new IllegalArgumentException(stream.name() + " has no " + name));
  }
}
