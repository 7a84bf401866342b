package urbanbrain.window.pane;

import static com.google.common.base.Preconditions.checkState;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import urbanbrain.event.Event;
import urbanbrain.feed.EventForm;
import urbanbrain.verdict.Evidence;

/**
 * The panes of one key that hold events, in the order of time, in a ring of 2^k slots that grows
 * when it is full. A pane is a stretch of time, numbered by {@link Edges}; it holds what {@link
 * Layout} says, and of its events those that are {@link Kept}. Empty panes take no room, so that
 * time may leap; a slot is free for another pane once its own is dropped.
 */
final class PaneRing {

  /** Which events of a pane are kept. */
  enum Keep {
    /** None: another ring keeps them. */
    NONE,
    /** The first few and the last that has a place. */
    FIRST,
    /** All, as long as one may be taken out. */
    ALL
  }

  private static final int SMALLEST = 4;

  private final int stride;
  private final int sets;
  private final int sketches;
  private int head;
  private int size;

  /** Panes with a lower number may have been dropped. */
  private long wholeFrom = Long.MIN_VALUE;

  private long[] words;
  private Bags[] bags;
  private Kept[] kept;

  PaneRing(Layout layout) {
    this(layout.blank().length, layout.sets(), layout.sketches(), SMALLEST);
  }

  private PaneRing(int stride, int sets, int sketches, int capacity) {
    this.stride = stride;
    this.sets = sets;
    this.sketches = sketches;
    words = new long[capacity * stride];
    bags = new Bags[capacity];
    kept = new Kept[capacity];
  }

  /** How many panes hold events. */
  int size() {
    return size;
  }

  /** The number of the pane at an index: 0 is the oldest. */
  long number(int index) {
    return words[offset(index)];
  }

