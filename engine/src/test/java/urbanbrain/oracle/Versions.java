package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import urbanbrain.event.Event;

/** The versions of the events of revised streams: which of them is the event. */
final class Versions {

  /** What makes versions those of one event. */
  private record Of(int stream, String id, long time) {}

  /** The last of them is the event: by revision, then arrival, then content. */
  private static final Comparator<Event> RANK =
      Comparator.<Event>comparingDouble(Versions::revision)
          .thenComparingLong(Event::arrival)
          .thenComparingLong(Event::content)
          .thenComparing(e -> e.version().cancelled())
          .thenComparingLong(Event::until);

  private Versions() {}

  /** The events that hold: those of append streams, and of each other the highest version. */
  static List<Event> judged(List<Event> accepted) {
    List<Event> holding = new ArrayList<>(accepted.stream().filter(e -> !isRevised(e)).toList());
    holding.addAll(highest(accepted.stream().filter(Versions::isRevised).toList()));
    return holding;
  }

  private static List<Event> highest(List<Event> versions) {
    Map<Of, Event> highest = new LinkedHashMap<>();
    for (Event e : versions) {
      highest.merge(
          new Of(e.stream(), e.id(), e.time()), e, (a, b) -> RANK.compare(a, b) < 0 ? b : a);
    }
    return standing(highest.values());
  }

  /** A cancelled version says that there is no such event. */
  private static List<Event> standing(Collection<Event> highest) {
    return highest.stream().filter(e -> !e.version().cancelled()).toList();
  }

  private static boolean isRevised(Event e) {
    return e.version() != null;
  }

  /** A version without a revision is lower than one with any. */
  private static double revision(Event e) {
    double revision = e.version().revision();
    return Double.isNaN(revision) ? Double.NEGATIVE_INFINITY : revision;
  }
}
