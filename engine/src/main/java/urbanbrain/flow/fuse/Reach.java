package urbanbrain.flow.fuse;

import com.google.common.math.LongMath;
import urbanbrain.flow.fuse.board.Anchor;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.fuse.board.Ring;
import urbanbrain.flow.fuse.board.Signals;
import urbanbrain.geo.Near;
import urbanbrain.geo.Spot;
import urbanbrain.rule.Form;
import urbanbrain.verdict.Episode;

/**
 * How far a join looks around its anchors, in time and in space.
 *
 * @param before how far before the anchor; -1 where it looks strictly after it
 * @param near null where place does not matter
 */
record Reach(long before, long after, Near near) {

  Reach(Form.All form) {
    this(form.before(), form.after(), form.isSpatial() ? new Near(form.near()) : null);
  }

  Reach(Form.Sequence form) {
    this(-1, form.to(), form.isSpatial() ? new Near(form.near()) : null);
  }

  /** What an episode is to an anchor. */
  enum Fit {
    /** It does not fit, as far as is known. */
    NO,
    /** It fits if it lasts until after the interval begins, and where it stands, not known yet. */
    WAITS,
    /** It is known to fit, whatever comes. */
    YES
  }

  /** How long a piece may be asked for after its time: by the last word of its last anchor. */
  long retention() {
    return Math.max(0, before) + after;
  }

  /** The first moment that an anchor looks at. */
  long from(Piece anchor) {
    return anchor.time() - before;
  }

  /** The last moment that an anchor looks at; when the watermark has it, the anchor is settled. */
  long to(Piece anchor) {
    return anchor.time() + after;
  }

  /** The place in a ring of the first of what an anchor looks at. */
  int first(Ring<Piece> ring, Piece anchor) {
    return ring == null ? 0 : ring.from(from(anchor));
  }

  /** The place in a ring after the last of what an anchor looks at. */
  int end(Ring<Piece> ring, Piece anchor) {
    return ring == null ? 0 : ring.from(to(anchor) + 1);
  }

  /** The place after the last anchor that looks at what ends at a moment, which may be never. */
  int endAnchor(Ring<Anchor> anchors, long end) {
    return anchors.from(LongMath.saturatedAdd(end, before));
  }

  /** The place of the first anchor that looks at a piece. */
  int firstAnchor(Ring<Anchor> anchors, Piece piece) {
    return anchors.from(piece.time() - after);
  }

  /**
   * The place after the last anchor that looks at a piece: of a span, that looks before its end.
   */
  int endAnchor(Ring<Anchor> anchors, Piece piece) {
    long last = piece.last();
    return endAnchor(anchors, last == piece.time() ? last + 1 : last);
  }

  /** Whether a piece that began in time for an anchor has not ended before it looks. */
  boolean isOn(Piece anchor, Piece piece) {
    return piece.last() > from(anchor) || piece.time() == from(anchor);
  }

  /** Whether place does not matter. */
  boolean isAnywhere() {
    return near == null;
  }

  /** Whether a piece is as near to an anchor as is asked; true where place does not matter. */
  boolean isNear(Piece anchor, Piece other) {
    return near == null || near.holds(anchor.point(), other.spot());
  }

  /** Whether an episode meets what an anchor looks at. */
  Fit fit(Piece anchor, Episode episode, long watermark) {
    long from = from(anchor);
    if (episode.start() > to(anchor) || episode.end() <= from || !isNear(anchor, episode)) {
      return Fit.NO;
    }
    boolean isSure = !episode.isOpen() || episode.sure() >= from || watermark >= from;
    return isSure && isPlaceFinal(episode, watermark) ? Fit.YES : Fit.WAITS;
  }

  /** When an episode that may fit is certain to fit, or not to. */
  long certainFrom(Piece anchor, Episode episode) {
    return near != null ? Math.max(from(anchor), episode.start()) : from(anchor);
  }

  /** A late event may move an episode that is told ahead of the watermark. */
  private boolean isPlaceFinal(Episode episode, long watermark) {
    return near == null || watermark >= episode.start();
  }

  /** Whether anything that changed is, or was, near enough to an anchor. */
  boolean isNear(Piece anchor, Signals.Change change) {
    return near == null
        || change.gone().stream().anyMatch(episode -> isNear(anchor, episode))
        || change.now().stream().anyMatch(episode -> isNear(anchor, episode));
  }

  private boolean isNear(Piece anchor, Episode episode) {
    return near == null || near.holds(anchor.point(), Spot.of(episode.site()));
  }
}
