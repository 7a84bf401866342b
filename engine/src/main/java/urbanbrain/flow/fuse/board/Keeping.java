package urbanbrain.flow.fuse.board;

import com.google.common.math.LongMath;

/**
 * How long a board keeps the events of a feed.
 *
 * @param retention how long after it an event may be asked for, in milliseconds
 * @param hasSpans whether its events hold for a while, so that one that began early may be asked
 *     for longer than one that began later
 */
public record Keeping(long retention, boolean hasSpans) {

  /** What does for both. */
  public Keeping or(Keeping other) {
    return new Keeping(Math.max(retention, other.retention), hasSpans || other.hasSpans);
  }

  /** When a piece can be forgotten. */
  long until(Piece piece) {
    return LongMath.saturatedAdd(piece.last(), retention);
  }

  /** Forgets what has passed. */
  void evict(Ring<Piece> ring, long watermark) {
    if (hasSpans) {
      ring.removeIf(0, ring.size(), piece -> until(piece) <= watermark);
    } else {
      ring.evict(retention, watermark);
    }
  }

  /** When all that is in a ring that is not empty can be forgotten. */
  long untilAll(Ring<Piece> ring) {
    if (!hasSpans) {
      return ring.newest() + retention;
    }
    long last = Long.MIN_VALUE;
    for (int i = 0; i < ring.size(); i++) {
      last = Math.max(last, until(ring.get(i)));
    }
    return last;
  }
}
