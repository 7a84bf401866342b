package urbanbrain.send.webhook;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;

/**
 * What a channel counts.
 *
 * @param delivered messages, heartbeats too
 * @param retries tries that will be repeated
 * @param lost messages that were set aside
 * @param beats heartbeats that were delivered
 */
record Counts(Counter delivered, Counter retries, Counter lost, Beats beats) {

  /** Without heartbeats. */
  Counts(Counter delivered, Counter retries, Counter lost) {
    this(delivered, retries, lost, new Beats(0));
  }

  /** Counts for nobody to see. */
  Counts() {
    this(new SimpleCounter(), new SimpleCounter(), new SimpleCounter());
  }

  /** A message is delivered, at a time in milliseconds since the epoch. */
  void delivered(Message message, long now) {
    delivered.inc();
    if (Beat.is(message)) {
      beats.delivered(now);
    }
  }

  /** When heartbeats were delivered. */
  static final class Beats {

    private volatile long last;

    /**
     * None was yet.
     *
     * @param begun when that began, milliseconds since the epoch
     */
    Beats(long begun) {
      last = begun;
    }

    private void delivered(long now) {
      last = now;
    }

    /** How long ago the last one was, or how long none was, in milliseconds. */
    long age(long now) {
      return Math.max(0, now - last);
    }
  }
}
