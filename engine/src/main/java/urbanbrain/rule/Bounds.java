package urbanbrain.rule;

/**
 * How much the engine holds of one key at most. Where a bound is hit, the oldest goes first, the
 * metric {@code bound_hit} counts it, and what it belonged to is marked as degraded.
 */
public final class Bounds {

  /** How many events of one feed a key holds for joins. */
  public static final int EVENTS_PER_FEED = 100_000;

  /** How many anchors of one rule a key holds for joins. */
  public static final int ANCHORS_PER_RULE = 100_000;

  private Bounds() {}
}
