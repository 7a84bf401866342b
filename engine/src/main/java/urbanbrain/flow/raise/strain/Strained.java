package urbanbrain.flow.raise.strain;

import urbanbrain.verdict.Strain;

/**
 * A rule that has reached a bound, or one of whose signals has, and what was told of it.
 *
 * @param rule the rule that may miss something
 * @param first what was dropped first, of this rule or of one of its signals
 * @param clock the name of the clock that tells when it is over
 * @param since event time of the first, after all that was told of the rule before
 * @param last event time of the last that is known of
 * @param hidden the matches that may miss something
 * @param sequence that of the last message
 */
public record Strained(
    String rule, Strain first, String clock, long since, long last, Hidden hidden, long sequence) {

  Strained goesOn(String byClock, long time, Hidden more) {
    return new Strained(
        rule, first, byClock, since, Math.max(last, time), hidden.and(more), sequence);
  }

  Strained by(String otherClock) {
    return new Strained(rule, first, otherClock, since, last, hidden, sequence);
  }

  Strained told(long newSequence) {
    return new Strained(rule, first, clock, since, last, hidden, newSequence);
  }
}
