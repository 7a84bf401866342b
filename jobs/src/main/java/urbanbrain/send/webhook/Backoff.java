package urbanbrain.send.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before trying again: twice as long each time, and by chance up to half less. */
final class Backoff {

  private final long first;
  private final long most;
  private final RandomGenerator random;

  Backoff(Duration first, Duration most, RandomGenerator random) {
    this.first = first.toMillis();
    this.most = most.toMillis();
    this.random = random;
  }

  /**
   * The wait in milliseconds after so many failures in a row, at least 1.
   *
   * @param asked what the receiver asked for: never less than that
   */
  long millis(int failures, Duration asked) {
    int doublings = Math.min(failures - 1, 20);
    long full = Math.min(most, Math.max(1, first) << doublings);
    long wait = full - random.nextLong(full / 2 + 1);
    return Math.max(wait, asked.toMillis());
  }
}
