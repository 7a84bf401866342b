package urbanbrain.flow;

import urbanbrain.event.Event;
import urbanbrain.verdict.Patch;

/**
 * An event or a patch on its way to one key. Exactly one of the two is there.
 *
 * @param home whether this is the event's copy in its own tile (always, without tiles): only home
 *     copies are anchors
 * @param feeds the codes of the feeds of this key space that the event fits; of a patch empty
 */
public record Routed(RouteKey key, boolean home, int[] feeds, Event event, Patch patch) {

  /** An event for a key. */
  public static Routed event(RouteKey key, boolean home, int[] feeds, Event event) {
    return new Routed(key, home, feeds, event, null);
  }

  /** A patch for a key. */
  public static Routed patch(RouteKey key, Patch patch) {
    return new Routed(key, true, new int[0], null, patch);
  }
}
