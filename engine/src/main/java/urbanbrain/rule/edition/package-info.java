/**
 * The rules of a city as they change: which version of a rule counts when. Start at {@link
 * urbanbrain.rule.edition.Timeline}.
 */
package urbanbrain.rule.edition;
