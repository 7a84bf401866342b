package urbanbrain.window.pane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.verdict.Evidence;

/** A window over a plain list of events, counted anew for every question. */
final class Recount {

  private final List<Event> events = new ArrayList<>();

  void add(Event event) {
    events.add(event);
  }

  void dropBefore(long time) {
    events.removeIf(e -> e.time() < time);
  }

  private List<Event> window(long from, long to) {
    return events.stream()
        .filter(e -> e.time() >= from && e.time() < to)
        .sorted(
            Comparator.comparingLong(Event::time)
                .thenComparing(Event::id)
                .thenComparingLong(Event::identity))
        .toList();
  }

  /** The ids of the events in their order: an operator that does not commute. */
  String shown(long from, long to) {
    return window(from, to).stream()
        .limit(Evidence.SHOWN)
        .map(Event::id)
        .collect(Collectors.joining(" "));
  }

  long count(long from, long to) {
    return window(from, to).size();
  }

  Place place(long from, long to) {
    return window(from, to).stream()
        .filter(Event::isPlaced)
        .max(Event.ORDER)
        .map(e -> new Place(e.lat(), e.lon()))
        .orElse(Place.NONE);
  }

  /** What the lanes of {@link Panes_oracleTest} say, in their order. */
  List<Double> lanes(long from, long to) {
    double[] values =
        window(from, to).stream()
            .mapToDouble(e -> e.numbers()[0])
            .filter(v -> !Double.isNaN(v))
            .toArray();
    long texts =
        window(from, to).stream().map(e -> e.texts()[1]).filter(t -> t != null).distinct().count();
    double sum = 0;
    double min = Double.NaN;
    double max = Double.NaN;
    for (double value : values) {
      sum += value;
      min = Double.isNaN(min) ? value : Math.min(min, value);
      max = Double.isNaN(max) ? value : Math.max(max, value);
    }
    boolean isAbsent = values.length == 0;
    return List.of(
        (double) count(from, to),
        isAbsent ? Double.NaN : sum,
        isAbsent ? Double.NaN : sum / values.length,
        min,
        max,
        texts == 0 ? Double.NaN : texts);
  }
}
