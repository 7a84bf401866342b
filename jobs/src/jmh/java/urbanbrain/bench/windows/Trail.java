package urbanbrain.bench.windows;

import java.util.Arrays;

/** The readings of one sensor that are still in a window, in the order of their times. */
final class Trail {

  private long[] times = new long[4];
  private int[] values = new int[4];
  private int head;
  private int size;
  private long sum;
  private long next = Long.MIN_VALUE;

  void add(long time, int value) {
    if (size == times.length) {
      grow();
    }
    int at = (head + size++) & (times.length - 1);
    times[at] = time;
    values[at] = value;
    sum += value;
  }

  private void grow() {
    long[] longer = Arrays.copyOf(times, 2 * size);
    int[] more = Arrays.copyOf(values, 2 * size);
    for (int i = 0; i < size; i++) {
      longer[i] = times[(head + i) & (size - 1)];
      more[i] = values[(head + i) & (size - 1)];
    }
    times = longer;
    values = more;
    head = 0;
  }

  void dropBefore(long time) {
    while (size > 0 && times[head] < time) {
      sum -= values[head];
      head = (head + 1) & (times.length - 1);
      size--;
    }
  }

  boolean holds() {
    return Question.holds(size, (double) sum);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The next boundary to be judged, in milliseconds since the epoch. */
  long next() {
    return next;
  }

  void setNext(long boundary) {
    next = boundary;
  }
}
