package urbanbrain.inquiry.tape;

import urbanbrain.event.Place;
import urbanbrain.geo.Earth;
import urbanbrain.verdict.Match;

/**
 * Whether a rule was raised at about a time and a place.
 *
 * @param rule the rule's name
 * @param at milliseconds since the epoch
 * @param slack how far a match may be from that, before or after, in milliseconds
 * @param place where, or nowhere if that does not matter
 * @param radius how far a match may be from there, in metres
 * @param key the key that the match must have, or null if that does not matter
 */
public record Question(String rule, long at, long slack, Place place, double radius, String key) {

  /** Whether a match is what is asked for. */
  public boolean isMetBy(Match match) {
    return isMetBy(match.start(), match.end(), match.place(), match.key());
  }

  /** Whether what has this span, place and key is what is asked for. */
  public boolean isMetBy(long start, long end, Place where, String itsKey) {
    boolean isThen = start <= at + slack && end >= at - slack;
    boolean isIt = key == null || key.equals(itsKey);
    return isThen && isIt && isThere(where);
  }

  private boolean isThere(Place where) {
    return !place.isKnown()
        || (where.isKnown()
            && Earth.within(radius, place.lat(), place.lon(), where.lat(), where.lon()));
  }

  /** How far an event is, in slacks and radii. */
  double distance(Surroundings.Near near) {
    double space = Double.isNaN(near.metres()) ? 0 : near.metres() / Math.max(1, radius);
    return Math.abs(near.later()) / (double) Math.max(1, slack) + space;
  }

  /** How far from the time asked for, in milliseconds: 0 within a span. */
  public long distance(Match match) {
    if (match.start() > at) {
      return match.start() - at;
    }
    return Math.max(0, at - match.end());
  }
}
