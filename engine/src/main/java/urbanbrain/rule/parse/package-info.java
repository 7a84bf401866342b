/**
 * How the text of rule and stream files becomes rules: read, check, classify, plan.
 *
 * <p>Takes YAML that knows its places, gives checked rules or problems. One class for each part of
 * a rule file. Start at {@link urbanbrain.rule.parse.RuleCompiler}; from outside use {@link
 * urbanbrain.rule.RuleFiles}.
 */
package urbanbrain.rule.parse;
