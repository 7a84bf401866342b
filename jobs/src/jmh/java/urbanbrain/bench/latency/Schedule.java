package urbanbrain.bench.latency;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * What is read next, the same for all peers. Values lie in the middle; but now and then a sensor
 * reads high, and 5 to 15 s later it reads low: that fall is to be told. It happens to each sensor
 * once. Four of five readings come within a second, the others up to 4 s late.
 */
final class Schedule {

  /** How many sensors there are, and how many falls at most. */
  static final int SENSORS = 60_000;

  /** From here on a value is high. */
  static final int HIGH = 40;

  /** Below this it is low. */
  static final int LOW = 30;

  /** So long after a high value a low one is a fall, in seconds. */
  static final int WITHIN = 25;

  /** How late a reading may come, in milliseconds. */
  static final int LATEST = 4_000;

  private static final int SOON = 1_000;
  private static final long SECOND = 1_000_000_000L;

  private final Random random = new Random(11);
  private final PriorityQueue<Fall> falls =
      new PriorityQueue<>(Comparator.comparingLong(Fall::due).thenComparing(Fall::sensor));
  private int fallen;

  /** A sensor that has read high, and when it will read low, in nanoseconds since the start. */
  private record Fall(long due, int sensor) {}

  /**
   * The next reading.
   *
   * @param now nanoseconds since the start
   * @param share how likely a reading begins a fall
   */
  Reading next(long now, double share) {
    long delay = random.nextInt(5) < 4 ? random.nextInt(SOON) : random.nextInt(LATEST);
    Fall first = falls.peek();
    if (first != null && first.due <= now) {
      falls.remove();
      return new Reading(first.sensor, LOW - 10, delay);
    }
    if (fallen < SENSORS && random.nextDouble() < share) {
      long due = now + 5 * SECOND + (long) (random.nextDouble() * 10 * SECOND);
      falls.add(new Fall(due, fallen));
      return new Reading(fallen++, HIGH + 20, delay);
    }
    int middle = LOW + random.nextInt(HIGH - LOW);
    return new Reading(random.nextInt(SENSORS), middle, delay);
  }
}
