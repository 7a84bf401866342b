/**
 * The city file: YAML text in, a city or all its problems out.
 *
 * <p>Problems have their file, line and column; nothing throws for bad text. The headers of files
 * that are there are looked at, so that a column that they do not have is a problem too.
 *
 * <p>What a city file leaves out: lateness is 1 minute, skew 1 minute, {@code until} the start of
 * the run; a source is never idle; an id is a hash of the whole record. In a list of parts of an id
 * {@code time} is the event's time. Start at {@link urbanbrain.city.City}.
 */
package urbanbrain.city;
