package urbanbrain.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.verdict.Evidence;

/** The events that are kept of many: the first few as evidence, the last one that has a place. */
final class Kept {

  /** Time, then id, then identity: the order of evidence. */
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time)
          .thenComparing(Event::id)
          .thenComparingLong(Event::identity);

  private Event[] first = new Event[1];
  private int size;
  private Event placed;

  /** Takes an event, in whatever order they come. */
  void add(Event event) {
    keepFirst(event);
    if (event.isPlaced() && (placed == null || Event.ORDER.compare(event, placed) > 0)) {
      placed = event;
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
    if (size == first.length && size < Evidence.SHOWN) {
      first = Arrays.copyOf(first, Math.min(2 * size, Evidence.SHOWN));
    }
    System.arraycopy(first, at, first, at + 1, Math.min(size, first.length - 1) - at);
    first[at] = event;
    size = Math.min(size + 1, Evidence.SHOWN);
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
    Kept copy = new Kept();
    copy.first = first.clone();
    copy.size = size;
    copy.placed = placed;
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException {
    out.writeByte(size);
    for (int i = 0; i < size; i++) {
      events.write(first[i], out);
    }
    out.writeBoolean(placed != null);
    if (placed != null) {
      events.write(placed, out);
    }
  }

  static <I extends DataInput> Kept read(I in, EventForm<I, ?> events) throws IOException {
    Kept kept = new Kept();
    kept.size = in.readByte();
    kept.first = new Event[Math.max(1, kept.size)];
    for (int i = 0; i < kept.size; i++) {
      kept.first[i] = events.read(in);
    }
    kept.placed = in.readBoolean() ? events.read(in) : null;
    return kept;
  }
}
