package urbanbrain.window.pane;

import static com.google.common.base.Preconditions.checkState;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.feed.EventForm;
import urbanbrain.verdict.Evidence;

/**
 * The events that are kept of a pane: the first few as evidence, the last one that has a place; and
 * all of them while some may still be taken out.
 */
final class Kept {

  /** Time, then id, then identity: the order of evidence. */
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time)
          .thenComparing(Event::id)
          .thenComparingLong(Event::identity);

  private Event[] first = new Event[1];
  private int size;
  private Event placed;

  /** All events, as far as there is room; null where none is taken out. */
  private List<Event> all;

  private boolean isOverfull;

  /**
   * Nothing yet.
   *
   * @param isRevised whether events may be taken out
   */
  Kept(boolean isRevised) {
    all = isRevised ? new ArrayList<>(2) : null;
  }

  /**
   * Takes an event, in whatever order they come.
   *
   * @param most how many events can still be taken out at most
   */
  void add(Event event, int most) {
    keepFirst(event);
    if (event.isPlaced() && (placed == null || Event.ORDER.compare(event, placed) > 0)) {
      placed = event;
    }
    if (all != null && !isOverfull) {
      keepAll(event, most);
    }
  }

  private void keepAll(Event event, int most) {
    isOverfull = all.size() >= most;
    if (isOverfull) {
      all = new ArrayList<>(0);
    } else {
      all.add(event);
    }
  }

  private void keepFirst(Event event) {
    int at = size;
    while (at > 0 && ORDER.compare(event, first[at - 1]) < 0) {
      at--;
    }
    if (at == Evidence.SHOWN) {
      return;
    }
    if (size == first.length) {
      first = Arrays.copyOf(first, Math.min(2 * size, Evidence.SHOWN));
    }
    System.arraycopy(first, at, first, at + 1, Math.min(size, first.length - 1) - at);
    first[at] = event;
    size = Math.min(size + 1, Evidence.SHOWN);
  }

  /** Whether there were more events than can be kept, so that none can be taken out any more. */
  boolean isOverfull() {
    return isOverfull;
  }

  /** The events that are left without this one, which is among them: from them all is made anew. */
  List<Event> without(Event withdrawn) {
    checkState(all != null, "%s is withdrawn from what is settled", withdrawn);
    List<Event> rest = new ArrayList<>(all);
    boolean isThere = rest.removeIf(event -> ORDER.compare(event, withdrawn) == 0);
    checkState(isThere, "%s is withdrawn and never came", withdrawn);
    return rest;
  }

  /** Nothing will be taken out any more; whether anything still could. */
  boolean settle() {
    boolean wasOpen = all != null;
    all = null;
    return wasOpen;
  }

  /** Adds the first events to a list, until it has as many as evidence shows. */
  void showFirst(List<Event> into) {
    int take = Math.min(size, Evidence.SHOWN - into.size());
    into.addAll(Arrays.asList(first).subList(0, take));
  }

  /** The last event that has a place, or null. */
  Event placed() {
    return placed;
  }

  Kept copy() {
    Kept copy = new Kept(false);
    copy.first = first.clone();
    copy.size = size;
    copy.placed = placed;
    copy.all = all == null ? null : new ArrayList<>(all);
    copy.isOverfull = isOverfull;
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeBoolean(all != null);
    out.writeBoolean(isOverfull);
    if (all != null && !isOverfull) {
      writeAll(all.stream().sorted(ORDER).toList(), out, events);
      return;
    }
    writeAll(Arrays.asList(first).subList(0, size), out, events);
    out.writeBoolean(placed != null);
    if (placed != null) {
      events.write(placed, out);
    }
  }

  private static <O extends DataOutput> void writeAll(
      List<Event> list, O out, EventForm<?, O> events) throws IOException {
    out.writeInt(list.size());
    for (Event event : list) {
      events.write(event, out);
    }
  }

  static <I extends DataInput> Kept read(I in, EventForm<I, ?> events) throws IOException {
    boolean isOpen = in.readBoolean();
    boolean isOverfull = in.readBoolean();
    Kept kept = new Kept(isOpen && !isOverfull);
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      kept.add(events.read(in), Integer.MAX_VALUE);
    }
    if (isOpen && !isOverfull) {
      return kept;
    }
    kept.placed = in.readBoolean() ? events.read(in) : null;
    kept.all = isOpen ? new ArrayList<>(0) : null;
    kept.isOverfull = isOverfull;
    return kept;
  }
}
