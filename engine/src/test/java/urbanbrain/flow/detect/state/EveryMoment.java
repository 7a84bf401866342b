package urbanbrain.flow.detect.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;

/** The episodes of one state rule for one key by their definition: every millisecond is judged. */
final class EveryMoment {

  private final Form.State form;
  private final List<Event> events;
  private final long newest;
  private final List<Seen> episodes = new ArrayList<>();

  /** An episode with the ids of its evidence. */
  record Seen(long start, long end, Place place, List<String> ids) {}

  /**
   * Judges.
   *
   * @param events of the key, that fit
   * @param newest nothing after it is judged
   */
  EveryMoment(Rule rule, List<Event> events, long newest) {
    this.form = (Form.State) rule.when();
    this.events = events;
    this.newest = newest;
    judge();
  }

  List<Seen> episodes() {
    return episodes;
  }

  private void judge() {
    long first = events.stream().mapToLong(Event::time).min().orElse(newest);
    long opening = Episode.OPEN;
    for (long x = first; x <= newest; x++) {
      if (opening == Episode.OPEN && always(x - form.hold(), x, this::holds)) {
        opening = x;
      } else if (opening != Episode.OPEN && !holds(x)) {
        add(opening, x);
        opening = Episode.OPEN;
      }
    }
    if (opening != Episode.OPEN) {
      add(opening, Episode.OPEN);
    }
  }

  private static boolean always(long from, long to, LongPredicate condition) {
    return LongStream.rangeClosed(from, to).allMatch(condition);
  }

  private boolean holds(long x) {
    Event value = value(x);
    return value != null && form.is().of(value);
  }

  /** The last event by time and id, if it is not stale. */
  private Event value(long x) {
    return events.stream()
        .filter(e -> e.time() <= x)
        .max(Event.ORDER)
        .filter(e -> x < e.time() + form.stale())
        .orElse(null);
  }

  private void add(long opening, long end) {
    List<Event> evidence =
        LongStream.rangeClosed(opening - form.hold(), Math.min(end - 1, newest))
            .mapToObj(this::value)
            .distinct()
            .toList();
    Place place =
        evidence.stream()
            .filter(e -> e.isPlaced() && e.time() <= opening)
            .max(Comparator.comparingLong(Event::time))
            .map(e -> new Place(e.lat(), e.lon()))
            .orElse(Place.NONE);
    episodes.add(new Seen(opening, end, place, evidence.stream().map(Event::id).toList()));
  }
}
