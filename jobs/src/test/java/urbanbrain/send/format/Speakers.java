package urbanbrain.send.format;

import java.time.ZoneId;
import java.util.List;
import urbanbrain.city.City;
import urbanbrain.city.channel.Speech;
import urbanbrain.event.Dictionary;
import urbanbrain.rule.RuleSet;

/** How channels of a city speak of which nothing is known but its name. */
public final class Speakers {

  private Speakers() {}

  /** One that has nothing to hide. */
  public static Speaker of(String city, ZoneId zone, boolean exercise) {
    RuleSet none = new RuleSet(new Dictionary(List.of()), List.of());
    City plain = new City(city, zone, none, List.of(), List.of(), 0, 0);
    return new Speaker(plain, Speech.USUAL, exercise);
  }
}
