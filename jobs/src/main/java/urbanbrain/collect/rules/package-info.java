/**
 * Where changes of rules come from while a city runs. Start at {@link
 * urbanbrain.collect.rules.RuleFolders}.
 */
package urbanbrain.collect.rules;
