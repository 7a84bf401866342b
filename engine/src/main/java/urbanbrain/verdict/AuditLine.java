package urbanbrain.verdict;

/**
 * Something that was held back or changed on the way from incidents to messages.
 *
 * @param time event time, milliseconds since the epoch
 * @param incident the handle that it is about
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
    /** Said again after a restart. */
    REPEATED
  }
}
