package urbanbrain.verdict;

import java.util.List;
import java.util.Map;

/**
 * One message about an incident. A receiver that folds messages by handle, {@link #absorbs} and
 * sequence, the highest sequence of a handle being its last word, holds what is true now.
 *
 * @param incident the handle: the first content id that was published for the incident; it stays
 * @param sequence rises with every message of one handle, across restarts too
 * @param time event time of the deciding event, milliseconds since the epoch
 * @param absorbs the other handles under which receivers may know the incident
 * @param absorbedBy the handle that goes on for this one, which says nothing more; else null
 * @param references the ids of the messages that this one replaces
 * @param headline by language, the main one first
 * @param trial whether the rule is on trial: such a message goes to files only
 * @param facts the incident as now known; of a withdrawn one, as it was last known
 */
public record Alert(
    String incident,
    long sequence,
    Type type,
    State state,
    long time,
    List<String> absorbs,
    String absorbedBy,
    List<String> references,
    Map<String, String> headline,
    boolean trial,
    Incident facts) {

  /** The message types of the Common Alerting Protocol. */
  public enum Type {
    /** The first word of a handle. */
    ALERT,
    /** A later word. */
    UPDATE,
    /** Takes back what was said. */
    CANCEL
  }

  /** Where the incident stands. */
  public enum State {
    /** It seems to have happened; later it is confirmed or withdrawn. */
    PROVISIONAL,
    /** It goes on, or more of it may come. */
    OPEN,
    /** Nothing of it can come any more; or it goes on under another handle. */
    ENDED,
    /** It did not happen. */
    WITHDRAWN
  }

  /** The message's id: the same however often it is sent. */
  public String id() {
    return id(incident, sequence);
  }

  /** The id of the message of this handle and sequence. */
  public static String id(String incident, long sequence) {
    return incident + "." + sequence;
  }
}
