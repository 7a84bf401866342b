/**
 * What goes out of a job: to a run's files, a city's channels, and topics for letters.
 *
 * <p>Takes what decode and raise give, hands it to sinks of {@link urbanbrain.send}. Start at
 * {@link urbanbrain.job.outlet.Channels}.
 */
package urbanbrain.job.outlet;
