/**
 * The verbs about rule files alone: {@code check} and {@code test}.
 *
 * <p>Start at {@link urbanbrain.cli.rules.CheckCommand}.
 */
package urbanbrain.cli.rules;