  /**
   * The index of the first pane with at least this number. As numbers grow by one at least, it is
   * no further from either end than the number is: where no pane is missing, both say the same.
   */
  int indexOf(long number) {
    if (size == 0 || number(size - 1) < number) {
      return size;
    }
    int low = (int) Math.max(0, size - 1 - (number(size - 1) - number));
    int high = (int) Math.max(0, Math.min(size - 1, number - number(0)));
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (number(middle) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether there is a pane of this number. */
  boolean has(long number) {
    int index = indexOf(number);
    return index < size && number(index) == number;
  }

  /** Adds an event to a pane, and to what is kept of it; whether there was room for all of it. */
  boolean add(long number, Event event, Layout layout, Keep keep) {
    int index = indexOf(number);
    if (index == size || number(index) != number) {
      insert(index, number, layout);
    }
    int slot = slot(index);
    if (keep != Keep.NONE) {
      keep(slot, event, keep, layout.retractable());
    }
    return layout.add(event, words, slot * stride, bags[slot]);
  }

  private void keep(int slot, Event event, Keep keep, int retractable) {
    if (kept[slot] == null) {
      kept[slot] = new Kept(keep == Keep.ALL);
    }
    kept[slot].add(event, retractable);
  }

  private void insert(int index, long number, Layout layout) {
    makeRoom();
    for (int i = size - 1; i >= index; i--) {
      take(this, slot(i), slot(i + 1));
    }
    size++;
    empty(slot(index), number, layout);
  }

  private void empty(int slot, long number, Layout layout) {
    System.arraycopy(layout.blank(), 0, words, slot * stride, stride);
    words[slot * stride] = number;
    kept[slot] = null;
    bags[slot] = Bags.empty(sets, sketches);
  }

  /** There is a free slot afterwards. */
  private void makeRoom() {
    if (size < kept.length) {
      return;
    }
    PaneRing larger = new PaneRing(stride, sets, sketches, 2 * kept.length);
    IntStream.range(0, size).forEach(i -> larger.take(this, slot(i), i));
    words = larger.words;
    bags = larger.bags;
    kept = larger.kept;
    head = 0;
  }

  private void take(PaneRing from, int slot, int to) {
    System.arraycopy(from.words, slot * stride, words, to * stride, stride);
    bags[to] = from.bags[slot];
    kept[to] = from.kept[slot];
  }

  /** Takes an event out of a pane of a revised stream; whether that could be done. */
  boolean remove(long number, Event event, Layout layout) {
    checkState(has(number), "%s is withdrawn and never came", event);
    int index = indexOf(number);
    int slot = slot(index);
    if (kept[slot].isOverfull()) {
      return false;
    }
    List<Event> rest = kept[slot].without(event);
    if (rest.isEmpty()) {
      removePane(index);
      return true;
    }
    empty(slot, number, layout);
    for (Event other : rest) {
      keep(slot, other, Keep.ALL, layout.retractable());
      layout.add(other, words, slot * stride, bags[slot]);
    }
    return true;
  }

  private void removePane(int index) {
    size--;
    IntStream.range(index, size).forEach(i -> take(this, slot(i + 1), slot(i)));
    kept[slot(size)] = null;
    bags[slot(size)] = null;
  }

  /** No event of the panes before a number will be taken out any more. */
  void settleBefore(long number) {
    for (int i = indexOf(number) - 1; i >= 0 && kept[slot(i)].settle(); i--) {}
  }

  /** Drops the panes with a lower number. */
  void dropBefore(long number) {
    wholeFrom = Math.max(wholeFrom, number);
    while (size > 0 && number(0) < number) {
      kept[head] = null;
      bags[head] = null;
      head = slot(1);
      size--;
    }
  }

  /** Whether no pane from this number on has been dropped. */
  boolean isWholeFrom(long number) {
    return wholeFrom <= number;
  }

  /** The number of events of the panes from one index to before another. */
  long count(int from, int to) {
    long count = 0;
    for (int i = from; i < to; i++) {
      count += words[offset(i) + Layout.COUNT];
    }
    return count;
  }

  /** Adds to a list the first events of these panes, until it has as many as evidence shows. */
  void showFirst(int from, int to, List<Event> into) {
    for (int i = from; i < to && into.size() != Evidence.SHOWN; i++) {
      kept[slot(i)].showFirst(into);
    }
  }

  /** The last event of these panes that has a place, or null. */
  Event lastPlaced(int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (kept[slot(i)].placed() != null) {
        return kept[slot(i)].placed();
      }
    }
    return null;
  }

  /** Where the words of the pane at an index begin in {@link #words}. */
  int offset(int index) {
    return slot(index) * stride;
  }

  /** The words of all panes; not to be changed. */
  long[] words() {
    return words;
  }

  /** What the pane at an index holds beside its words; not to be changed. */
  Bags bags(int index) {
    return bags[slot(index)];
  }

  private int slot(int index) {
    return (head + index) & (kept.length - 1);
  }

  /** A copy that shares nothing that can change. */
  PaneRing copy() {
    PaneRing copy = new PaneRing(stride, sets, sketches, kept.length);
    copy.size = size;
    for (int i = 0; i < size; i++) {
      copy.take(this, slot(i), i);
      copy.kept[i] = copy.kept[i] == null ? null : copy.kept[i].copy();
      copy.bags[i] = copy.bags[i].copy();
    }
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeInt(stride);
    out.writeInt(sets);
    out.writeInt(sketches);
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      for (int word = 0; word < stride; word++) {
        out.writeLong(words[offset(i) + word]);
      }
      bags(i).write(out);
      out.writeBoolean(kept[slot(i)] != null);
      if (kept[slot(i)] != null) {
        kept[slot(i)].write(out, events);
      }
    }
  }

  static <I extends DataInput> PaneRing read(I in, EventForm<I, ?> events) throws IOException {
    int stride = in.readInt();
    int sets = in.readInt();
    int sketches = in.readInt();
    int size = in.readInt();
    PaneRing ring = new PaneRing(stride, sets, sketches, SMALLEST);
    for (int i = 0; i < size; i++) {
      ring.readPane(in, events);
    }
    return ring;
  }

  private <I extends DataInput> void readPane(I in, EventForm<I, ?> events) throws IOException {
    makeRoom();
    int slot = slot(size++);
    for (int word = 0; word < stride; word++) {
      words[slot * stride + word] = in.readLong();
    }
    bags[slot] = Bags.read(sets, sketches, in);
    kept[slot] = in.readBoolean() ? Kept.read(in, events) : null;
  }
}
