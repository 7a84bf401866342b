package urbanbrain.rule;

/**
 * How much the engine holds of one key at most. Where a bound is hit, the oldest goes first, the
 * metric {@code hits_total} of the rule and the bound counts it, and what it belonged to is marked
 * as degraded.
 */
public final class Bounds {

  /** How many events of one feed a key holds for joins. */
  public static final int EVENTS_PER_FEED = 100_000;

  /** How many anchors of one rule a key holds for joins. */
  public static final int ANCHORS_PER_RULE = 100_000;

  /** How many episodes of one signal a key holds for joins. */
  public static final int EPISODES_PER_SIGNAL = 100_000;

  /** How many boundaries of a window rule {@code of_last} may look at. */
  public static final int OF_LAST = 64;

  /**
   * How many panes with events a key of a window rule holds beyond the watermark; with those that
   * its windows look back at, see {@link #panes}.
   */
  public static final int PANES_AHEAD = 32_768;

  /** How many different values of a pane {@code distinct} tells apart; more count as that many. */
  public static final int DIFFERENT = 65_536;

  /** How many buckets {@code percentile} keeps a pane's values in: 2 % apart, 10^-6 to 10^24. */
  public static final int BUCKETS = 7_201;

  /**
   * How many events of a pane of a revised stream can still be taken out, until the pane is
   * settled. Of a pane with more of them none can be.
   */
  public static final int RETRACTABLE = 4_096;

  /**
   * How many provisional episodes of a window rule a key has at a time; later ones are told when
   * they are final.
   */
  public static final int PROVISIONAL = 64;

  /**
   * How many events of one feed a key of a state rule holds beyond the watermark; the one before
   * and the first of the evidence stand beside them.
   */
  public static final int VALUES_AHEAD = 50_000;

  /**
   * How many events of a key a silent rule holds beyond the last one that is certain to have come.
   * Of an append stream it needs at most two in each {@code for}.
   */
  public static final int SILENT_AHEAD = 4_096;

  /**
   * How many matches of a rule raise holds that may still change, or be linked to new ones. Beyond
   * that a match that belongs to no incident yet is not taken in until there is room.
   */
  public static final int MATCHES_PER_RULE = 50_000;

  /**
   * For how long, in milliseconds of event time, a rule must hit no bound until it is said that it
   * is within its bounds again: one hour.
   */
  public static final long CALM = 3_600_000;

  /** The accumulator that counts how often bounds were hit. */
  public static final String HIT = "bound_hit";

  private Bounds() {}

  /**
   * The most panes of a key that a window rule looks back at: an episode can rest on the windows of
   * {@code hold} and {@code of_last} before its opening. {@link #PANES_AHEAD} more may stand beyond
   * the watermark.
   *
   * @param pane the length of a pane, in milliseconds
   */
  public static long panes(Form.Window window, long pane) {
    long before = window.hold() + (window.ofLast().boundaries() - 1L) * window.every();
    return (before + window.over() + window.every()) / pane + 2;
  }
}
