package urbanbrain.flow.fuse;

import java.util.Comparator;
import urbanbrain.event.Event;

/** What is known of one rule around one anchor event. */
final class Anchor {

  /** The order of their events. */
  static final Comparator<Anchor> ORDER = Comparator.comparing(Anchor::piece, Piece.ORDER);

  private final Piece piece;

  /** How many fit each leg; of events counted only until the leg is filled. */
  final int[] counts;

  /** The legs that are filled, a bit each. */
  long filled;

  /** About how many pieces of evidence there are: exact when told. */
  long total;

  /** How many there were when the match was last told; 0 while it is not told as present. */
  long told;

  /**
   * When the next signal that may fill a leg is certain to, or not to; {@link Board#NEVER} while
   * there is none.
   */
  long waitsUntil = Board.NEVER;

  Anchor(Piece piece, int legs) {
    this(piece, new int[legs]);
  }

  Anchor(Piece piece, int[] counts) {
    this.piece = piece;
    this.counts = counts;
  }

  Piece piece() {
    return piece;
  }

  Event event() {
    return piece.event();
  }

  /** Whether the match has been told as present. */
  boolean isTold() {
    return told > 0;
  }

  /** Whether a signal that may fill a leg is not yet certain to. */
  boolean waits() {
    return waitsUntil != Board.NEVER;
  }

  Anchor copy() {
    Anchor copy = new Anchor(piece, counts.clone());
    copy.filled = filled;
    copy.total = total;
    copy.told = told;
    copy.waitsUntil = waitsUntil;
    return copy;
  }
}
