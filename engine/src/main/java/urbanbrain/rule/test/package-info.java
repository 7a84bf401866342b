/**
 * The tests of rules: {@code <rule>.test.yaml} beside each rule, its cases of events and what is
 * expected of the rule.
 *
 * <p>Says how what was expected differs from what was seen. It judges nothing itself: whoever plays
 * the cases tells what came of them. Start at {@link urbanbrain.rule.test.Case}.
 */
package urbanbrain.rule.test;
