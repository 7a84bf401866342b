package urbanbrain.flow.raise.notice;

/**
 * How far event time has come for a rule.
 *
 * @param own the watermark of the rule's own clock, by which its alerts go
 * @param truth the watermark up to which also people's words are known: at most {@code own}. What
 *     is final waits for it
 */
public record Times(long own, long truth) {

  /** The watermark at which everything has come. */
  public static final long END = Long.MAX_VALUE;

  /** Of two clocks. */
  public static Times of(long own, long other) {
    return new Times(own, Math.min(own, other));
  }
}
