package urbanbrain.window.pane;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.IntStream;
import urbanbrain.feed.EventForm;
import urbanbrain.window.evidence.Kept;

/** What panes hold, in a ring of slots that grows when it is full: words, bags, and of events. */
abstract class PaneSlots {

  private static final int SMALLEST = 4;

  final PaneKind kind;
  final int stride;
  private int capacity;
  int head;
  int size;

  long[] words;

  /** Null where panes hold words only. */
  Bags[] bags;

  /** Null where no events are kept. */
  Kept kept;

  PaneSlots(PaneKind kind) {
    this.kind = kind;
    this.stride = kind.stride();
    allocate(SMALLEST);
  }

  private void allocate(int slots) {
    capacity = slots;
    words = kind.words(slots);
    bags = kind.bags(slots);
    kept = kind.kept(slots);
    head = 0;
  }

  /** How many panes hold events. */
  public final int size() {
    return size;
  }

  /** The number of the pane at an index. */
  final long number(int index) {
    return words[slot(index) * stride];
  }

  final int slot(int index) {
    int slot = head + index;
    return slot < capacity ? slot : slot - capacity;
  }

  /** What the pane at an index holds beside its words; not to be changed. */
  final Bags bags(int index) {
    return bags[slot(index)];
  }

  /** A slot holds this pane, and of it nothing. */
  final void empty(int slot, long number, Layout layout) {
    clear(slot);
    System.arraycopy(layout.blank(), 0, words, slot * stride, stride);
    words[slot * stride] = number;
    if (bags != null) {
      bags[slot] = Bags.empty(kind.sets(), kind.sketches());
    }
  }

  /** A slot holds nothing beside words. */
  final void clear(int slot) {
    if (kept != null) {
      kept.clear(slot);
    }
    if (bags != null) {
      bags[slot] = null;
    }
  }

  /** There is a free slot afterwards. */
  final void makeRoom() {
    if (size == capacity) {
      move(capacity + capacity / 2);
    }
  }

  private void move(int slots) {
    long[] oldWords = words;
    Bags[] oldBags = bags;
    Kept oldKept = kept;
    int[] old = IntStream.range(0, size).map(this::slot).toArray();
    allocate(slots);
    for (int i = 0; i < size; i++) {
      take(oldWords, oldBags, oldKept, old[i], i);
    }
  }

  /** Takes over a pane of another slot. */
  final void take(int slot, int to) {
    take(words, bags, kept, slot, to);
  }

  private void take(long[] fromWords, Bags[] fromBags, Kept fromKept, int slot, int to) {
    System.arraycopy(fromWords, slot * stride, words, to * stride, stride);
    if (bags != null) {
      bags[to] = fromBags[slot];
    }
    if (kept != null) {
      kept.take(fromKept, slot, to);
    }
  }

  /** Takes over a copy of all that another holds. */
  final void copy(PaneSlots from) {
    allocate(from.capacity);
    size = from.size;
    for (int i = 0; i < size; i++) {
      take(from.words, from.bags, from.kept, from.slot(i), i);
      if (bags != null) {
        bags[i] = bags[i].copy();
      }
      if (kept != null) {
        kept.own(i);
      }
    }
  }

  /** Writes all panes. */
  final <O extends DataOutput> void writeAll(O out, EventForm<?, O> events) throws IOException {
    out.writeInt(size);
    long[] pane = new long[stride];
    for (int i = 0; i < size; i++) {
      System.arraycopy(words, slot(i) * stride, pane, 0, stride);
      pane[0] -= i == 0 ? 0 : number(i - 1);
      WordForm.write(pane, out);
      if (bags != null) {
        bags(i).write(out);
      }
      if (kept != null) {
        kept.write(slot(i), out, events);
      }
    }
  }

  /** Reads what {@link #writeAll} wrote. */
  final <I extends DataInput> void readAll(I in, EventForm<I, ?> events) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      read(in, events);
    }
  }

  private <I extends DataInput> void read(I in, EventForm<I, ?> events) throws IOException {
    makeRoom();
    long[] pane = new long[stride];
    WordForm.read(pane, in);
    pane[0] += size == 0 ? 0 : number(size - 1);
    int slot = slot(size++);
    System.arraycopy(pane, 0, words, slot * stride, stride);
    if (bags != null) {
      bags[slot] = Bags.read(kind.sets(), kind.sketches(), in);
    }
    if (kept != null) {
      kept.read(slot, in, events);
    }
  }
}
