package urbanbrain.flow.raise.strain;

import urbanbrain.verdict.Strain;

/**
 * A rule that has reached a bound, and what was told of it.
 *
 * @param first what was dropped first
 * @param clock the clock that tells when it is over
 * @param since event time of the first, after all that was told of the rule before
 * @param last event time of the last that is known of
 * @param sequence that of the last message
 */
public record Strained(Strain first, int clock, long since, long last, long sequence) {

  Strained goesOn(int byClock, long time) {
    return new Strained(first, byClock, since, Math.max(last, time), sequence);
  }

  Strained told(long newSequence) {
    return new Strained(first, clock, since, last, newSequence);
  }
}
