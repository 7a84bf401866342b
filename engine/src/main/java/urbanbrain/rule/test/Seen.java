package urbanbrain.rule.test;

import java.util.Map;
import urbanbrain.verdict.Incident;

/**
 * One incident as a case gave it.
 *
 * @param incident as it is true in the end; of a withdrawn one, as it was last told
 * @param raised how far event time was when it was first told, milliseconds since the epoch; {@link
 *     #NEVER} for one that was held back
 * @param ended how far event time was when it was told to be over; {@link #NEVER} where it was not
 * @param isProvisional whether it was told at first as one that may be taken back
 * @param isWithdrawn whether it was told, and taken back
 * @param headline as first told, by language, the main one first; empty for one that was not told
 */
public record Seen(
    Incident incident,
    long raised,
    long ended,
    boolean isProvisional,
    boolean isWithdrawn,
    Map<String, String> headline) {

  /** The time of what did not happen. */
  public static final long NEVER = Long.MAX_VALUE;

  /** By what it is in its place among others: when it was told, or else when it began. */
  long order() {
    return raised == NEVER ? incident.start() : raised;
  }
}
