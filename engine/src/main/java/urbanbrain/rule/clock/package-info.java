/**
 * Which of a city's sources settle which of its rules: a rule is settled when the sources of its
 * own legs have passed. Takes the rules and what each source gives, gives the rules by clock. Start
 * at {@link urbanbrain.rule.clock.RuleClocks}.
 */
package urbanbrain.rule.clock;
