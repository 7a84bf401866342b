/**
 * Times as records write them: text in, milliseconds since the epoch out.
 *
 * <p>A local time that a change of clocks leaves out is moved forward by as much as the clocks
 * were; of a local time that comes twice the earlier instant is taken. No Flink, no clock. Start at
 * {@link urbanbrain.time.TimeFormat}.
 */
package urbanbrain.time;
