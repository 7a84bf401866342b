package urbanbrain.window;

import java.util.List;
import java.util.function.Supplier;
import urbanbrain.event.Event;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Evidence;

/** Hears what is known of the episodes of a rule for a key. The last word wins. */
public interface Hearing {

  /**
   * The events that an episode rests on.
   *
   * @param shown the first ones by time, id and identity, as many as {@link Evidence#SHOWN}
   * @param total how many there are in all
   */
  record Findings(List<Event> shown, long total) {}

  /**
   * An episode has begun, or what was said of it has changed.
   *
   * @param before what was said of it before, null if nothing
   * @param now what holds now; it starts earlier than before only while its start is not final
   * @param findings what it rests on, as now known
   */
  void told(WindowRule rule, Episode before, Episode now, Supplier<Findings> findings);

  /** The end of everything has come: this is the last word of an episode that is still open. */
  void last(WindowRule rule, Episode open, Supplier<Findings> findings);
}
