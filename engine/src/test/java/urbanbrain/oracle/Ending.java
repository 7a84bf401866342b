package urbanbrain.oracle;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import urbanbrain.event.Place;
import urbanbrain.rule.tenure.Tenure;

/**
 * An event that ends incidents: of the leg, those to which it is linked; of people, the one that
 * they name.
 *
 * @param key null where it has none
 * @param named the text id of a match or a handle, as people gave it; null for an event of the leg
 * @param ofRule what comes after the rule where it is the rule that ends; else null
 */
record Ending(long time, Place place, String key, String named, Tenure.End ofRule) {

  /**
   * At one moment what ends what it is linked to comes before people's word, the rule's end last.
   */
  static final Comparator<Ending> ORDER =
      comparingLong(Ending::time)
          .thenComparing(comparing(Ending::isOfRule))
          .thenComparing(comparing(Ending::isPeoples));

  Ending(long time, Place place, String key, String named) {
    this(time, place, key, named, null);
  }

  /** The end of a version of a rule. */
  static Ending of(Tenure tenure) {
    return new Ending(tenure.until(), Place.NONE, null, null, tenure.end());
  }

  /** Whether the rule ends. */
  boolean isOfRule() {
    return ofRule != null;
  }

  /** Whether people say so. */
  boolean isPeoples() {
    return named != null;
  }

  /** Whether people mean this match: a handle may have a turn behind the id of its match. */
  boolean names(String match) {
    String text = named.strip();
    return text.equals(match)
        || (text.startsWith(match + "-") && text.substring(match.length() + 1).matches("[0-9]+"));
  }
}
