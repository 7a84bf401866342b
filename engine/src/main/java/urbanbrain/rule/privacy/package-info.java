/**
 * What of a city's data is about people: which streams, fields, keys, places and counts.
 *
 * <p>Takes the streams and rules, gives answers; changes nothing that is judged. Whoever writes
 * something that leaves the engine asks here. Start at {@link urbanbrain.rule.privacy.Privacy}.
 */
package urbanbrain.rule.privacy;
