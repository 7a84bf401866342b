package urbanbrain.value;

import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;

/** Hears what is known of the episodes of a state rule for a key. The last word wins. */
public interface ValueHearing {

  /** How much of an episode is beyond doubt. */
  enum Standing {
    /** Nothing: it is as things now seem. */
    SEEMS,
    /** That there is one with this opening. */
    OPENED,
    /** All. */
    SETTLED
  }

  /**
   * An episode has begun, or what was said of it has changed.
   *
   * @param before how much of it was beyond doubt when it was last told, null if it never was
   */
  void told(ValueRule rule, Episode now, Standing standing, Standing before, Findings findings);

  /** What seemed to be an episode is none. */
  void takenBack(ValueRule rule, Episode episode);

  /** The end of everything has come: this is the last word of an episode that is still open. */
  void last(ValueRule rule, Episode open, Findings findings);

  /**
   * A bound was hit: not all that is known may have counted.
   *
   * @param time that of what does not count
   */
  void degraded(ValueRule rule, Bound bound, long time);
}
