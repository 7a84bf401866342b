package urbanbrain.window.pane;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;
import urbanbrain.verdict.Evidence;
import urbanbrain.window.evidence.EvidenceForm;

/**
 * The events of one key themselves, in the order of evidence, in place of their panes: where panes
 * are sums and have few events each, that is less than what a pane takes. All are packed one after
 * the other in a ring of bytes, each in as many as the longest takes. What it cannot take is put
 * into a {@link PaneRing} with all that it has.
 */
final class EventRing implements Ring {

  /** A pane of more events takes less as one. */
  static final int MOST_OF_PANE = 4;

  /** No event may make the others take more than that. */
  static final int LONGEST = 96;

  private static final int SMALLEST = 4;

  /** To look further than that is no less work than to halve what is left. */
  private static final int NEAR = 6;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** An event is its time behind {@link #base}, what it adds to the sums, what is shown of it. */
  private byte[] bytes = {};

  /** How many bytes an event takes. */
  private int length;

  /** Where the oldest begins. */
  private int head;

  private int size;
  private long base;

  /** The number of the newest event's pane. */
  private long newest;

  /** Panes with a lower number may have been dropped. */
  private long wholeFrom = Long.MIN_VALUE;

  @Override
  public int size() {
    return size;
  }

  private int position(int index) {
    int position = head + index * length;
    return position < bytes.length ? position : position - bytes.length;
  }

  /** The time of an event behind {@link #base}. */
  private int offset(int index) {
    return (int) INTS.get(bytes, position(index));
  }

  private long time(int index) {
    return base + offset(index);
  }

  @Override
  public long number(int index, Panes.Plan plan) {
    return index == size - 1 ? newest : plan.edges().number(time(index));
  }

  @Override
  public int indexOf(long number, Panes.Plan plan) {
    return size == 0 ? 0 : indexFrom(plan.edges().begin(number), number);
  }

  @Override
  public int after(long number, Panes.Plan plan) {
    return size == 0 ? 0 : indexFrom(plan.edges().end(number), number + 1);
  }

  /** The index of the first event from a time on: near where it is if each pane has one event. */
  private int indexFrom(long time, long number) {
    long from = time - base;
    int guess = (int) Math.max(0, Math.min(size, size - 1 - (newest - number)));
    return guess > 0 && offset(guess - 1) >= from
        ? indexBefore(from, guess - 1)
        : indexBehind(from, guess);
  }

  private int indexBefore(long from, int guess) {
    int low = Math.max(0, guess - NEAR);
    int at = guess;
    while (at > low && offset(at - 1) >= from) {
      at--;
    }
    return at > low ? at : search(from, 0, low);
  }

  private int indexBehind(long from, int guess) {
    int high = Math.min(size, guess + NEAR);
    int at = guess;
    while (at < high && offset(at) < from) {
      at++;
    }
    return at < high ? at : search(from, high, size);
  }

  private int search(long from, int first, int end) {
    int low = first;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (offset(middle) < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Adds an event to the pane of a number, if it can take it. */
  boolean add(long number, Event event, Panes.Plan plan) {
    int at = place(event, plan);
    if (event.shape() != null
        || size >= plan.most()
        || ofPane(at, number, plan) >= MOST_OF_PANE
        || !reaches(event.time())) {
      return false;
    }
    ByteBuffer packed = plan.evidence().packBehind(plan.layout().addends(event), event);
    int needed = Integer.BYTES + packed.remaining();
    if (needed > LONGEST) {
      return false;
    }
    makeRoom(needed);
    size++;
    for (int i = size - 1; i > at; i--) {
      System.arraycopy(bytes, position(i - 1), bytes, position(i), length);
    }
    int position = position(at);
    INTS.set(bytes, position, (int) (event.time() - base));
    packed.get(bytes, position + Integer.BYTES, packed.remaining());
    newest = size == 1 ? number : Math.max(newest, number);
    return true;
  }

  /** Where an event belongs. */
  private int place(Event event, Panes.Plan plan) {
    int at = size;
    while (at > 0 && time(at - 1) >= event.time() && isAfter(at - 1, event, plan)) {
      at--;
    }
    return at;
  }

  private boolean isAfter(int index, Event event, Panes.Plan plan) {
    return time(index) > event.time() || EvidenceForm.ORDER.compare(event(index, plan), event) > 0;
  }

  private Event event(int index, Panes.Plan plan) {
    int at = position(index) + Integer.BYTES;
    return plan.evidence().unpackBehind(plan.layout().sums(), time(index), bytes, at);
  }

  /** How many events a pane has that are next to a place; it may stop at the most that it can. */
  private int ofPane(int at, long number, Panes.Plan plan) {
    long begin = plan.edges().begin(number);
    long end = plan.edges().end(number);
    int from = at;
    while (from > 0 && at - from < MOST_OF_PANE && time(from - 1) >= begin) {
      from--;
    }
    int to = at;
    while (to < size && to - from < MOST_OF_PANE && time(to) < end) {
      to++;
    }
    return to - from;
  }

  /** Whether a time can be told from the others by a few bytes. */
  private boolean reaches(long time) {
    if (size == 0) {
      base = time;
    } else if (isFar(time)) {
      rebase(time(0));
    }
    return !isFar(time);
  }

  private boolean isFar(long time) {
    return time - base != (int) (time - base);
  }

  private void rebase(long newBase) {
    if (time(size - 1) - newBase == (int) (time(size - 1) - newBase)) {
      for (int i = 0; i < size; i++) {
        INTS.set(bytes, position(i), (int) (time(i) - newBase));
      }
      base = newBase;
    }
  }

  /** There is room for one of so many bytes afterwards. */
  private void makeRoom(int needed) {
    int capacity = length == 0 ? 0 : bytes.length / length;
    if (needed > length || size == capacity) {
      int grown = capacity + Math.max(2, capacity / 8);
      resize(Math.max(needed, length), size < capacity ? capacity : Math.max(SMALLEST, grown));
    }
  }

  private void resize(int newLength, int capacity) {
    byte[] larger = new byte[newLength * capacity];
    for (int i = 0; i < size; i++) {
      System.arraycopy(bytes, position(i), larger, i * newLength, length);
    }
    bytes = larger;
    length = newLength;
    head = 0;
  }

  /** The same as panes. */
  PaneRing panes(Panes.Plan plan) {
    PaneRing panes = new PaneRing(plan.layout().kind(PaneKind.Keep.FIRST), wholeFrom);
    for (int i = 0; i < size; i++) {
      panes.add(number(i, plan), event(i, plan), bytes, position(i) + Integer.BYTES, plan);
    }
    return panes;
  }

  @Override
  public void dropBefore(long number, Panes.Plan plan) {
    wholeFrom = Math.max(wholeFrom, number);
    int gone = indexOf(number, plan);
    size -= gone;
    head = size == 0 ? 0 : position(gone);
  }

  @Override
  public void clear() {
    wholeFrom = Long.MAX_VALUE;
    size = 0;
    head = 0;
  }

  @Override
  public boolean isWholeFrom(long number) {
    return wholeFrom <= number;
  }

  @Override
  public int read(int index, Panes.Plan plan) {
    long[] words = plan.layout().scratch();
    Arrays.fill(words, 0);
    plan.layout().add(bytes, position(index) + Integer.BYTES, words, 0);
    return 0;
  }

  @Override
  public long[] words(Panes.Plan plan) {
    return plan.layout().scratch();
  }

  @Override
  public long count(int from, int to) {
    return Math.max(0, to - from);
  }

  @Override
  public void showFirst(int from, int to, Panes.Plan plan, List<Event> into) {
    for (int i = from; i < to && into.size() < Evidence.SHOWN; i++) {
      into.add(event(i, plan));
    }
  }

  @Override
  public Site site(int from, int to, Panes.Plan plan) {
    for (int i = to - 1; i >= from; i--) {
      Event event = event(i, plan);
      if (event.isPlaced()) {
        return Site.of(event);
      }
    }
    return Site.NONE;
  }

  @Override
  public EventRing copy() {
    EventRing copy = new EventRing();
    copy.bytes = bytes.clone();
    copy.length = length;
    copy.head = head;
    copy.size = size;
    copy.base = base;
    copy.newest = newest;
    copy.wholeFrom = wholeFrom;
    return copy;
  }

  @Override
  public <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeInt(size);
    if (size == 0) {
      return;
    }
    out.writeByte(length);
    out.writeLong(base);
    out.writeLong(newest);
    int upToEnd = Math.min(size * length, bytes.length - head);
    out.write(bytes, head, upToEnd);
    out.write(bytes, 0, size * length - upToEnd);
  }

  /** Reads what {@link #write} wrote. */
  static EventRing read(DataInput in) throws IOException {
    EventRing ring = new EventRing();
    int size = in.readInt();
    if (size > 0) {
      ring.length = in.readByte();
      ring.base = in.readLong();
      ring.newest = in.readLong();
      ring.bytes = new byte[size * ring.length];
      in.readFully(ring.bytes);
      ring.size = size;
    }
    return ring;
  }
}
