package urbanbrain.flow.raise.book;

import static com.google.common.math.LongMath.saturatedAdd;

import java.util.Objects;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.geo.Earth;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Match;

/** Which matches of a rule are the same happening. */
final class Links {

  private final String rule;
  private final IncidentSpec spec;
  private final long reach;

  Links(Rule rule) {
    this.rule = rule.title();
    this.spec = rule.incident();
    this.reach = rule.reach();
  }

  /** The name of the rule, whatever version it is. */
  String rule() {
    return rule;
  }

  /** Whether two matches are directly linked. */
  boolean linked(Match a, Match b) {
    if (isSameOpening(a, b)) {
      return true;
    }
    return spec.links() && near(a.key(), a.place(), b.key(), b.place()) && closeInTime(a, b);
  }

  /** Whether an event that ends incidents is linked to a match before it. */
  boolean linked(Cut cut, Match match) {
    return spec.links()
        && match.start() <= cut.time()
        && cut.time() <= saturatedAdd(match.end(), spec.gap())
        && near(cut.key(), cut.place(), match.key(), match.place());
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

  private boolean near(String a, Place p, String b, Place q) {
    return (spec.sameKey() && a != null && a.equals(b)) || nearby(p, q);
  }

  private boolean nearby(Place p, Place q) {
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

  /** The start up to which every match is known at a watermark. */
  long knownUpTo(long watermark) {
    return watermark == Times.END ? Times.END : saturatedAdd(watermark, -reach);
  }

  /** Whether nothing can join a case any more. */
  boolean isOver(Case home, Times times) {
    if (home.cut != null) {
      return knownAt(home.cut.time()) <= times.own();
    }
    return times.own() != Times.END && pastAt(home.end()) <= times.own();
  }
}
