package urbanbrain.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import urbanbrain.event.Event;
import urbanbrain.verdict.Episode;

/** When the sources were alive: for a while after each of their events, whatever it said. */
final class Lives {

  private final IntToLongFunction idle;
  private final Map<Integer, TreeSet<Long>> heard = new HashMap<>();

  /**
   * The lives of the sources of all accepted events.
   *
   * @param idle how long a source is alive after an event, milliseconds
   */
  Lives(List<Event> events, IntToLongFunction idle) {
    this.idle = idle;
    for (Event e : events) {
      heard.computeIfAbsent(e.source(), s -> new TreeSet<>()).add(e.time());
    }
  }

  /**
   * The first moment at which a source was alive for so long from a moment on; OPEN without one.
   */
  long ofLife(int source, long begin, long alive) {
    if (!heard.containsKey(source)) {
      return Episode.OPEN;
    }
    Long before = heard.get(source).lower(begin);
    long missing = alive;
    if (before != null) {
      Long next = heard.get(source).higher(before);
      long most = before + idle.applyAsLong(source);
      long stretch = Math.max(0, (next == null ? most : Math.min(most, next)) - begin);
      if (missing <= stretch) {
        return begin + missing;
      }
      missing -= stretch;
    }
    Long first = heard.get(source).ceiling(begin);
    return first == null ? Episode.OPEN : moment(source, first, missing);
  }

  /** The first moment at which a source was alive for so long since a time; OPEN without one. */
  long moment(int source, long since, long alive) {
    long missing = alive;
    for (long from : heard.get(source).tailSet(since)) {
      Long next = heard.get(source).higher(from);
      long most = from + idle.applyAsLong(source);
      long until = next == null ? most : Math.min(most, next);
      if (missing <= until - from) {
        return from + missing;
      }
      missing -= until - from;
    }
    return Episode.OPEN;
  }
}
