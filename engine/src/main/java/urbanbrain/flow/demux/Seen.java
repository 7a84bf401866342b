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

  /** The log is made larger by at least so many events. */
  private static final int STEP = 4;

  private long[] log;

  /** Whether another reads the log as far as it went when they parted. */
  private boolean isShared;

  /** Where each event stands in the log. */
  private Places events;

  /** Where the first event of each id stands there. */
  private Places ids;

  Seen() {
    allocate(0);
  }

  private Seen(Seen other) {
    super(other);
    log = other.log;
    events = other.events;
    ids = other.ids;
    isShared = true;
    other.events = null;
    other.ids = null;
  }

  /** The same, to go on with; this one stays as it is now, and is only read any more. */
  Seen goOn() {
    return new Seen(this);
  }

  /** Remembers an event; all of time up to the watermark may be forgotten. */
  Verdict add(Event event, long watermark) {
    long id = event.idHash();
    long hash = hash(id, event.time(), event.content());
    int slot = find(hash, id, event.time(), event.content());
    if (!events.isFree(slot)) {
      return Verdict.DUPLICATE;
    }
    events.put(slot, hash, size());
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
      events.clear();
      ids.clear();
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
    events.put(find(hash, id, time, content), hash, size());
    append(id, time, content);
  }

  /** Puts back events that are not there, in a bucket that has room for them. */
  void restore(long[] words) {
    for (int at = 0; at < words.length; at += WORDS) {
      restore(words[at], words[at + 1], words[at + 2]);
    }
  }

  @Override
  void allocateSlots(int count, int expected) {
    events = new Places(count);
    ids = new Places(count);
    log = new long[WORDS * larger(expected)];
    isShared = false;
  }

  /** Room for more than so many events. */
  private static int larger(int size) {
    return size + Math.max(STEP, size / STEP);
  }

  /** Whether the event's id is new. */
  private boolean append(long id, long time, long content) {
    int at = WORDS * size();
    if (at == log.length) {
      log = Arrays.copyOf(log, WORDS * larger(size()));
      isShared = false;
    }
    log[at] = id;
    log[at + 1] = time;
    log[at + 2] = content;
    boolean isNewId = addId(id, size());
    count(time);
    return isNewId;
  }

  private boolean addId(long id, int place) {
    int slot = ids.first(id);
    while (!ids.isFree(slot)) {
      if (ids.isAlike(slot, id) && log[WORDS * ids.place(slot)] == id) {
        return false;
      }
      slot = ids.next(slot);
    }
    ids.put(slot, id, place);
    return true;
  }

  /** The slot of this event, or the free one where it belongs. */
  private int find(long hash, long id, long time, long content) {
    int slot = events.first(hash);
    while (!events.isFree(slot)
        && !(events.isAlike(slot, hash) && is(events.place(slot), id, time, content))) {
      slot = events.next(slot);
    }
    return slot;
  }

  private boolean is(int place, long id, long time, long content) {
    int at = WORDS * place;
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
