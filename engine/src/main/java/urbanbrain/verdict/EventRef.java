package urbanbrain.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.text.TextMap;

/**
 * An event, or a signal's episode, as a piece of evidence.
 *
 * @param leg the leg of the rule that it fills
 * @param stream the event's stream; for a signal the rule that gives it
 * @param id the event's id; for a signal its key
 * @param time event time; for a signal its start
 * @param identity a stable 64-bit hash that is the same for the same event
 * @param fields the values of the fields that the rule uses, as text, by field name
 */
public record EventRef(
    String leg,
    String stream,
    String id,
    long time,
    Place place,
    long identity,
    Map<String, String> fields) {

  /** Time, then id, then identity. */
  public static final Comparator<EventRef> ORDER =
      Comparator.comparingLong(EventRef::time)
          .thenComparing(EventRef::id)
          .thenComparingLong(EventRef::identity)
          .thenComparing(EventRef::leg);

  /** An event as a piece of evidence of a leg, with those of these fields that it has. */
  public static EventRef of(String leg, StreamType stream, List<Field> shown, Event event) {
    String[] values = new String[2 * shown.size()];
    int length = 0;
    for (Field field : shown) {
      String value = event.print(field);
      if (value != null) {
        values[length++] = field.name();
        values[length++] = value;
      }
    }
    return new EventRef(
        leg,
        stream.name(),
        event.id(),
        event.time(),
        event.isPlaced() ? new Place(event.lat(), event.lon()) : Place.NONE,
        event.identity(),
        TextMap.of(values, length));
  }
}
