package urbanbrain.flow.raise.link;

import static com.google.common.math.LongMath.saturatedAdd;

import java.util.Objects;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.geo.Earth;
import urbanbrain.geo.Tiles;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Match;

/** Which matches of a rule are the same happening. */
public final class Links {

  private final String rule;
  private final IncidentSpec spec;
  private final long reach;

  /** Those of a rule. */
  public Links(Rule rule) {
    this.rule = rule.title();
    this.spec = rule.incident();
    this.reach = rule.reach();
  }

  /** The name of the rule, whatever version it is. */
  public String rule() {
    return rule;
  }

  /** Whether two matches are directly linked. */
  public boolean linked(Match a, Match b) {
    if (isSameOpening(a, b)) {
      return true;
    }
    return spec.links() && near(a.key(), a.place(), b.key(), b.place()) && closeInTime(a, b);
  }

  /** Whether an event that ends incidents is linked to a match before it. */
  public boolean linked(Cut cut, Match match) {
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

  /** Whether a match of this key and end may be linked to others by its key. */
  boolean goesByKey(String key, long end) {
    return end == Episode.OPEN || goesByKey(key);
  }

  /** Whether what has this key may be linked to others by it, also to those that have ended. */
  boolean goesByKey(String key) {
    return spec.sameKey() && key != null;
  }

  /** A level of tiles by which to find matches that are near; -1 where none is by being near. */
  int level() {
    return Double.isNaN(spec.near()) ? -1 : Tiles.levelFor(spec.near());
  }

  /** How far matches that are near may be apart, in metres. */
  double near() {
    return spec.near();
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
  public long pastAt(long end) {
    return saturatedAdd(end, spec.gap() + reach);
  }

  /** The watermark from which no match of this start can come that was not there before. */
  public long knownAt(long start) {
    return saturatedAdd(start, reach);
  }

  /** The start up to which every match is known at a watermark. */
  public long knownUpTo(long watermark) {
    return watermark == Times.END ? Times.END : saturatedAdd(watermark, -reach);
  }
}
