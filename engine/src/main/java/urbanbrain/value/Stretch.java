package urbanbrain.value;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.verdict.Episode;

/**
 * A longest run of moments at which a rule's condition holds: {@code [since, end)}.
 *
 * @param end when it no longer held, or {@link Episode#OPEN} where it holds still
 * @param from the place among the events of the first that was the value in it
 * @param to the place after that of the last
 */
record Stretch(long since, long end, int from, int to) {

  /** No stretch. */
  static final long NONE = Long.MIN_VALUE;

  boolean isOpen() {
    return end == Episode.OPEN;
  }

  /**
   * The stretches that touch the time after a moment, up to which all is judged.
   *
   * @param since the start of the stretch that holds at that moment, or {@link #NONE}
   * @param settled the moment; the last event up to it is the value there
   * @param limit nothing after it is judged
   */
  static List<Stretch> walk(ValueRule rule, long since, Line line, long settled, long limit) {
    List<Event> events = line.events();
    int first = line.firstAfter(settled);
    List<Stretch> found = new ArrayList<>();
    Event value = first == 0 ? null : events.get(first - 1);
    long start = since;
    int from = first;
    int at = first;
    while (at < events.size() && events.get(at).time() <= limit) {
      int last = lastOfInstant(events, at);
      Event next = events.get(last);
      boolean fits = rule.fits(next);
      if (start != NONE && (!fits || rule.staleAt(value) < next.time())) {
        found.add(new Stretch(start, Math.min(rule.staleAt(value), next.time()), from, at));
        start = NONE;
      }
      if (start == NONE && fits) {
        start = next.time();
        from = at;
      }
      value = next;
      at = last + 1;
    }
    if (start != NONE) {
      long stale = rule.staleAt(value);
      found.add(new Stretch(start, stale <= limit ? stale : Episode.OPEN, from, at));
    }
    return found;
  }

  /** The place of the last event of the same time: the only one of them that ever is the value. */
  static int lastOfInstant(List<Event> events, int at) {
    int last = at;
    while (last + 1 < events.size() && events.get(last + 1).time() == events.get(at).time()) {
      last++;
    }
    return last;
  }
}
