package urbanbrain.flow.raise.notice;

/**
 * How far event time has come for a rule.
 *
 * @param own the watermark of the rule's own clock, by which its alerts go
 * @param truth the watermark up to which also people's words are known: at most {@code own}. What
 *     is final waits for it
 * @param now the event time that the rule's own clock has reached, also once everything has come
 */
public record Times(long own, long truth, long now) {

  /** The watermark at which everything has come. */
  public static final long END = Long.MAX_VALUE;
}
