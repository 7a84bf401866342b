package urbanbrain.verdict;

import java.util.List;
import java.util.Map;

/**
 * One message about an incident, or about the engine itself ({@link #isSystem}). A receiver that
 * folds messages by handle, {@link #absorbs} and sequence, the highest sequence of a handle being
 * its last word, holds what is true now.
 *
 * @param incident the handle: the first content id that was published for the incident; it stays
 * @param sequence rises with every message of one handle, across restarts too
 * @param time event time of the deciding event, milliseconds since the epoch
 * @param absorbs the other handles under which receivers may know the incident
 * @param absorbedBy the handle that goes on for this one, which says nothing more; else null
 * @param references the messages that this one replaces
 * @param headline by language, the main one first, as anybody may see it
 * @param trial whether the rule is on trial: such a message goes to files only
 * @param facts the incident as now known; of a withdrawn one, as it was last known. With the values
 *     of sensitive fields: what writes a message leaves out those that the channel does not reveal
 * @param origin when it was said, and what its words are made of
 * @param ackedBy who said to have taken it in hand, told by this message, however sensitive; else
 *     null
 * @param storm of how many incidents of its rule this message is the summary, none of which is told
 *     by itself; 0 for a message about one incident
 * @param strain the bound that a rule has reached, if that is what the message is about; else null
 */
public record Alert(
    String incident,
    long sequence,
    Type type,
    State state,
    long time,
    List<String> absorbs,
    String absorbedBy,
    List<Reference> references,
    Map<String, String> headline,
    boolean trial,
    Incident facts,
    Origin origin,
    String ackedBy,
    long storm,
    Strain strain) {

  /** How many messages a handle may have between two restarts, as a power of two. */
  public static final int EPOCH_BITS = 20;

  /** A message about one incident or many. */
  public Alert(
      String incident,
      long sequence,
      Type type,
      State state,
      long time,
      List<String> absorbs,
      String absorbedBy,
      List<Reference> references,
      Map<String, String> headline,
      boolean trial,
      Incident facts,
      Origin origin,
      long storm) {
    this(
        incident,
        sequence,
        type,
        state,
        time,
        absorbs,
        absorbedBy,
        references,
        headline,
        trial,
        facts,
        origin,
        null,
        storm,
        null);
  }

  /** A message about one incident. */
  public Alert(
      String incident,
      long sequence,
      Type type,
      State state,
      long time,
      List<String> absorbs,
      String absorbedBy,
      List<Reference> references,
      Map<String, String> headline,
      boolean trial,
      Incident facts,
      Origin origin) {
    this(
        incident,
        sequence,
        type,
        state,
        time,
        absorbs,
        absorbedBy,
        references,
        headline,
        trial,
        facts,
        origin,
        0);
  }

  /**
   * Another message that this one replaces.
   *
   * @param id its id
   * @param sent its {@link Origin#sent}
   */
  public record Reference(String id, long sent) {}

  /**
   * How a message came to be.
   *
   * @param sent event time as far as it was known when it was said: of the deciding event or of the
   *     rule's clock, the later one; milliseconds since the epoch
   * @param firsts the first piece of evidence of each leg, by the leg's name: what the headline
   *     tells of; empty where it tells of none
   */
  public record Origin(long sent, Map<String, EventRef> firsts) {}

  /** This message, telling who has taken the incident in hand. */
  public Alert acked(String by) {
    return new Alert(
        incident,
        sequence,
        type,
        state,
        time,
        absorbs,
        absorbedBy,
        references,
        headline,
        trial,
        facts,
        origin,
        by,
        storm,
        strain);
  }

  /** The end of what this message told, for those to whom it ends there. */
  public Alert endedAt(long when) {
    return new Alert(
        incident,
        sequence,
        Type.UPDATE,
        State.ENDED,
        when,
        absorbs,
        absorbedBy,
        references,
        headline,
        trial,
        facts,
        origin,
        ackedBy,
        storm,
        strain);
  }

  /** The same message in these words and with these facts. */
  public Alert with(Map<String, String> words, Incident other, String ackedByName) {
    return new Alert(
        incident,
        sequence,
        type,
        state,
        time,
        absorbs,
        absorbedBy,
        references,
        words,
        trial,
        other,
        origin,
        ackedByName,
        storm,
        strain);
  }

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

  /** The restart epoch in which it was said. */
  public long epoch() {
    return sequence >> EPOCH_BITS;
  }

  /** Whether it is the summary of many incidents, and about none by itself. */
  public boolean isSummary() {
    return storm > 0;
  }

  /**
   * Whether it is about no incident but about the engine: a rule reaches a bound, or is within its
   * bounds again. Its handle is of no incident, its facts hold no more than rule, version and time.
   */
  public boolean isSystem() {
    return strain != null;
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
