package urbanbrain.flow.raise.notice;

import java.util.Comparator;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.Incident;

/**
 * What ends incidents at a moment: an event of the rule's {@code ends_when} leg ends those that it
 * is linked to, people's word the one that it names, the end of a rule all of them. Matches after
 * that moment begin a new one.
 *
 * @param time event time, milliseconds since the epoch
 * @param identity the event's identity; of the end of a rule what comes after it
 * @param named the {@link urbanbrain.verdict.MatchId#digits} of a match of the incident that people
 *     mean; {@link #NOBODY} for an event of the leg, {@link #ALL} for the end of the rule
 * @param key the leg's key, or null
 */
public record Cut(long time, long identity, long named, Place place, String key)
    implements Comparable<Cut> {

  /** It names no match. */
  public static final long NOBODY = -1;

  /** It means every incident. */
  public static final long ALL = -2;

  /** At one moment an all-clear comes before people's word, and that before the rule's end. */
  private static final Comparator<Cut> ORDER =
      Comparator.comparingLong(Cut::time)
          .thenComparing(Cut::isOfRule)
          .thenComparing(Cut::isClose)
          .thenComparingLong(Cut::identity);

  /** An event of the leg that ends what it is linked to. */
  public static Cut ending(Event event, String key) {
    Place place = new Place(event.lat(), event.lon());
    return new Cut(event.time(), event.identity(), NOBODY, place, key);
  }

  /** People's word about the incident of this match. */
  public static Cut closing(Event event, long digits) {
    return new Cut(event.time(), event.identity(), digits, Place.NONE, null);
  }

  /** The end of a version of a rule. */
  public static Cut end(Tenure of) {
    return new Cut(of.until(), code(of.end()), ALL, Place.NONE, null);
  }

  /** The end of an incident that nobody judges any more, known up to this moment. */
  public static Cut abandoning(long time, long digits) {
    return new Cut(time, digits, digits, Place.NONE, null);
  }

  private static long code(Tenure.End end) {
    return StableHash.of(end.name());
  }

  /** Whether people closed it. */
  public boolean isClose() {
    return named != NOBODY && !isOfRule();
  }

  /** Whether the rule ended. */
  public boolean isOfRule() {
    return named == ALL;
  }

  /** Whether what it ends may go on without it: then the end is here. */
  public boolean isCutOff() {
    return named != NOBODY;
  }

  /** The reason for which it ends incidents. */
  public Incident.Reason reason() {
    if (isOfRule()) {
      boolean isChanged = identity == code(Tenure.End.CHANGED);
      return isChanged ? Incident.Reason.RULE_CHANGED : Incident.Reason.RULE_REMOVED;
    }
    return isClose() ? Incident.Reason.CLOSED : Incident.Reason.CLEARED;
  }

  @Override
  public int compareTo(Cut other) {
    return ORDER.compare(this, other);
  }
}
