package urbanbrain.window.pane;

import static com.google.common.base.Preconditions.checkState;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;
import urbanbrain.verdict.Evidence;
import urbanbrain.window.evidence.Kept;

/**
 * The panes of one key that hold events, in the order of time, in a ring of slots that grows when
 * it is full. A pane is a stretch of time, numbered by {@link Edges}; it holds what {@link Layout}
 * says, and of its events those that are {@link Kept}. Empty panes take no room, so that time may
 * leap; a slot is free for another pane once its own is dropped.
 */
final class PaneRing extends PaneSlots implements Ring {

  /** Panes with a lower number may have been dropped. */
  private long wholeFrom = Long.MIN_VALUE;

  PaneRing(PaneKind kind) {
    super(kind);
  }

  /** None yet, where some before a number may have been dropped. */
  PaneRing(PaneKind kind, long wholeFrom) {
    super(kind);
    this.wholeFrom = wholeFrom;
  }

  @Override
  public long number(int index, Panes.Plan plan) {
    return number(index);
  }

  @Override
  public int indexOf(long number, Panes.Plan plan) {
    return indexOf(number);
  }

  @Override
  public int after(long number, Panes.Plan plan) {
    int index = indexOf(number);
    return isAt(index, number) ? index + 1 : index;
  }

  /**
   * The index of the first pane with at least this number. As numbers grow by one at least, it is
   * no further from either end than the number is: where no pane is missing, both say the same.
   */
  private int indexOf(long number) {
    long behind = size == 0 ? -1 : number(size - 1) - number;
    if (behind <= 0) {
      return behind < 0 ? size : size - 1;
    }
    int low = (int) Math.max(0, size - 1 - behind);
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
    return isAt(indexOf(number), number);
  }

  /** Whether the pane at an index, if there is one, has this number. */
  private boolean isAt(int index, long number) {
    return index < size && number(index) == number;
  }

  /** Adds an event to a pane, and to what is kept of it; whether there was room for all of it. */
  boolean add(long number, Event event, Panes.Plan plan) {
    return add(pane(number, plan.layout()), event, plan);
  }

  /** Adds an event of which is packed what it adds to sums, where there is nothing else. */
  void add(long number, Event event, byte[] packed, int at, Panes.Plan plan) {
    int slot = pane(number, plan.layout());
    kept.add(slot, event, plan.evidence(), plan.layout().retractable());
    plan.layout().add(packed, at, words, slot * stride);
  }

  /** The slot of a pane, which is there afterwards. */
  private int pane(long number, Layout layout) {
    int index = indexOf(number);
    if (!isAt(index, number)) {
      insert(index, number, layout);
    }
    return slot(index);
  }

  private boolean add(int slot, Event event, Panes.Plan plan) {
    if (kept != null) {
      kept.add(slot, event, plan.evidence(), plan.layout().retractable());
    }
    return plan.layout().add(event, words, slot * stride, bags == null ? null : bags[slot]);
  }

  private void insert(int index, long number, Layout layout) {
    makeRoom();
    for (int i = size - 1; i >= index; i--) {
      take(slot(i), slot(i + 1));
    }
    size++;
    empty(slot(index), number, layout);
  }

  /** Takes an event out of a pane of a revised stream; whether that could be done. */
  boolean remove(long number, Event event, Panes.Plan plan) {
    checkState(has(number), "%s is withdrawn and never came", event);
    int index = indexOf(number);
    int slot = slot(index);
    if (kept.isOverfull(slot, event)) {
      return false;
    }
    List<Event> rest = kept.without(slot, event);
    if (rest.isEmpty()) {
      removePane(index);
      return true;
    }
    empty(slot, number, plan.layout());
    rest.forEach(other -> add(slot, other, plan));
    return true;
  }

  private void removePane(int index) {
    size--;
    IntStream.range(index, size).forEach(i -> take(slot(i + 1), slot(i)));
    clear(slot(size));
  }

  /** No event of the panes before a number will be taken out any more. */
  void settleBefore(long number) {
    for (int i = indexOf(number) - 1; i >= 0 && kept.settle(slot(i)); i--) {}
  }

  @Override
  public void dropBefore(long number, Panes.Plan plan) {
    dropBefore(number);
  }

  @Override
  public void clear() {
    dropBefore(Long.MAX_VALUE);
  }

  private void dropBefore(long number) {
    wholeFrom = Math.max(wholeFrom, number);
    while (size > 0 && number(0) < number) {
      clear(head);
      head = slot(1);
      size--;
    }
  }

  @Override
  public boolean isWholeFrom(long number) {
    return wholeFrom <= number;
  }

  @Override
  public long count(int from, int to) {
    long count = 0;
    for (int i = from; i < to; i++) {
      count += words[slot(i) * stride + Layout.COUNT];
    }
    return count;
  }

  @Override
  public void showFirst(int from, int to, Panes.Plan plan, List<Event> into) {
    for (int i = from; i < to && into.size() != Evidence.SHOWN; i++) {
      kept.showFirst(slot(i), plan.evidence(), into);
    }
  }

  @Override
  public Site site(int from, int to, Panes.Plan plan) {
    Site site = Site.NONE;
    for (int i = to - 1; i >= from && site.place().equals(Place.NONE); i--) {
      site = kept.site(slot(i), plan.evidence());
    }
    return site;
  }

  @Override
  public int read(int index, Panes.Plan plan) {
    return slot(index) * stride;
  }

  @Override
  public long[] words(Panes.Plan plan) {
    return words;
  }

  @Override
  public PaneRing copy() {
    PaneRing copy = new PaneRing(kind);
    copy.copy(this);
    return copy;
  }

  @Override
  public <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    kind.write(out);
    writeAll(out, events);
  }

  static <I extends DataInput> PaneRing read(I in, EventForm<I, ?> events) throws IOException {
    PaneRing ring = new PaneRing(PaneKind.read(in));
    ring.readAll(in, events);
    return ring;
  }
}
