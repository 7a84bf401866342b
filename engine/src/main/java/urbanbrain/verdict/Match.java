package urbanbrain.verdict;

import urbanbrain.event.Place;

/**
 * Legs that belong together: a rule's verdict with its evidence.
 *
 * @param key the value of the rule's {@code same} or {@code by}, or null
 * @param start the anchor's time, or the opening
 * @param end the anchor's time, or the closing; {@link Episode#OPEN} while none is known
 * @param place the anchor's place, or the window's
 * @param isDegraded whether something that belongs to it may have been dropped, where a key held as
 *     much as it may hold ({@link urbanbrain.rule.Bounds})
 */
public record Match(
    MatchId id,
    String key,
    long start,
    long end,
    Place place,
    Evidence evidence,
    boolean isDegraded) {

  /** With nothing dropped. */
  public Match(MatchId id, String key, long start, long end, Place place, Evidence evidence) {
    this(id, key, start, end, place, evidence, false);
  }

  /** The same, of which something may have been dropped. */
  public Match degraded() {
    return new Match(id, key, start, end, place, evidence, true);
  }
}
