/**
 * The whole path from events to incidents, played in one thread and against the oracle: random
 * rules over random events, in random orders of arrival, with random watermarks, subtasks,
 * interleavings and restores.
 *
 * <p>A property that fails prints a small case that still fails. {@code -Dseeds=N} plays more.
 * Start at {@link urbanbrain.chain.ChainTest}, whose rules are texts, and at {@link
 * urbanbrain.chain.FormsTest}, which plays each form by itself.
 */
package urbanbrain.chain;
