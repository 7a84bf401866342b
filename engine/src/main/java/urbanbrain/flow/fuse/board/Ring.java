package urbanbrain.flow.fuse.board;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Things in the order of their times, in one array: cheap to add at the new end (from which the
 * place of an older one is sought), to find by time (binary search), and to drop at the old end.
 * Each has a mark, any number that its user wants of many things without a look at each.
 */
public final class Ring<T> {

  private static final int SMALLEST = 4;

  /** Of each thing its time and its mark, side by side. */
  private long[] signs = new long[2 * SMALLEST];

  private Object[] items = new Object[SMALLEST];
  private int head;
  private int tail;

  /** How many there are. */
  public int size() {
    return tail - head;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return head == tail;
  }

  /** Whether adding needs more memory: a good moment to evict. */
  public boolean isFull() {
    return tail == items.length;
  }

  /** The time of the newest thing. */
  public long newest() {
    return signs[2 * (tail - 1)];
  }

  /** The time of the i-th thing, counted from the oldest, which is the 0th. */
  public long time(int i) {
    return signs[2 * (head + i)];
  }

  /** The mark of the i-th thing. */
  public long mark(int i) {
    return signs[2 * (head + i) + 1];
  }

  /** The i-th thing. */
  @SuppressWarnings("unchecked")
  public T get(int i) {
    return (T) items[head + i];
  }

  /** Adds a thing that needs no mark; those of the same time stand in the given order. */
  public void add(long time, T item, Comparator<? super T> order) {
    add(time, 0, item, order);
  }

  /** Adds a thing; those of the same time stand in the given order. */
  public void add(long time, long mark, T item, Comparator<? super T> order) {
    if (tail == items.length) {
      makeRoom();
    }
    int at = tail++;
    while (at > head && isAfter(at - 1, time, item, order)) {
      move(at - 1, at);
      at--;
    }
    signs[2 * at] = time;
    signs[2 * at + 1] = mark;
    items[at] = item;
  }

  private void move(int from, int to) {
    signs[2 * to] = signs[2 * from];
    signs[2 * to + 1] = signs[2 * from + 1];
    items[to] = items[from];
  }

  @SuppressWarnings("unchecked")
  private boolean isAfter(int at, long time, T item, Comparator<? super T> order) {
    long other = signs[2 * at];
    return other > time || (other == time && order.compare((T) items[at], item) > 0);
  }

  /** The number of things that are older than this: the place of the first that is not. */
  public int from(long time) {
    int low = head;
    int high = tail;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (signs[2 * middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - head;
  }

  /** Drops all whose time plus the retention has been reached. */
  public void evict(long retention, long watermark) {
    while (head < tail && time(0) + retention <= watermark) {
      removeFirst();
    }
    if (8 * size() < items.length) {
      resize(Math.max(SMALLEST, 2 * size()));
    }
  }

  /** Takes out the first thing of this time for which a condition holds; null if there is none. */
  public T remove(long time, Predicate<? super T> condition) {
    for (int i = from(time); i < size() && time(i) == time; i++) {
      T item = get(i);
      if (condition.test(item)) {
        drop(i, 1);
        return item;
      }
    }
    return null;
  }

  /** Takes out the oldest thing. */
  public T removeFirst() {
    T first = get(0);
    items[head++] = null;
    return first;
  }

  /** Takes out those of a range, by their places, for which a condition holds. */
  public void removeIf(int from, int to, Predicate<? super T> condition) {
    int kept = from;
    for (int i = from; i < to; i++) {
      if (!condition.test(get(i))) {
        move(head + i, head + kept);
        kept++;
      }
    }
    drop(kept, to - kept);
  }

  /** Closes a gap. */
  private void drop(int from, int count) {
    if (count == 0) {
      return;
    }
    int rest = size() - from - count;
    shift(head + from + count, head + from, rest);
    for (int i = 0; i < count; i++) {
      items[--tail] = null;
    }
  }

  private void shift(int from, int to, int count) {
    System.arraycopy(signs, 2 * from, signs, 2 * to, 2 * count);
    System.arraycopy(items, from, items, to, count);
  }

  /** A copy with copies of the things. */
  Ring<T> copy(UnaryOperator<T> copier) {
    Ring<T> copy = new Ring<>();
    copy.resize(Math.max(SMALLEST, size()));
    System.arraycopy(signs, 2 * head, copy.signs, 0, 2 * size());
    for (int i = 0; i < size(); i++) {
      copy.items[i] = copier.apply(get(i));
    }
    copy.tail = size();
    return copy;
  }

  private void makeRoom() {
    if (2 * size() <= items.length) {
      moveToStart();
    } else {
      resize(2 * items.length);
    }
  }

  private void moveToStart() {
    int size = size();
    shift(head, 0, size);
    Arrays.fill(items, size, tail, null);
    head = 0;
    tail = size;
  }

  private void resize(int capacity) {
    long[] newSigns = new long[2 * capacity];
    Object[] newItems = new Object[capacity];
    System.arraycopy(signs, 2 * head, newSigns, 0, 2 * size());
    System.arraycopy(items, head, newItems, 0, size());
    tail = size();
    head = 0;
    signs = newSigns;
    items = newItems;
  }
}
