package urbanbrain.score;

import urbanbrain.event.Place;

/**
 * Something that happened and ought to be told.
 *
 * @param id its name in the truth file
 * @param rule the rule that ought to tell it; null where {@code kind} says what it is
 * @param kind what it is, where any of several rules may tell it; else null
 * @param start when it began, milliseconds since the epoch
 * @param end when it was over; {@link Long#MAX_VALUE} if it was not
 * @param place its middle, or {@link Place#NONE}
 * @param radius how far it reaches around its place, in metres
 * @param key the key whose incident it is, or null
 */
public record Truth(
    String id,
    String rule,
    String kind,
    long start,
    long end,
    Place place,
    double radius,
    String key) {}
