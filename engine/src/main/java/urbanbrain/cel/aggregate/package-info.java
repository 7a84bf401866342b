/**
 * Conditions over many events at once: the aggregates of a window, the numbers of a match's events.
 *
 * <p>Takes expressions such as {@code avg(speed.kmh) < 20}, gives closures over lanes, and what an
 * event that is added can do to them. Start at {@link urbanbrain.cel.aggregate.AggregateCompiler}.
 */
package urbanbrain.cel.aggregate;
