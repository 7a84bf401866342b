package urbanbrain.flow.fuse.board;

import java.util.Comparator;

/** What is known of one rule around one anchor. */
public final class Anchor {

  /** The order of their pieces. */
  public static final Comparator<Anchor> ORDER = Comparator.comparing(Anchor::piece, Piece.ORDER);

  /** The place in a chain that nothing can take yet. */
  public static final long NONE = Long.MAX_VALUE;

  /** Of what is no sequence. */
  public static final long[] NO_CHAIN = {};

  private final Piece piece;

  /** How many fit each leg; where nothing is ever taken back, only until the leg is filled. */
  public final int[] counts;

  /** In a sequence, the earliest time at which each step can be done; else empty. */
  public final long[] chain;

  /** The legs that are filled, a bit each. */
  public long filled;

  /** About how many pieces of evidence there are. */
  public long total;

  /** How many there were when the match was last told; 0 while it is not told as present. */
  public long told;

  /**
   * When the next signal that may fill a leg is certain to, or not to; {@link Board#NEVER} while
   * there is none.
   */
  public long waitsUntil = Board.NEVER;

  /** An anchor with as many legs as counts and as many steps as the chain has. */
  public Anchor(Piece piece, int[] counts, long[] chain) {
    this.piece = piece;
    this.counts = counts;
    this.chain = chain;
  }

  /** The event, or the episode, that it is. */
  public Piece piece() {
    return piece;
  }

  /** Its time. */
  public long time() {
    return piece.time();
  }

  /** Whether the match has been told as present. */
  public boolean isTold() {
    return told > 0;
  }

  /** Whether a signal that may fill a leg is not yet certain to. */
  public boolean waits() {
    return waitsUntil != Board.NEVER;
  }

  Anchor copy() {
    Anchor copy = new Anchor(piece, counts.clone(), chain.length == 0 ? NO_CHAIN : chain.clone());
    copy.filled = filled;
    copy.total = total;
    copy.told = told;
    copy.waitsUntil = waitsUntil;
    return copy;
  }
}
