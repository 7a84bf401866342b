package urbanbrain.mapping;

import java.io.Serializable;
import java.util.List;
import urbanbrain.cel.Truth;
import urbanbrain.event.StreamType;

/**
 * One entry of a source's mapping: which records it takes, and what event each becomes.
 *
 * @param when which records, or null for all
 * @param stream the event's stream, or null where the record is to be ignored
 * @param place where the event is, or null where records do not say
 */
public record Entry(
    Truth<Row> when, StreamType stream, Id id, TimeSpec time, PlaceSpec place, List<Take> takes)
    implements Serializable {

  public Entry {
    takes = List.copyOf(takes);
  }

  /** An entry whose records become no events. */
  public static Entry ignoring(Truth<Row> when) {
    return new Entry(when, null, null, null, null, List.of());
  }
}
