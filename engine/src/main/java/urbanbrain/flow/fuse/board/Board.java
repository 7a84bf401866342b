package urbanbrain.flow.fuse.board;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.verdict.Episode;

/**
 * All that one key holds: the events of each feed, the anchors of each rule, the signals. Rules
 * that ask for the same feed share its ring.
 */
public final class Board {

  /** No timer is pending, nothing is due. */
  public static final long NEVER = Long.MAX_VALUE;

  /** By the code of the feed, the events marked with their identities. */
  final ByCode<Ring<Piece>> events = new ByCode<>();

  /** By the code of the rule. */
  final ByCode<Ring<Anchor>> anchors = new ByCode<>();

  /** By the code of the feed: up to which time something was dropped that might be asked for. */
  final Map<Integer, Long> lost;

  private final Signals signals;

  /** When something must be said next. */
  long due = NEVER;

  /** When to forget next what has passed; not at each moment when something has. */
  long sweep = NEVER;

  /** When the pending timer fires; only if {@link #hasTimer}. */
  long timer = NEVER;

  boolean hasTimer;

  /** Starts of episodes up to here have been heard by rules to which starts matter. */
  long said = Long.MIN_VALUE;

  /** An empty one. */
  public Board() {
    this(new TreeMap<>(), new Signals());
  }

  private Board(Map<Integer, Long> lost, Signals signals) {
    this.lost = lost;
    this.signals = signals;
  }

  /** The events of a feed, marked with their identities; null if there are none. */
  public Ring<Piece> events(int feed) {
    return events.get(feed);
  }

  /** The anchors of a rule, null if there are none. */
  public Ring<Anchor> anchors(int rule) {
    return anchors.get(rule);
  }

  /** The signals. */
  public Signals signals() {
    return signals;
  }

  /**
   * Puts an event into a feed's ring and sees to it that it is forgotten in time.
   *
   * @param most how many the ring holds at most; beyond that the oldest goes
   * @return the one that had to go though it could still be asked for, or null
   */
  public Piece add(int feed, Piece piece, Keeping keeping, int most, long watermark) {
    Ring<Piece> ring = ring(events, feed);
    if (ring.isFull() || ring.size() >= most) {
      keeping.evict(ring, watermark);
    }
    ring.add(piece.time(), piece.identity(), piece, Piece.ORDER);
    sweepBy(keeping.until(piece));
    if (ring.size() <= most) {
      return null;
    }
    Piece oldest = ring.removeFirst();
    lost.merge(feed, oldest.last(), Math::max);
    return oldest;
  }

  private static <T> Ring<T> ring(ByCode<Ring<T>> rings, int code) {
    Ring<T> ring = rings.get(code);
    if (ring == null) {
      ring = new Ring<>();
      rings.put(code, ring);
    }
    return ring;
  }

  /** Takes an event out of a feed's ring, if it stands there. */
  public void remove(int feed, long time, long identity) {
    Ring<Piece> ring = events.get(feed);
    if (ring != null) {
      ring.remove(time, piece -> piece.identity() == identity);
    }
  }

  /**
   * Drops the episode of a signal that ended first.
   *
   * @param feed the code of the signal's feed
   * @return what went
   */
  public Episode dropOldest(String signal, int feed) {
    Episode oldest = signals.removeOldest(signal);
    lost.merge(feed, oldest.end(), Math::max);
    return oldest;
  }

  /** Whether something of this feed, of this time or later, may have been dropped. */
  public boolean hasLost(int feed, long from) {
    Long last = lost.get(feed);
    return last != null && last >= from;
  }

  /** Adds an anchor of a rule that looks so far ahead. */
  public void add(int rule, Anchor anchor, long ahead, long watermark) {
    Ring<Anchor> ring = ring(anchors, rule);
    if (ring.isFull()) {
      ring.evict(ahead, watermark);
    }
    ring.add(anchor.time(), anchor, Anchor.ORDER);
    sweepBy(anchor.time() + ahead);
  }

