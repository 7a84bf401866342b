package urbanbrain.flow.demux;

/**
 * What one bucket remembers of events: an open-addressing table that is swept of what has passed
 * when it fills, so that each entry costs amortised constant time. Here are its size and its timer;
 * a kind of table has the entries.
 */
abstract class Bucket {

  /** No timer is pending. */
  static final long NO_TIMER = Long.MIN_VALUE;

  private static final int SMALLEST = 8;

  /** A table so many times as large as it need be is made smaller. */
  private static final int SPARE = 4;

  private int size;
  private int capacity;

  private long newest;
  private long timer = NO_TIMER;

  /** Of no size: it is to be allocated. */
  Bucket() {}

  /** The same, to go on with: the other is only read from now on. */
  Bucket(Bucket other) {
    size = other.size;
    capacity = other.capacity;
    newest = other.newest;
    timer = other.timer;
  }

  /** Empties the table and makes room for this many and as many again. */
  final void allocate(int expected) {
    capacity = capacityFor(expected);
    size = 0;
    newest = Long.MIN_VALUE;
    allocateSlots(capacity, expected);
  }

  private static int capacityFor(int expected) {
    int capacity = SMALLEST;
    while (capacity < 2 * expected) {
      capacity *= 2;
    }
    return capacity;
  }

  /**
   * Forgets what was counted, to count anew what is left, if the table as it is has room for this
   * many, and not far too much.
   *
   * @return whether it has
   */
  final boolean countsAnew(int expected) {
    int fitting = capacityFor(expected);
    if (fitting > capacity || SPARE * fitting <= capacity) {
      return false;
    }
    size = 0;
    newest = Long.MIN_VALUE;
    return true;
  }

  /**
   * Makes free slots, and drops those that there were.
   *
   * @param count how many, a power of two
   * @param expected how many of them are filled at once
   */
  abstract void allocateSlots(int count, int expected);

  /** Forgets all of time up to the watermark, and takes the size that fits what is left. */
  abstract void sweep(long watermark);

  /** Takes note of an entry that is new. */
  final void count(long time) {
    size++;
    newest = Math.max(newest, time);
  }

  /** Whether it is so full that it should be swept: a quarter of the slots stays free. */
  final boolean isFull() {
    return size > capacity / 4 * 3;
  }

  final boolean isEmpty() {
    return size == 0;
  }

  final int size() {
    return size;
  }

  /** The time of the newest entry. */
  final long newest() {
    return newest;
  }

  /** When the pending timer fires, or {@link #NO_TIMER}. */
  final long timer() {
    return timer;
  }

  final void setTimer(long timer) {
    this.timer = timer;
  }
}
