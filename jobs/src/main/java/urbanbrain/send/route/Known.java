package urbanbrain.send.route;

import urbanbrain.verdict.Alert;

/**
 * What a channel knows of an incident that goes on. Times are in milliseconds since the epoch.
 *
 * @param last the last message that it was told; null where all was left out
 * @param held a newer one that is told later, or null
 * @param since event time of the first that it was told
 * @param sinceClock when that was
 * @param toldClock when it was told the last one
 * @param isAcked whether somebody has taken it in hand
 * @param isEscalated whether it is told to another channel too
 */
record Known(
    Alert last,
    Alert held,
    long since,
    long sinceClock,
    long toldClock,
    boolean isAcked,
    boolean isEscalated) {

  /** An incident of which the channel knows nothing, as it seemed too uncertain. */
  static final Known NOTHING = new Known(null, null, 0, 0, 0, false, false);

  boolean isTold() {
    return last != null;
  }

  /** After this message was told. */
  Known told(Alert alert, long clock) {
    boolean acked = isAcked || alert.ackedBy() != null;
    return isTold()
        ? new Known(alert, null, since, sinceClock, clock, acked, isEscalated)
        : new Known(alert, null, alert.time(), clock, clock, acked, false);
  }

  /** With a message to be told later. */
  Known holding(Alert alert) {
    return new Known(last, alert, since, sinceClock, toldClock, isAcked, isEscalated);
  }

  /** After it was told to another channel. */
  Known escalated() {
    return new Known(last, held, since, sinceClock, toldClock, isAcked, true);
  }

  /** Whether a message says no more than that there is more of the same. */
  boolean isMereUpdate(Alert alert) {
    return isTold()
        && alert.state() == last.state()
        && alert.type() == Alert.Type.UPDATE
        && alert.facts().severity() == last.facts().severity()
        && alert.epoch() == last.epoch()
        && alert.absorbs().equals(last.absorbs())
        && alert.absorbedBy() == null
        && alert.ackedBy() == null;
  }
}
