/**
 * Rule and stream files: text to problems or plan.
 *
 * <p>Takes the texts of files, gives all problems with their places, and the checked rules. Nothing
 * throws, whatever the text. Start at {@link urbanbrain.rule.RuleFiles}.
 */
package urbanbrain.rule;
