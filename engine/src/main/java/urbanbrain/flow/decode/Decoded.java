package urbanbrain.flow.decode;

import urbanbrain.event.Event;
import urbanbrain.flow.Pause;
import urbanbrain.rule.edition.EditionText;

/**
 * What decode gives: an event that counts, how far the clocks of all sources are, or when a source
 * was not alive.
 */
public sealed interface Decoded {

  /** An event that counts. It is newer than its source's clock as last told. */
  record Heard(Event event) implements Decoded {}

  /**
   * How far the clocks are.
   *
   * @param passed by part of a source: no event of it comes with this time or an earlier one;
   *     {@code Long.MAX_VALUE} for one that has ended, {@code Long.MIN_VALUE} where nothing is
   *     known yet. Not to be changed
   * @param newest the time of the newest event of all sources that counted, {@code Long.MIN_VALUE}
   *     without one
   * @param arrival the newest arrival of all, {@code Long.MIN_VALUE} without one
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them, and they are many
  record Ticked(long[] passed, long newest, long arrival) implements Decoded {}

  /** An edition of the city's rules: no event told before is of its time. */
  record Edited(EditionText edition) implements Decoded {}

  /**
   * A source was not alive. Told before the clock of the source passes the beginning, or the end.
   */
  record Paused(Pause pause) implements Decoded {}
}
