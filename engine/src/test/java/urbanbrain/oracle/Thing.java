package urbanbrain.oracle;

import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.rule.Leg;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.MatchId;

/**
 * An event or a signal that fits a leg of a join.
 *
 * @param time an event's time or a signal's start
 * @param key the values by which it is compared, or null
 */
record Thing(long time, String key, Place place, EventRef piece) {

  static Thing of(Leg leg, Event e, List<String> same) {
    Place place = new Place(e.lat(), e.lon());
    return new Thing(e.time(), Keys.of(leg.stream(), same, e), place, Pieces.of(leg, e));
  }

  static Thing of(Leg leg, Spell spell) {
    return new Thing(spell.start(), spell.key(), spell.place(), Pieces.of(leg, spell));
  }

  /** Whether it is the same event or signal, under any leg. */
  boolean isSame(Thing other) {
    return piece.identity() == other.piece.identity();
  }

  /** The match that it is the anchor of. */
  Found match(MatchId id, Belonging belonging, List<EventRef> pieces) {
    String shown = belonging.same().isEmpty() ? null : Keys.shown(key);
    return new Found(id, shown, time, time, place, pieces);
  }
}
