package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Episode;

/** The episodes of a window rule for one key: boundary after boundary. */
final class Episodes {

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Rule rule;
  private final Form.Window form;
  private final String key;
  private final Log fitting;
  private final Map<Long, Look> looks = new HashMap<>();
  private final List<Spell> closed = new ArrayList<>();

  /** What stands at one boundary. */
  private record Look(boolean isEmpty, boolean raise, boolean clear) {}

  Episodes(Rule rule, String key, Log fitting) {
    this.rule = rule;
    this.form = (Form.Window) rule.when();
    this.key = key;
    this.fitting = fitting;
  }

  /** The episodes of the whole set, in their order. Nothing after {@code newest} is judged. */
  List<Spell> upTo(long newest) {
    long last = boundaryUpTo(newest);
    long opening = NEVER;
    long b = boundaryAfter(fitting.events().get(0).time());
    while (b <= last) {
      if (opening == NEVER && opensAt(b)) {
        opening = b;
      } else if (opening != NEVER && closesAt(b)) {
        closed.add(spell(opening, b, b - form.every()));
        opening = NEVER;
      }
      b = opening == NEVER && look(b).isEmpty ? boundaryAfterNextEvent(b) : b + form.every();
    }
    List<Spell> all = new ArrayList<>(closed);
    if (opening != NEVER) {
      all.add(spell(opening, Episode.OPEN, last));
    } else if (opensAheadOf(last)) {
      long ahead = boundaryAfter(fitting.newest());
      all.add(spell(ahead, Episode.OPEN, ahead));
    }
    return all;
  }

  /** A monotone rule also opens at the first boundary after the key's newest event. */
  private boolean opensAheadOf(long last) {
    long ahead = boundaryAfter(fitting.newest());
    return rule.verdict() == RuleClass.M && ahead > last && opensAt(ahead);
  }

  private boolean opensAt(long b) {
    return held(form.hold(), b, x -> look(x).raise);
  }

  private boolean closesAt(long b) {
    return held(form.keep(), b, x -> look(x).clear)
        || held(Math.max(form.every(), form.keep()), b, x -> look(x).isEmpty);
  }

  /** Whether a condition was true at every boundary in [b - span, b]. */
  private boolean held(long span, long b, LongPredicate condition) {
    for (long x = b; x >= b - span; x -= form.every()) {
      if (!condition.test(x)) {
        return false;
      }
    }
    return true;
  }

  private Look look(long b) {
    return looks.computeIfAbsent(b, this::lookAt);
  }

  private Look lookAt(long b) {
    List<Event> window = windowAt(b);
    Summary summary = new Summary(form.lanes(), window);
    boolean raise = form.raise().of(summary);
    boolean clear = !raise && (form.clear() == null || form.clear().of(summary));
    return new Look(window.isEmpty(), raise, clear);
  }

  private List<Event> windowAt(long b) {
    return fitting.between(b - form.over(), b);
  }

  private Spell spell(long opening, long closing, long lastJudged) {
    long earlier = closed.isEmpty() ? NEVER : closed.get(closed.size() - 1).end() - form.every();
    long from = Math.max(opening - form.hold() - form.over(), earlier);
    List<Event> evidence = fitting.between(from, lastJudged);
    return new Spell(rule, key, opening, closing, place(opening), evidence);
  }

  private Place place(long opening) {
    return windowAt(opening).stream()
        .filter(Event::isPlaced)
        .reduce((earlier, later) -> later)
        .map(e -> new Place(e.lat(), e.lon()))
        .orElse(Place.NONE);
  }

  private long boundaryUpTo(long time) {
    return Math.floorDiv(time, form.every()) * form.every();
  }

  private long boundaryAfter(long time) {
    return boundaryUpTo(time) + form.every();
  }

  /** Where windows are empty nothing opens, so they may be passed over. */
  private long boundaryAfterNextEvent(long b) {
    List<Event> rest = fitting.between(b, Long.MAX_VALUE);
    return rest.isEmpty() ? Long.MAX_VALUE : boundaryAfter(rest.get(0).time());
  }
}
