/**
 * Routes events to the keys under which they meet others (the router of a rule engine).
 *
 * <p>Takes decoded events, gives each that is no duplicate to every key at which some rule wants
 * it: one copy per key, not per rule. Takes patches of signals and gives them to the keys at which
 * rules wait for them. Nothing is dropped by its timestamp. Start at {@link
 * urbanbrain.flow.demux.Demux}; which rule wants what is said by {@link
 * urbanbrain.flow.demux.RuleIndex} alone.
 */
package urbanbrain.flow.demux;
