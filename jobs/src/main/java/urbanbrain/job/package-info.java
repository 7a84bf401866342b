/**
 * Wires the stages into a job and runs it.
 *
 * <p>Takes a city, gives a running job; alone knows all stages. Start at {@link
 * urbanbrain.job.CityJob}.
 */
package urbanbrain.job;
