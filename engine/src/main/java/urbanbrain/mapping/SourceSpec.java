package urbanbrain.mapping;

import java.io.Serializable;
import java.util.List;
import urbanbrain.event.StableHash;

/**
 * What one source gives and how its records become events. A source that is read in several parts
 * (files) has one of these for each: clocks and lateness belong to the part.
 *
 * @param name the source's name
 * @param file where its records stand, as dead letters name it
 * @param columns the names of the columns or members (dotted paths) that the mapping uses: all
 *     other parts refer to them by their index here
 * @param lateness how far behind the source's newest event one may come and still count, ms
 * @param idle how long it may be silent before it no longer holds others back, in milliseconds of
 *     the arrival clock, or {@link #NEVER}
 * @param arrival when a record came in, or null where records do not say
 * @param entries the first whose condition holds takes the record
 */
public record SourceSpec(
    String name,
    String file,
    Format format,
    List<String> columns,
    long lateness,
    long idle,
    TimeSpec arrival,
    List<Entry> entries,
    Guard guard)
    implements Serializable {

  /** Longer than any silence. */
  public static final long NEVER = Long.MAX_VALUE;

  public SourceSpec {
    columns = List.copyOf(columns);
    entries = List.copyOf(entries);
  }

  /** The number by which events name it, whatever other sources there are. */
  public int code() {
    return StableHash.code(name);
  }

  /** The same for another part of the source. */
  public SourceSpec of(String part) {
    return new SourceSpec(name, part, format, columns, lateness, idle, arrival, entries, guard);
  }

  /** The same with another lateness. */
  public SourceSpec late(long other) {
    return new SourceSpec(name, file, format, columns, other, idle, arrival, entries, guard);
  }

  /**
   * What a record cannot know of: the future.
   *
   * @param skew how much later than its arrival an event may be, for clocks that differ, ms
   * @param until no event of a record without arrival is later, milliseconds since the epoch
   */
  public record Guard(long skew, long until) implements Serializable {}
}
