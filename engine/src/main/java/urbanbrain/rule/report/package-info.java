/**
 * What the text of a rule does not say: its index, the bound of its state, when it is raised, what
 * it misses in a city.
 *
 * <p>Takes checked rules, gives lines for people. Start at {@link
 * urbanbrain.rule.report.RuleReport}.
 */
package urbanbrain.rule.report;
