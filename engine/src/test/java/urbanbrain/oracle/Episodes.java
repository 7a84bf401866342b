package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.Episode;

/** The episodes of a window rule for one key: boundary after boundary, called by their numbers. */
final class Episodes {

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Rule rule;
  private final Form.Window form;
  private final String key;
  private final Log fitting;
  private final Tenure tenure;
  private final boolean isOver;
  private final long newest;
  private final Boundaries boundaries;
  private final Map<Long, Look> looks = new HashMap<>();
  private final List<Spell> closed = new ArrayList<>();

  /** What stands at one boundary. */
  private record Look(boolean isEmpty, boolean isRaiseTrue, boolean isClearTrue) {}

  /** Nothing after {@code newest} is judged. */
  Episodes(Rule rule, String key, Log fitting, long newest) {
    this.rule = rule;
    this.form = (Form.Window) rule.when();
    this.key = key;
    this.fitting = fitting;
    this.tenure = rule.tenure();
    this.newest = Math.min(newest, tenure.heard() - 1);
    this.isOver = tenure.heard() <= newest;
    this.boundaries = Boundaries.of(form.period(), fitting.oldest(), newest, margin(form));
  }

  /** As far back as a condition looks, in milliseconds. */
  private static long margin(Form.Window form) {
    long back = Math.max(form.hold(), form.keep());
    return back + form.over() + 2L * (form.ofLast().boundaries() + 1) * form.every();
  }

  /** The episodes of the whole set, in their order. */
  List<Spell> all() {
    long last = boundaries.after(newest) - 1;
    long opening = NEVER;
    long n = boundaries.after(fitting.oldest());
    while (n <= last) {
      if (opening == NEVER && opensAt(n)) {
        opening = n;
      } else if (opening != NEVER && closesAt(n)) {
        closed.add(spell(opening, boundaries.at(n), n - 1));
        opening = NEVER;
      }
      n = opening == NEVER && isForgottenAt(n) ? boundaryAfterNextEvent(n) : n + 1;
    }
    List<Spell> all = new ArrayList<>(closed);
    if (opening != NEVER) {
      all.add(spell(opening, isOver ? tenure.heard() : Episode.OPEN, last));
    } else if (!isOver && opensAheadOf(last)) {
      long ahead = boundaries.after(fitting.newest());
      all.add(spell(ahead, Episode.OPEN, ahead));
    }
    return all;
  }

  /** A monotone rule also opens at the first boundary after the key's newest event. */
  private boolean opensAheadOf(long last) {
    long ahead = boundaries.after(fitting.newest());
    return rule.verdict() == RuleClass.M
        && ahead > last
        && boundaries.at(ahead) < tenure.heard()
        && opensAt(ahead);
  }

  /** Where the window itself is empty nothing opens, whatever stood at the boundaries before. */
  private boolean opensAt(long n) {
    return !look(n).isEmpty
        && held(boundaries.at(n) - form.hold(), n, x -> isJudged(x) && isRaised(x));
  }

  /** A version judges only once it has seen all that a window holds. */
  private boolean isJudged(long n) {
    return boundaries.at(n) >= tenure.warm();
  }

  /** Empty for a while, or clear for a while. The least while for empty is one period. */
  private boolean closesAt(long n) {
    long b = boundaries.at(n);
    return held(b - form.keep(), n, this::isClear)
        || held(Math.min(boundaries.at(n - 1), b - form.keep()), n, x -> look(x).isEmpty);
  }

  /** Whether a condition was true at every boundary from this time to the boundary. */
  private boolean held(long from, long n, LongPredicate condition) {
    for (long x = n; boundaries.at(x) >= from; x--) {
      if (!condition.test(x)) {
        return false;
      }
    }
    return true;
  }

  /** The raise condition: that {@code raise} was true often enough of late. */
  private boolean isRaised(long n) {
    Form.OfLast ofLast = form.ofLast();
    LongStream lately = LongStream.rangeClosed(n - ofLast.boundaries() + 1, n);
    return lately.filter(x -> look(x).isRaiseTrue).count() >= ofLast.needed();
  }

  private boolean isClear(long n) {
    return !isRaised(n) && look(n).isClearTrue;
  }

  private Look look(long n) {
    return looks.computeIfAbsent(n, this::lookAt);
  }

  private Look lookAt(long n) {
    List<Event> window = windowAt(n);
    Summary summary = new Summary(form.lanes(), window);
    boolean isClearTrue = form.clear() == null || form.clear().of(summary);
    return new Look(window.isEmpty(), form.raise().of(summary), isClearTrue);
  }

  private List<Event> windowAt(long n) {
    return fitting.between(boundaries.at(n) - form.over(), boundaries.at(n));
  }

  private Spell spell(long opening, long end, long lastJudged) {
    long start = boundaries.at(opening);
    long from = Math.max(start - form.hold() - form.over() - lookBack(opening), earlierHas());
    List<Event> evidence = fitting.between(from, boundaries.at(lastJudged));
    return new Spell(rule, key, start, end, site(opening), evidence);
  }

  /** How much more the boundaries before the opening reach back, for {@code of_last}. */
  private long lookBack(long opening) {
    long b = boundaries.at(opening);
    return b - boundaries.at(opening - form.ofLast().boundaries() + 1);
  }

  /** Until when events are evidence of the episode before. */
  private long earlierHas() {
    if (closed.isEmpty()) {
      return NEVER;
    }
    return boundaries.at(boundaries.after(closed.get(closed.size() - 1).end() - 1) - 1);
  }

  private Site site(long opening) {
    return windowAt(opening).stream()
        .filter(Event::isPlaced)
        .reduce((earlier, later) -> later)
        .map(Site::of)
        .orElse(Site.NONE);
  }

  /** Where all windows that still matter are empty nothing opens. */
  private boolean isForgottenAt(long n) {
    return LongStream.rangeClosed(n - form.ofLast().boundaries(), n).allMatch(x -> look(x).isEmpty);
  }

  private long boundaryAfterNextEvent(long n) {
    List<Event> rest = fitting.between(boundaries.at(n), Long.MAX_VALUE);
    return rest.isEmpty() ? Long.MAX_VALUE : boundaries.after(rest.get(0).time());
  }
}
