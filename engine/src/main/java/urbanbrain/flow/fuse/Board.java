package urbanbrain.flow.fuse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that one key holds: the events of each feed, the anchors of each rule, the signals. Rules
 * that ask for the same feed share its ring.
 */
final class Board {

  /** No timer is pending, nothing is due. */
  static final long NEVER = Long.MAX_VALUE;

  /** By the code of the feed. */
  final Map<Integer, Ring<Piece>> events;

  /** By the code of the rule. */
  final Map<Integer, Ring<Anchor>> anchors;

  final Signals signals;

  /** When something must be said next. */
  long due = NEVER;

  /** When to forget next what has passed; not at each moment when something has. */
  long sweep = NEVER;

  /** When the pending timer fires; only if {@link #hasTimer}. */
  long timer = NEVER;

  boolean hasTimer;

  /** Starts of episodes up to here have been told as settled by rules that anchor on signals. */
  long said = Long.MIN_VALUE;

  Board() {
    this(new TreeMap<>(), new TreeMap<>(), new Signals());
  }

  private Board(
      Map<Integer, Ring<Piece>> events, Map<Integer, Ring<Anchor>> anchors, Signals signals) {
    this.events = events;
    this.anchors = anchors;
    this.signals = signals;
  }

  /** Puts an event into a feed's ring and sees to it that it is forgotten in time. */
  void add(int feed, Piece piece, long retention, long watermark) {
    Ring<Piece> ring = events.computeIfAbsent(feed, f -> new Ring<>());
    if (ring.isFull()) {
      ring.evict(retention, watermark);
    }
    long time = piece.event().time();
    ring.add(time, piece, Piece.ORDER);
    sweepBy(time + retention);
  }

  /** Something can be forgotten then; it is enough to do so when all that is here now can be. */
  void sweepBy(long time) {
    if (sweep == NEVER) {
      sweep = time;
    }
  }

  /** Forgets what has passed; when to do so next. */
  void forget(Map<Integer, Long> feeds, Map<String, Long> signals, long watermark) {
    long last = this.signals.evict(signals, watermark);
    for (var feed : events.entrySet()) {
      long retention = feeds.getOrDefault(feed.getKey(), 0L);
      feed.getValue().evict(retention, watermark);
      if (!feed.getValue().isEmpty()) {
        last = Math.max(last, feed.getValue().newest() + retention);
      }
    }
    events.values().removeIf(Ring::isEmpty);
    anchors.values().removeIf(Ring::isEmpty);
    sweep = last == Long.MIN_VALUE ? NEVER : last;
  }

  /** Something must be said then. */
  void dueBy(long time) {
    due = Math.min(due, time);
  }

  /** When to wake up next. */
  long next() {
    return Math.min(due, sweep);
  }

  boolean isEmpty() {
    return events.isEmpty() && anchors.isEmpty() && signals.isEmpty();
  }

  /** A copy that shares only what never changes. */
  Board copy() {
    Board copy = new Board(new TreeMap<>(), new TreeMap<>(), signals.copy());
    events.forEach((feed, ring) -> copy.events.put(feed, ring.copy(piece -> piece)));
    anchors.forEach((rule, ring) -> copy.anchors.put(rule, ring.copy(Anchor::copy)));
    copy.due = due;
    copy.sweep = sweep;
    copy.timer = timer;
    copy.hasTimer = hasTimer;
    copy.said = said;
    return copy;
  }

  /** Every piece that stands here, once, with a number. */
  Map<Piece, Integer> pieces() {
    Map<Piece, Integer> numbers = new LinkedHashMap<>();
    for (Ring<Piece> ring : events.values()) {
      for (int i = 0; i < ring.size(); i++) {
        numbers.putIfAbsent(ring.get(i), numbers.size());
      }
    }
    for (Ring<Anchor> ring : anchors.values()) {
      for (int i = 0; i < ring.size(); i++) {
        numbers.putIfAbsent(ring.get(i).piece(), numbers.size());
      }
    }
    return numbers;
  }
}
