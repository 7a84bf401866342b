package urbanbrain.collect.mqtt;

import java.util.function.Consumer;

/**
 * Reads no further while more messages wait to be acknowledged than there is room for: a broker
 * that was told how many has then sent too many, and one of MQTT 3.1.1 cannot be told.
 */
final class Flow {

  private final int most;
  private final Consumer<Boolean> read;
  private int waiting;
  private boolean isHeld;
  private boolean hasEnded;

  /**
   * A flow that goes on.
   *
   * @param most so many may wait
   * @param read is told to read no further, and to go on
   */
  Flow(int most, Consumer<Boolean> read) {
    this.most = most;
    this.read = read;
  }

  /** A message has come that is to be acknowledged. */
  synchronized void received() {
    waiting++;
    set(waiting > most);
  }

  /** One has been acknowledged. */
  synchronized void acknowledged() {
    waiting--;
    set(waiting > most);
  }

  /** Never holds anything back again: the end of a connection must be read too. */
  synchronized void end() {
    hasEnded = true;
    set(false);
  }

  private void set(boolean wouldHold) {
    boolean holds = wouldHold && !hasEnded;
    if (holds != isHeld) {
      isHeld = holds;
      read.accept(!holds);
    }
  }
}
