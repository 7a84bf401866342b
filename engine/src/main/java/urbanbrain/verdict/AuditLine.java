package urbanbrain.verdict;

/**
 * Something that was held back or changed on the way from incidents to messages.
 *
 * @param time event time, milliseconds since the epoch
 * @param rule the rule that it is about; null where it is about all
 * @param incident the handle that it is about; null where it is about a rule
 * @param detail one sentence for people
 */
public record AuditLine(long time, String rule, String incident, What what, String detail) {

  /** The kinds of lines. */
  public enum What {
    /** The rule is on trial: its messages go to files only. */
    TRIAL,
    /** Two incidents turned out to be one. */
    MERGED,
    /** One incident turned out to be several. */
    SPLIT,
    /** An incident turned out not to have happened. */
    WITHDRAWN,
    /** It seemed to have happened, and it has. */
    CONFIRMED,
    /** Said again after a restart. */
    REPEATED,
    /** Held back: something that was expected goes on. */
    QUIET,
    /** Held back: another incident is its cause. */
    EXPLAINED,
    /** Held back: people asked for silence. */
    SILENCED,
    /** Held back: too many at once, which are told as one. */
    STORM,
    /** What held it back is over or turned out not to be: it is told now. */
    RELEASED,
    /** Held back as long as it lasted: no message tells of it. */
    UNTOLD,
    /** Somebody has taken it in hand. */
    ACK,
    /** Somebody declared it to be over. */
    CLOSED,
    /** Somebody said whether it was real. */
    FEEDBACK,
    /** A bound of the engine was hit: the rule's incidents may miss something. */
    DEGRADED,
    /** A rule that had reached a bound has been within its bounds for a while. */
    RECOVERED,
    /** A word of people that names nothing that is known. */
    UNKNOWN,
    /** A rule was put in. */
    RULE_ADDED,
    /** A rule asks for something else than before, or rests on a signal that does. */
    RULE_CHANGED,
    /** A rule says it otherwise, and asks for the same. */
    RULE_REWORDED,
    /** A rule was taken out. */
    RULE_REMOVED,
    /** A change of rules has problems: those before it go on. */
    RULES_REFUSED,
    /** An edition of the rules counts from this time on; the detail is all that it changes. */
    EDITION
  }
}
