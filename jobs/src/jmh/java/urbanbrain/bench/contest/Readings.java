package urbanbrain.bench.contest;

import java.util.Arrays;
import java.util.Random;
import urbanbrain.event.StableHash;

/**
 * Readings of sensors, made once from a seed, in the order in which they arrive: each sensor reads
 * every 10 s, at its own moment. Four of five readings arrive within a second, the others within
 * 20. A sensor reads 40 to 100, or below 30 in one of 100 stretches of 10 minutes.
 */
public final class Readings {

  /** How long there is between two readings of a sensor, in milliseconds. */
  public static final long EVERY = 10_000;

  /** No reading arrives as late as that behind a newer one, in milliseconds. */
  public static final long LATENESS = 30_000;

  private static final long BEGIN = 1_700_000_000_000L;
  private static final long STRETCH = 600_000;
  private static final int INDEX_BITS = 26;

  private final String[] names;
  private final int[] sensors;
  private final long[] times;
  private final int[] values;
  private final int size;

  private Readings(String[] names, int[] sensors, long[] times, int[] values, int size) {
    this.names = names;
    this.sensors = sensors;
    this.times = times;
    this.values = values;
    this.size = size;
  }

  /** So many readings of so many sensors, always the same ones. */
  public static Readings make(int keys, int size) {
    Random random = new Random(keys);
    int[] turns = shuffled(keys, random);
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      long delay = random.nextInt(5) == 0 ? random.nextInt(20_000) : random.nextInt(1_000);
      order[i] = ((time(i, keys) - BEGIN + delay) << INDEX_BITS) | i;
    }
    Arrays.parallelSort(order);
    Readings readings = empty(names(keys), size);
    for (int at = 0; at < size; at++) {
      int i = (int) (order[at] & ((1 << INDEX_BITS) - 1));
      readings.set(at, turns[i % keys], time(i, keys), random);
    }
    return readings;
  }

  private static Readings empty(String[] names, int size) {
    return new Readings(names, new int[size], new long[size], new int[size], size);
  }

  private void set(int at, int sensor, long time, Random random) {
    sensors[at] = sensor;
    times[at] = time;
    boolean isLow = Math.floorMod(StableHash.of(sensor, time / STRETCH), 100) == 0;
    values[at] = isLow ? random.nextInt(30) : 40 + random.nextInt(60);
  }

  private static long time(int index, int keys) {
    return BEGIN + index * EVERY / keys;
  }

  private static int[] shuffled(int keys, Random random) {
    int[] turns = new int[keys];
    for (int i = 0; i < keys; i++) {
      int j = random.nextInt(i + 1);
      turns[i] = turns[j];
      turns[j] = i;
    }
    return turns;
  }

  private static String[] names(int keys) {
    String[] names = new String[keys];
    Arrays.setAll(names, i -> "sensor-" + i);
    return names;
  }

  /** The first so many of these. */
  public Readings first(int most) {
    return new Readings(names, sensors, times, values, Math.min(most, size));
  }

  /** The same in the order of their times. */
  public Readings sorted() {
    long begin = Arrays.stream(times, 0, size).min().orElse(0);
    long[] order = new long[size];
    Arrays.setAll(order, i -> ((times[i] - begin) << INDEX_BITS) | i);
    Arrays.parallelSort(order);
    Readings sorted = empty(names, size);
    for (int at = 0; at < size; at++) {
      int i = (int) (order[at] & ((1 << INDEX_BITS) - 1));
      sorted.sensors[at] = sensors[i];
      sorted.times[at] = times[i];
      sorted.values[at] = values[i];
    }
    return sorted;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** How many sensors there are in all. */
  public int keys() {
    return names.length;
  }

  /** The number of the sensor of a reading. */
  public int sensor(int at) {
    return sensors[at];
  }

  /** The name of the sensor of a reading. */
  public String name(int at) {
    return names[sensors[at]];
  }

  /** The time of a reading, milliseconds since the epoch. */
  public long time(int at) {
    return times[at];
  }

  /** What was read. */
  public int value(int at) {
    return values[at];
  }

  /** The time of the newest reading: nothing after it is judged. */
  public long newest() {
    return Arrays.stream(times, 0, size).max().orElse(Long.MIN_VALUE);
  }
}
