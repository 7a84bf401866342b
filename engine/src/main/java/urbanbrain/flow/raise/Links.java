package urbanbrain.flow.raise;

import static com.google.common.math.LongMath.saturatedAdd;

import java.util.Objects;
import urbanbrain.event.Place;
import urbanbrain.geo.Earth;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Match;

/** Which matches of a rule are the same happening. */
final class Links {

  private final IncidentSpec spec;
  private final long reach;

  Links(Rule rule) {
    this.spec = rule.incident();
    this.reach = rule.reach();
  }

  /** Whether two matches are directly linked. */
  boolean linked(Match a, Match b) {
    if (isSameOpening(a, b)) {
      return true;
    }
    return spec.links() && near(a, b) && closeInTime(a, b);
  }

  /**
   * A key has one open episode at most: of two, one replaces the other, which goes next. Linked,
   * the incident keeps its handle meanwhile.
   */
  private static boolean isSameOpening(Match a, Match b) {
    return a.end() == Episode.OPEN && b.end() == Episode.OPEN && Objects.equals(a.key(), b.key());
  }

  private boolean closeInTime(Match a, Match b) {
    return Math.max(a.start(), b.start()) <= saturatedAdd(Math.min(a.end(), b.end()), spec.gap());
  }

  private boolean near(Match a, Match b) {
    return (spec.sameKey() && a.key() != null && a.key().equals(b.key())) || nearby(a, b);
  }

  private boolean nearby(Match a, Match b) {
    Place p = a.place();
    Place q = b.place();
    return !Double.isNaN(spec.near())
        && p.isKnown()
        && q.isKnown()
        && Earth.within(spec.near(), p.lat(), p.lon(), q.lat(), q.lon());
  }

  /**
   * The watermark from which no new match can be linked to this one, nor it change: a new match
   * lies less than the rule's reach before the watermark. Never for an open episode.
   */
  long pastAt(long end) {
    return saturatedAdd(end, spec.gap() + reach);
  }

  /** The watermark from which no match of this start can come that was not there before. */
  long knownAt(long start) {
    return saturatedAdd(start, reach);
  }
}
