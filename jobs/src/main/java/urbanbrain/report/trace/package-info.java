/**
 * What a recording looks like as decode hears it: how much of each stream came when, what was late
 * or dead, and where.
 *
 * <p>Takes decode's words, gives a {@link urbanbrain.report.trace.Trace}: a function of what decode
 * says, of bounded size, made beside decode in its own thread. Start at {@link
 * urbanbrain.report.trace.TraceEvents}.
 */
package urbanbrain.report.trace;
