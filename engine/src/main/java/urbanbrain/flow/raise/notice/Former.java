package urbanbrain.flow.raise.notice;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import urbanbrain.rule.Form;
import urbanbrain.rule.Period;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.MatchId;

/**
 * The handles under which receivers may know a match from before a restart, when nobody remembers
 * what was said of it. A join's match had its own id. A monotone window is told as soon as it
 * opens, and events that came in another order may have let it open at any later boundary at which
 * it was still open: a boundary that an event brings to hold holds with more events too.
 */
public final class Former {

  /** How many handles that an incident may have had before a restart a message names at most. */
  private static final int MOST = 250;

  /** Of a window that is told before it is final; else null. */
  private final Period period;

  private final long before;

  /**
   * Of a rule's matches.
   *
   * @param before up to when a match may start that receivers may know so, milliseconds since the
   *     epoch; {@link Long#MIN_VALUE} where there was no restart
   */
  public Former(Rule rule, long before) {
    this.before = before;
    boolean isToldAhead = rule.verdict() == RuleClass.M;
    period = isToldAhead && rule.when() instanceof Form.Window window ? window.period() : null;
  }

  /** Whether receivers may know a match. */
  public boolean mayKnow(MatchId id) {
    return id.time() <= before;
  }

  /**
   * The handles that an incident may have had; not more than {@code MOST}.
   *
   * @param matches those of its matches that receivers may know, and their ends as now known
   * @param isKnown whether it is known of which incident a handle is that is named after a match
   */
  public NavigableSet<Handle> handles(Map<MatchId, Long> matches, Predicate<MatchId> isKnown) {
    Stream<Handle> own = matches.keySet().stream().map(id -> new Handle(id, 0));
    int each = MOST / Math.max(1, matches.size());
    Stream<Handle> others = matches.entrySet().stream().flatMap(match -> later(match).limit(each));
    return Stream.concat(own, others)
        .filter(handle -> !isKnown.test(handle.id()))
        .distinct()
        .limit(MOST)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The handles besides its own that a match may have had, the earliest first. An open episode has
   * no last one.
   *
   * @param match its id, and its end as now known
   */
  public Stream<Handle> later(Map.Entry<MatchId, Long> match) {
    if (period == null) {
      return Stream.empty();
    }
    MatchId id = match.getKey();
    return Stream.iterate(
            period.after(id.time()),
            boundary -> boundary < match.getValue() && boundary <= before,
            period::after)
        .map(boundary -> new Handle(new MatchId(boundary, id.name(), id.tie()), 0));
  }
}
