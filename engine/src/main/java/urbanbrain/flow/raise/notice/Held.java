package urbanbrain.flow.raise.notice;

import urbanbrain.verdict.AuditLine;

/**
 * Why the messages of an incident are held back.
 *
 * @param what the kind of reason
 * @param by what holds them back, for people
 * @param until from which event time on it does so no more; {@link Long#MAX_VALUE} where that
 *     depends on other things than time
 */
public record Held(AuditLine.What what, String by, long until) {

  /**
   * Whether it may turn out not to have held it back at all, other than people's wish and what is
   * told as one of many.
   */
  public boolean isInDoubt() {
    return what == AuditLine.What.QUIET || what == AuditLine.What.EXPLAINED;
  }

  /** Whether it is the same reason, of however long. */
  public boolean isSame(Held other) {
    return other != null && what == other.what && by.equals(other.by);
  }
}
