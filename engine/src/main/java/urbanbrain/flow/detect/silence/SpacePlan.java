package urbanbrain.flow.detect.silence;

import java.util.List;
import java.util.Map;
import urbanbrain.event.StableHash;
import urbanbrain.flow.detect.Spaces;
import urbanbrain.flow.meter.Effort;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;

/**
 * The silent rules of one key space.
 *
 * @param givers the sources that give the stream of this space, by the codes of their names
 * @param signature tells apart the state of other rules, or of other versions of them
 * @param efforts by rule, what judging it takes
 */
record SpacePlan(
    List<SilentRule> rules, List<Integer> givers, long signature, List<Effort> efforts) {

  /** The plans of all key spaces in which there are silent rules, by the code of the space. */
  static Map<Integer, SpacePlan> of(RuleSet rules, List<RuleClocks.Source> sources) {
    return Spaces.plans(
        rules, Form.Silent.class::isInstance, inSpace -> of(inSpace, rules, sources));
  }

  /** The names of the rules. */
  List<String> names() {
    return rules.stream().map(silent -> silent.rule().name()).toList();
  }

  /** Shows what judging the rules takes. */
  void meter(RuleMeters meters) {
    for (int i = 0; i < rules.size(); i++) {
      meters.effort(List.of(rules.get(i).rule().name()), efforts.get(i));
    }
  }

  private static SpacePlan of(List<Rule> inSpace, RuleSet rules, List<RuleClocks.Source> sources) {
    String stream = inSpace.get(0).when().legs().get(0).stream().name();
    List<SilentRule> silent =
        inSpace.stream().map(rule -> SilentRule.of(rule, rules.isSignal(rule))).toList();
    long signature = 0;
    for (SilentRule rule : silent) {
      signature = StableHash.of(signature, rule.signature());
    }
    List<Effort> efforts = silent.stream().map(rule -> new Effort()).toList();
    return new SpacePlan(silent, RuleClocks.Source.giving(stream, sources), signature, efforts);
  }
}