  /** Something can be forgotten then; it is enough to do so when all that is here now can be. */
  public void sweepBy(long time) {
    if (sweep == NEVER) {
      sweep = time;
    }
  }

  /**
   * Forgets what has passed, and plans when to do so next.
   *
   * @param feeds how long the events of each feed are kept
   * @param rules how far ahead the anchors of each rule look
   * @param episodes how long the episodes of each signal are kept
   */
  public void forget(
      Map<Integer, Keeping> feeds,
      Map<Integer, Long> rules,
      Map<String, Long> episodes,
      long watermark) {
    long last = signals.evict(episodes, watermark);
    Keeping none = new Keeping(0, true);
    for (int i = 0; i < events.size(); i++) {
      Keeping keeping = feeds.getOrDefault(events.code(i), none);
      keeping.evict(events.at(i), watermark);
      if (!events.at(i).isEmpty()) {
        last = Math.max(last, keeping.untilAll(events.at(i)));
      }
    }
    anchors.retain(rules::containsKey);
    for (int i = 0; i < anchors.size(); i++) {
      long ahead = rules.get(anchors.code(i));
      anchors.at(i).evict(ahead, watermark);
      if (!anchors.at(i).isEmpty()) {
        last = Math.max(last, anchors.at(i).newest() + ahead);
      }
    }
    events.removeIf(Ring::isEmpty);
    anchors.removeIf(Ring::isEmpty);
    sweep = last == Long.MIN_VALUE ? NEVER : last;
  }

  /** Something must be said then. */
  public void dueBy(long time) {
    due = Math.min(due, time);
  }

  /** Nothing is due, as far as is known. */
  public void nothingDue() {
    due = NEVER;
  }

  /** When to wake up next. */
  public long next() {
    return Math.min(due, sweep);
  }

  /** An episode that starts then must be heard of then, unless it has been. */
  public void hearBy(long start) {
    if (start > said) {
      dueBy(start);
    }
  }

  /** Starts of episodes up to here have been heard by rules to which starts matter. */
  public long said() {
    return said;
  }

  /** All starts of episodes up to this watermark have been heard. */
  public void haveSaid(long watermark) {
    said = Math.max(said, watermark);
  }

  /** When the pending timer fires, {@link #NEVER} if none does, or only at the end. */
  public long timer() {
    return timer;
  }

  /** Whether a timer is pending. */
  public boolean hasTimer() {
    return hasTimer;
  }

  /** A timer is pending. */
  public void wakesAt(long time) {
    timer = time;
    hasTimer = true;
  }

  /** Whether the pending timer fires only after there is something to do. */
  public boolean wakesTooLate() {
    return next() < timer;
  }

  /** No timer is pending: it has fired, or was taken back. */
  public void isAwake() {
    hasTimer = false;
  }

  /** Whether nothing stands here. */
  public boolean isEmpty() {
    return events.isEmpty() && anchors.isEmpty() && signals.isEmpty();
  }

  /** A copy that shares only what never changes. */
  Board copy() {
    Board copy = new Board(new TreeMap<>(lost), signals.copy());
    for (int i = 0; i < events.size(); i++) {
      copy.events.put(events.code(i), events.at(i).copy(piece -> piece));
    }
    for (int i = 0; i < anchors.size(); i++) {
      copy.anchors.put(anchors.code(i), anchors.at(i).copy(Anchor::copy));
    }
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
    for (int feed = 0; feed < events.size(); feed++) {
      Ring<Piece> ring = events.at(feed);
      for (int i = 0; i < ring.size(); i++) {
        numbers.putIfAbsent(ring.get(i), numbers.size());
      }
    }
    for (int rule = 0; rule < anchors.size(); rule++) {
      Ring<Anchor> ring = anchors.at(rule);
      for (int i = 0; i < ring.size(); i++) {
        numbers.putIfAbsent(ring.get(i).piece(), numbers.size());
      }
    }
    return numbers;
  }
}
