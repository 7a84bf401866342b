package urbanbrain.flow.demux;

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
    put(find(id, time, content), id, time, content);
  }

  @Override
  void allocateSlots(int count) {
    entries = new long[3 * count];
  }

  private boolean put(int slot, long id, long time, long content) {
    entries[slot] = id;
    entries[slot + 1] = time;
    entries[slot + 2] = content;
    return count(id, time);
  }

  /** The slot of this entry, or the free one where it belongs. */
  private int find(long id, long time, long content) {
    long hash = StableHash.mix(id + 31 * StableHash.mix(time + 31 * content));
    int slot = 3 * (int) (hash & (capacity() - 1));
    while (entries[slot] != 0
        && (entries[slot] != id || entries[slot + 1] != time || entries[slot + 2] != content)) {
      slot += 3;
      if (slot == entries.length) {
        slot = 0;
      }
    }
    return slot;
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
