package urbanbrain.bench.near;

import java.util.Arrays;

/** Sensors and times, in the order of the times. */
final class Log {

  private int[] sensors = new int[4];
  private long[] times = new long[4];
  private int from;
  private int to;

  void add(int sensor, long time) {
    if (to == times.length) {
      makeRoom();
    }
    sensors[to] = sensor;
    times[to++] = time;
  }

  private void makeRoom() {
    int size = to - from;
    int room = 2 * size > times.length ? 2 * times.length : times.length;
    sensors = Arrays.copyOf(Arrays.copyOfRange(sensors, from, to), room);
    times = Arrays.copyOf(Arrays.copyOfRange(times, from, to), room);
    from = 0;
    to = size;
  }

  /** Forgets all before a time. */
  void forget(long time) {
    while (from < to && times[from] < time) {
      from++;
    }
  }

  /** Whether any is what is looked for, the newest first. */
  boolean any(Look look) {
    for (int at = to - 1; at >= from; at--) {
      if (look.at(sensors[at], times[at])) {
        return true;
      }
    }
    return false;
  }

  /** Takes out each that is taken. */
  void takeOut(Look taken) {
    int left = from;
    for (int at = from; at < to; at++) {
      if (!taken.at(sensors[at], times[at])) {
        sensors[left] = sensors[at];
        times[left++] = times[at];
      }
    }
    to = left;
  }

  /** Looks at one. */
  interface Look {
    boolean at(int sensor, long time);
  }
}
