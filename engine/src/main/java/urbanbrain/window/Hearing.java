package urbanbrain.window;

import java.util.function.Supplier;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;

/** Hears what is known of the episodes of a rule for a key. The last word wins. */
public interface Hearing extends Telling {

  /** The end of everything has come: this is the last word of an episode that is still open. */
  void last(WindowRule rule, Episode open, Supplier<Findings> findings);

  /**
   * What an episode of a provisional rule now seems to be. It is final only once {@link #told} says
   * that it has closed.
   *
   * @param isCertain whether it is certain that it opens
   */
  void seems(WindowRule rule, Episode now, boolean isCertain, Supplier<Findings> findings);

  /** An episode that {@link #seems} spoke of is not there. */
  void gone(WindowRule rule, Episode before);

  /**
   * A bound was hit: not all that is known may have counted.
   *
   * @param time that of what does not count
   */
  void degraded(WindowRule rule, Bound bound, long time);
}
