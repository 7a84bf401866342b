package urbanbrain.flow.demux;

import java.util.Arrays;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;

/**
 * The events of append streams that one bucket remembers, by (id hash, time, content).
 *
 * <p>They stand in a log in the order in which they came, and a table finds them there. A copy
 * shares the log up to where it is: what comes later is written behind that. So a checkpoint, whose
 * value Flink's heap copies before the first change after it, costs no more the more is remembered.
 */
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

  /** How many words of the log an event takes: id hash, time, content. */
  static final int WORDS = 3;

  private static final long UPPER = 0xffffffff00000000L;

  private long[] log;

  /** Whether another reads the log as far as it went when they parted. */
  private boolean isShared;

  /** Where an event stands in the log, plus one, under the upper half of its hash; or 0. */
  private long[] table;

  Seen() {
    allocate(0);
  }

  private Seen(Seen other) {
    super(other);
    log = other.log;
    table = other.table;
    isShared = true;
    other.table = null;
  }

  /** The same, to go on with; this one stays as it is now, and is only read any more. */
  Seen goOn() {
    return new Seen(this);
  }

  /** Remembers an event; all of time up to the watermark may be forgotten. */
  Verdict add(Event event, long watermark) {
    long id = nonZero(event.idHash());
    long hash = hash(id, event.time(), event.content());
    int slot = find(hash, id, event.time(), event.content());
    if (table[slot] != 0) {
      return Verdict.DUPLICATE;
    }
    table[slot] = entry(hash);
    boolean isNewId = append(id, event.time(), event.content());
    if (isFull()) {
      sweep(watermark);
    }
    return isNewId ? Verdict.NEW : Verdict.CONFLICT;
  }

  @Override
  void sweep(long watermark) {
    long[] old = log;
    int end = WORDS * size();
    int left = 0;
    for (int at = 0; at < end; at += WORDS) {
      left += old[at + 1] > watermark ? 1 : 0;
    }
    if (countsAnew(left)) {
      Arrays.fill(table, 0);
      log = isShared ? new long[old.length] : old;
      isShared = false;
    } else {
      allocate(left);
    }
    for (int at = 0; at < end; at += WORDS) {
      if (old[at + 1] > watermark) {
        restore(old[at], old[at + 1], old[at + 2]);
      }
    }
  }

  /** Puts back an event that is not there. */
  private void restore(long id, long time, long content) {
    long hash = hash(id, time, content);
    table[find(hash, id, time, content)] = entry(hash);
    append(id, time, content);
  }

  /** Puts back events that are not there, in a bucket that has room for them. */
  void restore(long[] words) {
    for (int at = 0; at < words.length; at += WORDS) {
      restore(words[at], words[at + 1], words[at + 2]);
    }
  }

  @Override
  void allocateSlots(int count) {
    table = new long[count];
    log = new long[WORDS * (1 + most(count))];
    isShared = false;
  }

  private boolean append(long id, long time, long content) {
    int at = WORDS * size();
    log[at] = id;
    log[at + 1] = time;
    log[at + 2] = content;
    return count(id, time);
  }

  /** What the table is to hold of an event that is appended next. */
  private long entry(long hash) {
    return (hash & UPPER) | (size() + 1);
  }

  /** The slot of this event, or the free one where it belongs. */
  private int find(long hash, long id, long time, long content) {
    int mask = capacity() - 1;
    int slot = (int) hash & mask;
    while (table[slot] != 0 && !(isAlike(table[slot], hash) && is(slot, id, time, content))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean isAlike(long entry, long hash) {
    return ((entry ^ hash) & UPPER) == 0;
  }

  private boolean is(int slot, long id, long time, long content) {
    int at = WORDS * ((int) table[slot] - 1);
    return log[at] == id && log[at + 1] == time && log[at + 2] == content;
  }

  private static long hash(long id, long time, long content) {
    return StableHash.mix(id + 31 * StableHash.mix(time + 31 * content));
  }

  /** The log: {@link #WORDS} words of each event, and some that mean nothing behind them. */
  long[] log() {
    return log;
  }
}
