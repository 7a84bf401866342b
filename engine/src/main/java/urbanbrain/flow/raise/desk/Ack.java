package urbanbrain.flow.raise.desk;

/**
 * Somebody has taken an incident in hand, of which nobody has told yet: the word of people takes
 * the shorter way, and in a recording it may overtake what it is about.
 *
 * @param rule the incident's rule
 * @param digits of its handle
 * @param incident its handle
 * @param time event time
 * @param by who
 * @param shown who, as anybody may see it
 * @param says all of it in words
 */
public record Ack(
    String rule, long digits, String incident, long time, String by, String shown, String says) {}
