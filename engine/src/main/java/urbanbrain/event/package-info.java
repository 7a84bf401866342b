/**
 * Events, and the dictionary of streams that says what they are.
 *
 * <p>Everything here is a value. No Flink, no clock, no file. Hashes are stable for ever: they
 * stand in state and in ids. Start at {@link urbanbrain.event.Event}.
 */
package urbanbrain.event;
