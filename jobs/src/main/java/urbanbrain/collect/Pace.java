package urbanbrain.collect;

import java.time.Clock;

/** When each record of a recording is due, if it is played some times as fast as it came in. */
final class Pace {

  private final double times;
  private final Clock clock;
  private boolean hasBegun;
  private long firstArrival;
  private long firstMillis;

  Pace(Recording.Speed speed) {
    this.times = speed.times();
    this.clock = speed.clock();
  }

  /** Whether there is anything to wait for at all. */
  boolean isSet() {
    return Double.isFinite(times);
  }

  /** How many milliseconds to wait before a record that came in at this time; 0 if it is due. */
  long untilDue(long arrival) {
    if (!isSet() || arrival == Long.MIN_VALUE) {
      return 0;
    }
    if (!hasBegun) {
      hasBegun = true;
      firstArrival = arrival;
      firstMillis = clock.millis();
    }
    double due = firstMillis + (arrival - firstArrival) / times;
    return (long) Math.ceil(Math.max(0, due - clock.millis()));
  }
}
