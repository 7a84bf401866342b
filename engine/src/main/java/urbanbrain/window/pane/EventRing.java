package urbanbrain.window.pane;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;
import urbanbrain.verdict.Evidence;
import urbanbrain.window.evidence.EvidenceForm;
import urbanbrain.window.evidence.PackedRing;

/**
 * The events of one key themselves, in the order of evidence, in place of their panes: where panes
 * are sums and have few events each, that is less than what a pane takes. Packed is what an event
 * adds to the sums, then what is shown of it. What it cannot take is put into a {@link PaneRing}
 * with all that it has.
 */
final class EventRing extends PackedRing implements Ring {

  /** A pane of more events takes less as one. */
  static final int MOST_OF_PANE = 4;

  /** No event may make the others take more than that. */
  static final int LONGEST = 96;

  /** To look further than that is no less work than to halve what is left. */
  private static final int NEAR = 6;

  /** The number of the newest event's pane. */
  private long newest;

  /** Panes with a lower number may have been dropped. */
  private long wholeFrom = Long.MIN_VALUE;

  @Override
  public long number(int index, Panes.Plan plan) {
    return index == size() - 1 ? newest : plan.edges().number(time(index));
  }

  @Override
  public int indexOf(long number, Panes.Plan plan) {
    return size() == 0 ? 0 : indexFrom(plan.edges().begin(number), number);
  }

  @Override
  public int after(long number, Panes.Plan plan) {
    return size() == 0 ? 0 : indexFrom(plan.edges().end(number), number + 1);
  }

  /** The index of the first event from a time on: near where it is if each pane has one event. */
  private int indexFrom(long time, long number) {
    int guess = (int) Math.max(0, Math.min(size(), size() - 1 - (newest - number)));
    return guess > 0 && time(guess - 1) >= time
        ? indexBefore(time, guess - 1)
        : indexBehind(time, guess);
  }

  private int indexBefore(long time, int guess) {
    int low = Math.max(0, guess - NEAR);
    int at = guess;
    while (at > low && time(at - 1) >= time) {
      at--;
    }
    return at > low ? at : search(time, 0, low);
  }

  private int indexBehind(long time, int guess) {
    int high = Math.min(size(), guess + NEAR);
    int at = guess;
    while (at < high && time(at) < time) {
      at++;
    }
    return at < high ? at : search(time, high, size());
  }

  private int search(long time, int first, int end) {
    int low = first;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time(middle) < time) {
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
        || size() >= plan.most()
        || ofPane(at, number, plan) >= MOST_OF_PANE
        || !reaches(event.time())) {
      return false;
    }
    ByteBuffer packed = plan.evidence().packBehind(plan.layout().addends(event), event);
    if (Integer.BYTES + packed.remaining() > LONGEST) {
      return false;
    }
    put(at, event.time(), packed);
    newest = size() == 1 ? number : Math.max(newest, number);
    return true;
  }

  /** Where an event belongs. */
  private int place(Event event, Panes.Plan plan) {
    int at = size();
    while (at > 0 && time(at - 1) >= event.time() && isAfter(at - 1, event, plan)) {
      at--;
    }
    return at;
  }

  private boolean isAfter(int index, Event event, Panes.Plan plan) {
    return time(index) > event.time() || EvidenceForm.ORDER.compare(event(index, plan), event) > 0;
  }

  private Event event(int index, Panes.Plan plan) {
    return plan.evidence().unpackBehind(plan.layout().sums(), time(index), bytes(), packed(index));
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
    while (to < size() && to - from < MOST_OF_PANE && time(to) < end) {
      to++;
    }
    return to - from;
  }

  /** The same as panes. */
  PaneRing panes(Panes.Plan plan) {
    PaneRing panes = new PaneRing(plan.layout().kind(PaneKind.Keep.FIRST), wholeFrom);
    for (int i = 0; i < size(); i++) {
      panes.add(number(i, plan), event(i, plan), bytes(), packed(i), plan);
    }
    return panes;
  }

  @Override
  public void dropBefore(long number, Panes.Plan plan) {
    wholeFrom = Math.max(wholeFrom, number);
    dropFirst(indexOf(number, plan));
  }

  @Override
  public void clear() {
    wholeFrom = Long.MAX_VALUE;
    dropFirst(size());
  }

  @Override
  public boolean isWholeFrom(long number) {
    return wholeFrom <= number;
  }

  @Override
  public int read(int index, Panes.Plan plan) {
    long[] words = plan.layout().scratch();
    Arrays.fill(words, 0);
    plan.layout().add(bytes(), packed(index), words, 0);
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
    copy.copy(this);
    copy.newest = newest;
    copy.wholeFrom = wholeFrom;
    return copy;
  }

  @Override
  public <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeInt(size());
    if (size() > 0) {
      out.writeLong(newest);
      write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  static EventRing read(DataInput in) throws IOException {
    EventRing ring = new EventRing();
    int size = in.readInt();
    if (size > 0) {
      ring.newest = in.readLong();
      ring.read(size, in);
    }
    return ring;
  }
}
