package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import urbanbrain.event.Event;
import urbanbrain.event.Place;

/** Events in the order of their times, each once. */
record Log(List<Event> events) {

  private static final Comparator<Event> ORDER =
      Event.ORDER.thenComparing(Comparator.comparingInt(Event::stream));

  /** What makes an event this one. */
  private record Same(int stream, String id, long time, long content) {}

  /** A log of these events without duplicates. */
  static Log of(List<Event> events) {
    List<Event> once = new ArrayList<>();
    Set<Same> seen = new HashSet<>();
    for (Event e : events) {
      if (seen.add(new Same(e.stream(), e.id(), e.time(), e.content()))) {
        once.add(e);
      }
    }
    once.sort(ORDER);
    return new Log(once);
  }

  /** The time of the oldest event. */
  long oldest() {
    return events.get(0).time();
  }

  /** The time of the newest event. */
  long newest() {
    return events.get(events.size() - 1).time();
  }

  /** The events of this kind. */
  Log only(Predicate<Event> kind) {
    return new Log(events.stream().filter(kind).toList());
  }

  /** The events of each key; those without key are left out. */
  Map<String, Log> by(Function<Event, String> key) {
    TreeMap<String, Log> logs = new TreeMap<>();
    for (Event e : events) {
      if (key.apply(e) != null) {
        logs.computeIfAbsent(key.apply(e), k -> new Log(new ArrayList<>())).events.add(e);
      }
    }
    return logs;
  }

  /** The events that hold at some moment of [from, to]. */
  List<Event> meeting(long from, long to) {
    List<Event> all = new ArrayList<>(events.subList(0, firstAt(from)));
    all.removeIf(e -> e.until() <= from);
    all.addAll(between(from, to + 1));
    return all;
  }

  /** The last event at or before this time, or null. */
  Event lastUpTo(long time) {
    int after = firstAt(time + 1);
    return after == 0 ? null : events.get(after - 1);
  }

  /** The place of the last placed event at or before this time. */
  Place placeAt(long time) {
    return events.subList(0, firstAt(time + 1)).stream()
        .filter(Event::isPlaced)
        .reduce((earlier, later) -> later)
        .map(e -> new Place(e.lat(), e.lon()))
        .orElse(Place.NONE);
  }

  /** The events with {@code from <= time < until}. */
  List<Event> between(long from, long until) {
    return from >= until ? List.of() : events.subList(firstAt(from), firstAt(until));
  }

  /** The place of the first event that is not before this time. */
  private int firstAt(long time) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (events.get(middle).time() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
