package urbanbrain.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.verdict.Evidence;

/**
 * The panes of one key that hold events, in the order of time, in a ring of 2^k slots that grows
 * when it is full. A pane is a stretch of time of fixed length, numbered from the epoch; it holds
 * what {@link Layout} says, and of its events those that are {@link Kept}. Empty panes take no
 * room, so that time may leap; a slot is free for another pane once its own is dropped.
 */
final class PaneRing {

  private static final int SMALLEST = 4;

  private final int stride;
  private final int sets;
  private int head;
  private int size;
  private long[] words;
  private LongSet[][] different;
  private Kept[] kept;

  PaneRing(int stride, int sets) {
    this(stride, sets, SMALLEST);
  }

  private PaneRing(int stride, int sets, int capacity) {
    this.stride = stride;
    this.sets = sets;
    words = new long[capacity * stride];
    different = new LongSet[capacity][];
    kept = new Kept[capacity];
  }

  /** How many panes hold events. */
  int size() {
    return size;
  }

  /** The number of the pane at an index: 0 is the oldest. */
  long number(int index) {
    return words[offset(index) + Layout.NUMBER];
  }

  /** The index of the first pane with at least this number. */
  int indexOf(long number) {
    if (size == 0 || number(size - 1) < number) {
      return size;
    }
    int low = 0;
    int high = size - 1;
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

  /** Adds an event to a pane, and to the events kept of it if so asked. */
  void add(long number, Event event, Layout layout, boolean keep) {
    int index = indexOf(number);
    if (index == size || number(index) != number) {
      insert(index, number, layout);
    }
    int slot = slot(index);
    layout.add(event, words, slot * stride, different[slot]);
    if (keep) {
      if (kept[slot] == null) {
        kept[slot] = new Kept();
      }
      kept[slot].add(event);
    }
  }

  private void insert(int index, long number, Layout layout) {
    if (size == kept.length) {
      grow();
    }
    for (int i = size; i > index; i--) {
      take(this, slot(i - 1), slot(i));
    }
    size++;
    int slot = slot(index);
    System.arraycopy(layout.blank(), 0, words, slot * stride, stride);
    words[slot * stride + Layout.NUMBER] = number;
    kept[slot] = null;
    different[slot] = sets == 0 ? null : new LongSet[sets];
    for (int set = 0; set < sets; set++) {
      different[slot][set] = new LongSet();
    }
  }

  private void grow() {
    PaneRing larger = new PaneRing(stride, sets, 2 * kept.length);
    for (int i = 0; i < size; i++) {
      larger.take(this, slot(i), i);
    }
    words = larger.words;
    different = larger.different;
    kept = larger.kept;
    head = 0;
  }

  private void take(PaneRing from, int slot, int to) {
    System.arraycopy(from.words, slot * stride, words, to * stride, stride);
    different[to] = from.different[slot];
    kept[to] = from.kept[slot];
  }

  /** Drops the panes with a lower number. */
  void dropBefore(long number) {
    while (size > 0 && number(0) < number) {
      kept[head] = null;
      different[head] = null;
      head = slot(1);
      size--;
    }
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
    for (int i = from; i < to && into.size() < Evidence.SHOWN; i++) {
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

  /** A set of the pane at an index; not to be changed. */
  LongSet different(int index, int set) {
    return different[slot(index)][set];
  }

  private int slot(int index) {
    return (head + index) & (kept.length - 1);
  }

  /** A copy that shares nothing that can change. */
  PaneRing copy() {
    PaneRing copy = new PaneRing(stride, sets, kept.length);
    copy.size = size;
    for (int i = 0; i < size; i++) {
      copy.take(this, slot(i), i);
      copy.kept[i] = copy.kept[i] == null ? null : copy.kept[i].copy();
      if (sets > 0) {
        copy.different[i] =
            Arrays.stream(copy.different[i]).map(LongSet::copy).toArray(LongSet[]::new);
      }
    }
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeInt(stride);
    out.writeInt(sets);
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      for (int word = 0; word < stride; word++) {
        out.writeLong(words[offset(i) + word]);
      }
      for (int set = 0; set < sets; set++) {
        different(i, set).write(out);
      }
      out.writeBoolean(kept[slot(i)] != null);
      if (kept[slot(i)] != null) {
        kept[slot(i)].write(out, events);
      }
    }
  }

  static <I extends DataInput> PaneRing read(I in, EventForm<I, ?> events) throws IOException {
    int stride = in.readInt();
    int sets = in.readInt();
    int size = in.readInt();
    int capacity = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, 2 * size - 1)));
    PaneRing ring = new PaneRing(stride, sets, capacity);
    for (int i = 0; i < size; i++) {
      ring.readPane(i, in, events);
    }
    ring.size = size;
    return ring;
  }

  private <I extends DataInput> void readPane(int slot, I in, EventForm<I, ?> events)
      throws IOException {
    for (int word = 0; word < stride; word++) {
      words[slot * stride + word] = in.readLong();
    }
    different[slot] = sets == 0 ? null : new LongSet[sets];
    for (int set = 0; set < sets; set++) {
      different[slot][set] = LongSet.read(in);
    }
    kept[slot] = in.readBoolean() ? Kept.read(in, events) : null;
  }
}
