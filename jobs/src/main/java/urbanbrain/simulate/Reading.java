package urbanbrain.simulate;

import java.util.function.LongFunction;

/**
 * A record before it is sent.
 *
 * @param at its event time, milliseconds since the epoch
 * @param text its line, given the time at which it comes in
 */
record Reading(long at, LongFunction<String> text) {}
