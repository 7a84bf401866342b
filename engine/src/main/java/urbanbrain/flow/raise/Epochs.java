package urbanbrain.flow.raise;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;

/**
 * The restart epoch in which a start of the job speaks: greater than that of any earlier start
 * whose messages receivers may hold. What a snapshot remembers is not enough for that: between it
 * and a failure other starts may have spoken.
 */
@FunctionalInterface
public interface Epochs extends Serializable {

  /** When clocked epochs begin. In tenths of seconds, sequences stay exact in JSON for 25 years. */
  Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

  /**
   * The epoch of a start.
   *
   * @param attempt how often Flink has started the same task before
   */
  long atStart(int attempt);

  /** Epochs from this one on, for a job that one job manager sees through. */
  static Epochs from(long first) {
    return attempt -> first + attempt;
  }

  /** Epochs by the clock, whatever starts the job. */
  static Epochs by(Clock clock) {
    return attempt -> (clock.millis() - FIRST.toEpochMilli()) / 100;
  }
}
