package urbanbrain.rule.when;

import urbanbrain.rule.Form;
import urbanbrain.rule.RuleClass;

/**
 * A form with its class.
 *
 * @param why one sentence that names what decides it
 */
public record Verdict(Form form, RuleClass verdict, String why) {}
