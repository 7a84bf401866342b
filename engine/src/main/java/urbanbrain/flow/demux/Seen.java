package urbanbrain.flow.demux;

import urbanbrain.event.Event;
import urbanbrain.event.StableHash;

/**
 * The events that one bucket remembers: an open-addressing table of (id hash, time, content), and a
 * set of the id hashes in it. Swept of what has passed when it fills, so that each entry costs
 * amortised constant time.
 */
final class Seen {

  /** What an event is to the table. */
  enum Verdict {
    /** Not seen, nor its id. */
    NEW,
    /** Seen before. */
    DUPLICATE,
    /** Not seen, but its id was, with other time or content. */
    CONFLICT
  }

  /** No timer is pending. */
  static final long NO_TIMER = Long.MIN_VALUE;

  private static final int SMALLEST = 8;

  private int size;
  private int capacity;

  /** Three to a slot: id hash, time, content. A free slot has the id hash 0. */
  private long[] entries;

  /** The id hashes of the entries. */
  private LongTable ids;

  private long newest = Long.MIN_VALUE;
  private long timer = NO_TIMER;

  Seen() {
    allocate(SMALLEST);
  }

  private Seen(Seen other) {
    size = other.size;
    capacity = other.capacity;
    entries = other.entries.clone();
    ids = other.ids.copy();
    newest = other.newest;
    timer = other.timer;
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
    boolean isNewId = ids.add(id);
    put(slot, id, event.time(), event.content());
    if (4 * size > 3 * capacity) {
      sweep(watermark);
    }
    return isNewId ? Verdict.NEW : Verdict.CONFLICT;
  }

  /** Forgets all of time up to the watermark, and takes the size that fits what is left. */
  void sweep(long watermark) {
    long[] old = entries;
    int left = 0;
    for (int at = 0; at < old.length; at += 3) {
      left += old[at] != 0 && old[at + 1] > watermark ? 1 : 0;
    }
    allocate(left);
    for (int at = 0; at < old.length; at += 3) {
      if (old[at] != 0 && old[at + 1] > watermark) {
        restore(old[at], old[at + 1], old[at + 2]);
      }
    }
  }

  /** Puts back an entry that is not there. */
  void restore(long id, long time, long content) {
    ids.add(id);
    put(find(id, time, content), id, time, content);
  }

  /** Empties the table and makes room for this many and as many again. */
  void allocate(int expected) {
    capacity = SMALLEST;
    while (capacity < 2 * expected) {
      capacity *= 2;
    }
    entries = new long[3 * capacity];
    ids = new LongTable(capacity);
    size = 0;
    newest = Long.MIN_VALUE;
  }

  private void put(int slot, long id, long time, long content) {
    entries[slot] = id;
    entries[slot + 1] = time;
    entries[slot + 2] = content;
    size++;
    newest = Math.max(newest, time);
  }

  /** The slot of this entry, or the free one where it belongs. */
  private int find(long id, long time, long content) {
    long hash = StableHash.mix(id + 31 * StableHash.mix(time + 31 * content));
    int slot = 3 * (int) (hash & (capacity - 1));
    while (entries[slot] != 0
        && (entries[slot] != id || entries[slot + 1] != time || entries[slot + 2] != content)) {
      slot += 3;
      if (slot == entries.length) {
        slot = 0;
      }
    }
    return slot;
  }

  private static long nonZero(long idHash) {
    return idHash == 0 ? 1 : idHash;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The time of the newest entry. */
  long newest() {
    return newest;
  }

  /** When the pending timer fires, or {@link #NO_TIMER}. */
  long timer() {
    return timer;
  }

  void setTimer(long timer) {
    this.timer = timer;
  }

  /** Gives every entry to a reader. */
  <X extends Exception> void forEach(Entry<X> reader) throws X {
    for (int at = 0; at < entries.length; at += 3) {
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
