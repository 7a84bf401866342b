package urbanbrain.value;

import static com.google.common.base.Preconditions.checkState;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import urbanbrain.event.Event;

/** The events of one key by time, id and content: those that may still matter. */
final class Line {

  private final List<Event> events;
  private boolean isDegraded;

  Line() {
    this(new ArrayList<>(), false);
  }

  /**
   * A line of these events, which must be in order.
   *
   * @param isDegraded see {@link #isDegraded()}
   */
  Line(List<Event> events, boolean isDegraded) {
    this.events = events;
    this.isDegraded = isDegraded;
  }

  /** Whether an event was dropped as there were too many, so that what is found may be wrong. */
  boolean isDegraded() {
    return isDegraded;
  }

  List<Event> events() {
    return events;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** Adds an event, or takes away the one that a withdrawal is about. */
  void take(Event event) {
    int at = Collections.binarySearch(events, event, Event.ORDER);
    checkState(
        isDegraded || at >= 0 == event.isWithdrawn(), "%s came twice or was never there", event);
    if (event.isWithdrawn() && at >= 0) {
      events.remove(at);
    } else if (!event.isWithdrawn() && at < 0) {
      events.add(-at - 1, event);
    }
  }

  /** Drops the oldest event after a moment if there are more than {@code most}; else null. */
  Event drop(long settled, int most) {
    int first = firstAfter(settled);
    if (events.size() - first <= most) {
      return null;
    }
    isDegraded = true;
    return events.remove(first);
  }

  /** The place of the first event after a moment. */
  int firstAfter(long time) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).time() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The time of the newest event, or before all times. */
  long newest() {
    return events.isEmpty() ? Long.MIN_VALUE : events.get(events.size() - 1).time();
  }

  /** Forgets what matters no more once all up to a moment is judged: all but the value there. */
  void forget(long settled, long stale) {
    int first = firstAfter(settled);
    boolean isStale = first > 0 && events.get(first - 1).time() + stale <= settled;
    events.subList(0, isStale ? first : Math.max(0, first - 1)).clear();
  }

  Line copy() {
    return new Line(new ArrayList<>(events), isDegraded);
  }
}
