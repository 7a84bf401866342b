/**
 * The bounds of what the engine holds of one rule at one key, and what people are told where one is
 * reached.
 *
 * <p>No Flink, no state. Start at {@link urbanbrain.rule.bound.Bound}.
 */
package urbanbrain.rule.bound;
