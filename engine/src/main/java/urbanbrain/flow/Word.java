package urbanbrain.flow;

import urbanbrain.event.Event;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;
import urbanbrain.verdict.Strain;

/**
 * What raise is told. Rules of different sources are judged by clocks of their own, so each word
 * says by which one; the clocks' progress comes in-band, between the words that it is about.
 *
 * <p>A clock is known by its place in {@link urbanbrain.rule.clock.RuleClocks#clocks}.
 */
public sealed interface Word {

  /** The clock by which it is said. */
  int clock();

  /** The truth, as now known, of one match of a rule judged by this clock. */
  record Told(int clock, MatchUpdate update) implements Word {}

  /**
   * All that this clock's operators have to say before they are told of more: every word that the
   * events up to {@code watermark} give has come.
   *
   * @param watermark no event of this clock's sources comes with this time or an earlier one;
   *     {@code Long.MAX_VALUE} at the end of everything
   */
  record Passed(int clock, long watermark) implements Word {}

  /**
   * An event that raise itself needs: of a stream of operations, or of a leg beside {@code when}.
   */
  record Said(int clock, Event event) implements Word {}

  /** A change of a signal that a leg beside {@code when} names. */
  record Changed(int clock, Patch patch) implements Word {}

  /** An edition of the city's rules: what follows it by this clock may be of it. */
  record Edited(int clock, EditionText edition) implements Word {}

  /** Something for the record that is said elsewhere. */
  record Noted(int clock, AuditLine line) implements Word {}

  /**
   * When what moves this clock came in; comes before the clock is said to have passed. For those
   * who measure: nothing is judged by it.
   *
   * @param watermark how far the clock was then
   * @param arrival the newest arrival of all, milliseconds since the epoch
   */
  record Arrived(int clock, long watermark, long arrival) implements Word {}

  /** A rule that this clock judges, if only for its signal, has reached a bound. */
  record Strained(int clock, Strain strain) implements Word {}
}
