package urbanbrain.verdict;

import java.util.Comparator;
import java.util.Map;
import urbanbrain.event.Place;

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
}
