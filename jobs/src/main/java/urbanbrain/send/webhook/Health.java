package urbanbrain.send.webhook;

/**
 * How well a receiver is. A failure alone delays its own message only; failures with no success
 * between them stop all, and then one message at a time feels whether the receiver is back.
 */
final class Health {

  /** So many failures in a row, each of a try begun after the last one was known. */
  private static final int DOWN = 2;

  private long tries;
  private long triesAtFailure;
  private int failures;
  private long restUntil = Long.MIN_VALUE;
  private long askedUntil = Long.MIN_VALUE;

  /** A try begins; gives its number. */
  long begin() {
    return ++tries;
  }

  /**
   * A try has failed. Those that were on their way together count as one.
   *
   * @return how many in a row have failed
   */
  int failed(long number) {
    if (number > triesAtFailure) {
      failures++;
      triesAtFailure = tries;
    }
    return failures;
  }

  /** The receiver has answered as one that is well. */
  void well() {
    failures = 0;
    restUntil = Long.MIN_VALUE;
  }

  /** Leaves the receiver alone until then, unless it turns out to be well. */
  void restUntil(long time) {
    restUntil = Math.max(restUntil, time);
  }

  /** Leaves the receiver alone until then, as it asked. */
  void askedUntil(long time) {
    askedUntil = Math.max(askedUntil, time);
  }

  /** When the receiver may be tried again, milliseconds since the epoch. */
  long pausedUntil() {
    return Math.max(restUntil, askedUntil);
  }

  /** Whether nothing is known to arrive. */
  boolean isDown() {
    return failures >= DOWN;
  }
}
