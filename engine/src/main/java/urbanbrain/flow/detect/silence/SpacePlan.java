package urbanbrain.flow.detect.silence;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/**
 * The silent rules of one key space.
 *
 * @param signature tells apart the state of other rules, or of other versions of them
 */
record SpacePlan(List<SilentRule> rules, long signature) {

  /** The plans of all key spaces in which there are silent rules, by the code of the space. */
  static Map<Integer, SpacePlan> of(RuleSet rules) {
    Map<String, List<SilentRule>> bySpace = new TreeMap<>();
    for (Rule rule : rules.judged()) {
      if (rule.when() instanceof Form.Silent) {
        bySpace
            .computeIfAbsent(rule.space(), space -> new ArrayList<>())
            .add(SilentRule.of(rule, rules.isSignal(rule)));
      }
    }
    Map<Integer, SpacePlan> plans = new HashMap<>();
    bySpace.forEach((space, inSpace) -> plans.put(StableHash.code(space), of(inSpace)));
    checkArgument(plans.size() == bySpace.size(), "two of %s share a code", bySpace.keySet());
    return plans;
  }

  private static SpacePlan of(List<SilentRule> inSpace) {
    long signature = 0;
    for (SilentRule rule : inSpace) {
      signature = StableHash.of(signature, rule.signature());
    }
    return new SpacePlan(inSpace, signature);
  }
}
