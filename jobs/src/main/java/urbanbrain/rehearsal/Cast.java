package urbanbrain.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.test.Case;

/**
 * The rules that play in the cases of one rule: the rule, those whose signals it names, and those
 * that explain it. Whatever their status, all of them are judged.
 */
final class Cast {

  /** The place of the only source of a case. */
  static final int SOURCE = 0;

  private final Rule rule;
  private final RuleSet rules;
  private final RuleClocks clocks;

  /** The cast of a rule. */
  Cast(RuleSet all, String name) {
    this.rule = all.rule(name).orElseThrow().raising();
    List<Rule> wanted = new ArrayList<>(List.of(rule));
    all.rules().stream().filter(other -> other.explains(name)).forEach(wanted::add);
    rules = all.only(wanted);
    TreeSet<String> streams = new TreeSet<>(all.streams().asMap().keySet());
    clocks = RuleClocks.of(rules, List.of(new RuleClocks.Source(Case.SOURCE, streams)));
  }

  /** The only source: alive from its first event on. */
  static SourceSpec source() {
    return new SourceSpec(
        Case.SOURCE, Case.SOURCE, null, List.of(), 0, SourceSpec.NEVER, null, List.of(), null);
  }

  /** The rule whose cases are played. */
  Rule rule() {
    return rule;
  }

  /** All that play. */
  RuleSet rules() {
    return rules;
  }

  /** Their clock: there is one source. */
  RuleClocks clocks() {
    return clocks;
  }
}
