package urbanbrain.city.channel;

import java.io.Serializable;
import java.util.List;
import urbanbrain.send.route.Route.Certainty;

/**
 * What goes to a webhook beside what its rules and severities say; times in milliseconds.
 *
 * @param areas names of the city's areas; empty for all of it
 * @param updateEvery how far apart updates are that say nothing new of the state; 0 for all
 * @param escalateAfter how long nobody may have taken an incident in hand; 0 for any time
 * @param escalateTo the name of the webhook that is told then, or null
 */
public record Routing(
    List<String> areas,
    Certainty certainty,
    long updateEvery,
    long escalateAfter,
    String escalateTo)
    implements Serializable {

  /** All of it. */
  public static final Routing ALL = new Routing(List.of(), Certainty.ANY, 0, 0, null);

  public Routing {
    areas = List.copyOf(areas);
  }
}
