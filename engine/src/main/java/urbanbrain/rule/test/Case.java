package urbanbrain.rule.test;

import java.time.ZoneId;
import java.util.List;
import urbanbrain.asset.Assets;

/**
 * One case of a rule's test.
 *
 * @param name what it shows, in a sentence
 * @param line where it stands in its file
 * @param zone whose days and weeks the rule means here
 * @param moments how its times are written
 * @param assets what is known of the city's assets
 * @param arrivals its events in the order in which they come in
 * @param lateness how far behind the newest event one of them comes at most, or may come
 *     (milliseconds)
 * @param until how far event time goes: nothing later is judged. At least the newest event's time
 * @param expected what is to be raised, in the order in which it is; empty for nothing
 */
public record Case(
    String name,
    int line,
    ZoneId zone,
    Moments moments,
    Assets assets,
    List<Arrival> arrivals,
    long lateness,
    long until,
    List<Expected> expected) {

  /** The name of the only source of a case. */
  public static final String SOURCE = "case";

  public Case {
    arrivals = List.copyOf(arrivals);
    expected = List.copyOf(expected);
  }

  /** Whether something is to be raised, and told. */
  public boolean raises() {
    return expected.stream().anyMatch(Expected::isRaised);
  }
}
