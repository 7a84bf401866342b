package urbanbrain.verdict;

import urbanbrain.event.Place;

/**
 * Legs that belong together: a rule's verdict with its evidence.
 *
 * @param key the value of the rule's {@code same} or {@code by}, or null
 * @param start the anchor's time, or the opening
 * @param end the anchor's time, or the closing; {@link Episode#OPEN} while none is known
 * @param place the anchor's place, or the window's
 */
public record Match(MatchId id, String key, long start, long end, Place place, Evidence evidence) {}
