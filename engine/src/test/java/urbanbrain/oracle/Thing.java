package urbanbrain.oracle;

import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.Site;
import urbanbrain.rule.Leg;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.MatchId;

/**
 * An event or a signal that fits a leg of a join.
 *
 * @param time an event's time or a signal's start
 * @param key the values by which it is compared, or null
 */
record Thing(long time, String key, Site site, EventRef piece) {

  static Thing of(Leg leg, Event e, List<String> same) {
    return new Thing(e.time(), Keys.of(leg.stream(), same, e), Site.of(e), Pieces.of(leg, e));
  }

  static Thing of(Leg leg, Spell spell) {
    return new Thing(spell.start(), spell.key(), spell.site(), Pieces.of(leg, spell));
  }

  /** Where it is as an anchor. */
  Place place() {
    return site.place();
  }

  /** Whether it is the same event or signal, under any leg. */
  boolean isSame(Thing other) {
    return piece.identity() == other.piece.identity();
  }

  /** The match that it is the anchor of. */
  Found match(MatchId id, Belonging belonging, List<EventRef> pieces) {
    String shown = belonging.same().isEmpty() ? null : Keys.shown(key);
    return new Found(id, shown, time, time, place(), pieces);
  }
}
