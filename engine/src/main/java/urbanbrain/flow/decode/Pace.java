package urbanbrain.flow.decode;

import java.util.function.LongSupplier;

/**
 * How often the clocks are told: after some records, for what they make certain not to wait, but
 * not twice in a millisecond. Each word goes through every task behind decode, and they would hear
 * of it no sooner, as it waits there for a buffer to be sent.
 */
public final class Pace {

  private static final int RECORDS = 32;

  private final LongSupplier processingTime;
  private int records;
  private long told = Long.MIN_VALUE;

  /**
   * Nothing has been told yet.
   *
   * @param processingTime gives the processing time, in milliseconds
   */
  public Pace(LongSupplier processingTime) {
    this.processingTime = processingTime;
  }

  /** One more record has come; whether the clocks are to be told behind it. */
  public boolean isDue() {
    if (++records < RECORDS) {
      return false;
    }
    records = 0;
    long now = processingTime.getAsLong();
    boolean isDue = now != told;
    told = now;
    return isDue;
  }

  /** The clocks are told for another reason: it begins anew. */
  void restart() {
    records = 0;
  }
}
