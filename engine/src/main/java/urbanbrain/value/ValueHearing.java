package urbanbrain.value;

import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Evidence;

/** Hears what is known of the episodes of a state rule for a key. The last word wins. */
public interface ValueHearing {

  /**
   * The events that an episode rests on.
   *
   * @param shown the first ones by time and id, as many as {@link Evidence#SHOWN}
   * @param total how many there are in all
   * @param isDegraded whether events were dropped, so that it may be wrong
   */
  record Findings(List<Event> shown, long total, boolean isDegraded) {}

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
}
