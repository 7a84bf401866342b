package urbanbrain.mapping;

import java.io.Serializable;
import java.util.List;
import urbanbrain.cel.Truth;
import urbanbrain.event.StreamType;

/**
 * One entry of a source's mapping: which records it takes, and what events each becomes.
 *
 * @param when which records, or null for all
 * @param stream the event's stream, or null where the record is to be ignored
 * @param time when it was said; null in a stream of spans whose records do not say
 * @param where where the event is
 * @param valid for how long it holds, or null in a stream of instants
 * @param each the index of the list of which every element is an event, or {@link #NONE} where the
 *     record is one event
 */
public record Entry(
    Truth<Row> when,
    StreamType stream,
    Id id,
    TimeSpec time,
    Where where,
    Span valid,
    int each,
    List<Take> takes)
    implements Serializable {

  /** The index of a column that is not asked for. */
  public static final int NONE = -1;

  /** One event at an instant for each record. */
  public Entry(
      Truth<Row> when, StreamType stream, Id id, TimeSpec time, PlaceSpec place, List<Take> takes) {
    this(when, stream, id, time, Where.at(place), null, NONE, takes);
  }

  public Entry {
    takes = List.copyOf(takes);
  }

  /**
   * Where a record says that an event is: one of these at most.
   *
   * @param point where it says a point, or null
   * @param asset the index of the column that holds the id of an asset that is there
   * @param geometry the index of the member that is a GeoJSON geometry, or a text that is one
   */
  public record Where(PlaceSpec point, int asset, int geometry) implements Serializable {

    /** The records say a point, or nothing where that is null. */
    public static Where at(PlaceSpec point) {
      return new Where(point, NONE, NONE);
    }
  }

  /** From when until when a record says that an event holds. */
  public record Span(TimeSpec from, TimeSpec until) implements Serializable {}

  /** An entry whose records become no events. */
  public static Entry ignoring(Truth<Row> when) {
    return new Entry(when, null, null, null, null, List.of());
  }
}
