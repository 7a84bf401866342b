package urbanbrain.verdict;

import urbanbrain.event.Place;
import urbanbrain.rule.Severity;

/**
 * What people handle: the matches of one rule that are the same happening. A function of the set of
 * events alone, whatever the order in which they came.
 *
 * @param contentId the {@link MatchId#text} of its smallest match
 * @param version the rule's version
 * @param ended whether no match can join it any more; if not, it is open
 * @param reason why it ended, null while it is open
 * @param start the least start of its matches
 * @param end the greatest end of its matches; {@link Episode#OPEN} while one of its episodes is
 *     open
 * @param place the place of its smallest match
 * @param key the key of its smallest match, or null
 * @param matches how many matches it has
 * @param evidence the pieces of all its matches, each once
 * @param quietedBy what keeps it quiet: an event's id, or a signal's rule and key; else null
 * @param explainedBy the content id of the incident that is its cause, or null
 * @param isDegraded whether a bound of the engine was hit on the way, so that it may miss something
 */
public record Incident(
    String contentId,
    String rule,
    String version,
    boolean ended,
    Reason reason,
    Severity severity,
    long start,
    long end,
    Place place,
    String key,
    long matches,
    Evidence evidence,
    String quietedBy,
    String explainedBy,
    boolean isDegraded) {

  /** An incident that nothing quiets or explains, judged in full. */
  public Incident(
      String contentId,
      String rule,
      String version,
      boolean ended,
      Reason reason,
      Severity severity,
      long start,
      long end,
      Place place,
      String key,
      long matches,
      Evidence evidence) {
    this(
        contentId, rule, version, ended, reason, severity, start, end, place, key, matches,
        evidence, null, null, false);
  }

  /** The same, the rule being called so. */
  public Incident ofRule(String name) {
    return new Incident(
        contentId,
        name,
        version,
        ended,
        reason,
        severity,
        start,
        end,
        place,
        key,
        matches,
        evidence,
        quietedBy,
        explainedBy,
        isDegraded);
  }

  /** The same with this evidence. */
  public Incident with(Evidence other) {
    return new Incident(
        contentId,
        rule,
        version,
        ended,
        reason,
        severity,
        start,
        end,
        place,
        key,
        matches,
        other,
        quietedBy,
        explainedBy,
        isDegraded);
  }

  /** The same as a reader may see it. */
  public Incident seenAs(Place where, String name, Evidence pieces, String byQuiet) {
    return new Incident(
        contentId,
        rule,
        version,
        ended,
        reason,
        severity,
        start,
        end,
        where,
        name,
        matches,
        pieces,
        byQuiet,
        explainedBy,
        isDegraded);
  }

  /** The same, kept quiet and explained by these, which may be null. */
  public Incident hushed(String byQuiet, String byCause) {
    return new Incident(
        contentId,
        rule,
        version,
        ended,
        reason,
        severity,
        start,
        end,
        place,
        key,
        matches,
        evidence,
        byQuiet,
        byCause,
        isDegraded);
  }

  /** Why an incident ended. */
  public enum Reason {
    /** The signal itself ended. */
    CLEARED,
    /** Nothing more came: not an all-clear. */
    GAP,
    /** People closed it. */
    CLOSED,
    /** The rule was changed: what it asks for now is not what this incident is about. */
    RULE_CHANGED,
    /** The rule was taken out. */
    RULE_REMOVED
  }
}
