package urbanbrain.oracle;

import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.Site;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.MatchId;

/**
 * An episode of a signal.
 *
 * @param end the closing boundary, or {@link Episode#OPEN}
 * @param events its evidence
 */
public record Spell(Rule rule, String key, long start, long end, Site site, List<Event> events) {

  /** The point that stands for where it is. */
  public Place place() {
    return site.place();
  }

  /** Whether it meets the closed interval [from, to]. */
  boolean meets(long from, long to) {
    return start <= to && end > from;
  }

  /** It as a match of its own rule. */
  Found match() {
    Leg of = rule.when().legs().get(0);
    List<EventRef> pieces = events.stream().map(e -> Pieces.of(of, e)).toList();
    return new Found(new MatchId(start, key, 0), Keys.shown(key), start, end, place(), pieces);
  }
}
