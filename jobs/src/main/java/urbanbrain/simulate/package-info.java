/**
 * Makes a city's recording with its truth: takes a seed, a scenario and a number of hours, gives
 * files.
 *
 * <p>A {@link urbanbrain.simulate.Script} says what happens; feeds let the city's sensors and
 * callers see it, with noise; {@link urbanbrain.simulate.Delivery} brings what they say late, twice
 * or broken. The truth comes from the script, never from the engine, and nothing here knows a rule.
 * The same seed gives the same bytes on every JVM: only {@link java.util.Random}, whose numbers are
 * specified, and {@link java.lang.StrictMath}. Start at {@link urbanbrain.simulate.Simulation}.
 */
package urbanbrain.simulate;
