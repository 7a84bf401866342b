package urbanbrain.flow.raise.desk;

import urbanbrain.event.Event;
import urbanbrain.geo.Spot;

/**
 * An event that holds for a while, {@code [from, until)}, and keeps incidents quiet that begin
 * meanwhile.
 *
 * @param key the rule's key as the event has it, or null
 */
record Going(long identity, String id, long from, long until, Spot spot, String key)
    implements Comparable<Going> {

  static Going of(Event event, Spot spot, String key) {
    return new Going(event.identity(), event.id(), event.time(), event.until(), spot, key);
  }

  @Override
  public int compareTo(Going other) {
    int byTime = Long.compare(from, other.from);
    int byId = byTime != 0 ? byTime : id.compareTo(other.id);
    return byId != 0 ? byId : Long.compare(identity, other.identity);
  }
}
