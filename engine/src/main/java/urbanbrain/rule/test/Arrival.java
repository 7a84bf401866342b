package urbanbrain.rule.test;

import urbanbrain.event.Event;

/**
 * One event of a case.
 *
 * @param event its {@link Event#arrival} is when it comes in
 * @param said when it was said, milliseconds since the epoch: its time, but for an event that holds
 *     for a while and was announced before
 * @param stream the name of its stream
 * @param text its fields as the test gives them, for people
 * @param line where it stands in its file
 */
public record Arrival(Event event, long said, String stream, String text, int line) {}
