package urbanbrain.window.pane;

import urbanbrain.rule.Period;

/**
 * The boundaries of a period, remembering the calendar period that was asked for last: time zones
 * are slow to ask. Not to be shared between threads.
 */
public final class Boundaries {

  private final Period period;
  private final boolean isFixed;
  private final long length;

  /** The last moment before the period that was asked for last. */
  private long before = Long.MAX_VALUE;

  /** The first moment after it. */
  private long after = Long.MIN_VALUE;

  /** The boundaries of a period. */
  public Boundaries(Period period) {
    this.period = period;
    this.isFixed = period.isFixed();
    this.length = period.length();
  }

  /** The last boundary at or before a time. */
  public long upTo(long time) {
    if (isFixed) {
      return time - Math.floorMod(time, length);
    }
    look(time);
    return before + 1;
  }

  /** The first boundary after a time. */
  public long after(long time) {
    if (isFixed) {
      return time - Math.floorMod(time, length) + length;
    }
    look(time);
    return after;
  }

  /** The last boundary before a time. */
  public long before(long time) {
    return upTo(time - 1);
  }

  private void look(long time) {
    if (time <= before || time >= after) {
      before = period.upTo(time) - 1;
      after = period.after(time);
    }
  }
}
