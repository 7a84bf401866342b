package urbanbrain.flow.demux;

import java.util.Arrays;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;

/** The events of append streams that one bucket remembers, by (id hash, time, content). */
final class Seen extends Bucket {

  /** What an event is to the table. */
  enum Verdict {
    /** Not seen, nor its id. */
    NEW,
    /** Seen before. */
    DUPLICATE,
    /** Not seen, but its id was, with other time or content. */
    CONFLICT
  }

  private static final int SLOT = 3;

  /** Three to a slot: id hash, time, content. A free slot has the id hash 0. */
  private long[] entries;

  Seen() {
    allocate(0);
  }

  private Seen(Seen other) {
    super(other);
    entries = other.entries.clone();
  }

  Seen copy() {
    return new Seen(this);
  }

  /** Remembers an event; all of time up to the watermark may be forgotten. */
  Verdict add(Event event, long watermark) {
    long id = nonZero(event.idHash());
    int slot = find(id, event.time(), event.content());
    if (entries[slot] != 0) {
      return Verdict.DUPLICATE;
    }
    boolean isNewId = put(slot, id, event.time(), event.content());
    if (isFull()) {
      sweep(watermark);
    }
    return isNewId ? Verdict.NEW : Verdict.CONFLICT;
  }

  @Override
  void sweep(long watermark) {
    int left = 0;
    for (int at = 0; at < entries.length; at += SLOT) {
      left += entries[at] != 0 && entries[at + 1] > watermark ? 1 : 0;
    }
    if (countsAnew(left)) {
      takeOut(watermark);
      forEach((id, time, content) -> count(id, time));
      return;
    }
    long[] old = entries;
    allocate(left);
    for (int at = 0; at < old.length; at += SLOT) {
      if (old[at] != 0 && old[at + 1] > watermark) {
        restore(old[at], old[at + 1], old[at + 2]);
      }
    }
  }

  /** Takes out what has passed, from behind a free slot on: so no entry moves to where it was. */
  private void takeOut(long watermark) {
    int free = 0;
    while (entries[free] != 0) {
      free += SLOT;
    }
    int at = after(free);
    while (at != free) {
      if (entries[at] != 0 && entries[at + 1] <= watermark) {
        close(at);
      } else {
        at = after(at);
      }
    }
  }

  /** Frees a slot; each entry behind it that is not where it belongs moves up. */
  private void close(int slot) {
    int gap = slot;
    for (int at = after(slot); entries[at] != 0; at = after(at)) {
      int wanted = slot(entries[at], entries[at + 1], entries[at + 2]);
      if (distance(wanted, at) >= distance(gap, at)) {
        System.arraycopy(entries, at, entries, gap, SLOT);
        gap = at;
      }
    }
    Arrays.fill(entries, gap, gap + SLOT, 0);
  }

  private int after(int slot) {
    return slot + SLOT == entries.length ? 0 : slot + SLOT;
  }

  /** How far behind a slot another is, beyond the end from the start on. */
  private int distance(int from, int to) {
    return to >= from ? to - from : to - from + entries.length;
  }

  /** Puts back an entry that is not there. */
  void restore(long id, long time, long content) {
    put(find(id, time, content), id, time, content);
  }

  @Override
  void allocateSlots(int count) {
    entries = new long[SLOT * count];
  }

  private boolean put(int slot, long id, long time, long content) {
    entries[slot] = id;
    entries[slot + 1] = time;
    entries[slot + 2] = content;
    return count(id, time);
  }

  /** The slot of this entry, or the free one where it belongs. */
  private int find(long id, long time, long content) {
    int slot = slot(id, time, content);
    while (entries[slot] != 0
        && (entries[slot] != id || entries[slot + 1] != time || entries[slot + 2] != content)) {
      slot = after(slot);
    }
    return slot;
  }

  /** The slot where this entry is looked for first. */
  private int slot(long id, long time, long content) {
    long hash = StableHash.mix(id + 31 * StableHash.mix(time + 31 * content));
    return SLOT * (int) (hash & (capacity() - 1));
  }

  /** Gives every entry to a reader. */
  <X extends Exception> void forEach(Entry<X> reader) throws X {
    for (int at = 0; at < entries.length; at += SLOT) {
      if (entries[at] != 0) {
        reader.accept(entries[at], entries[at + 1], entries[at + 2]);
      }
    }
  }

  /** Reads one entry. */
  interface Entry<X extends Exception> {
    void accept(long id, long time, long content) throws X;
  }
}
