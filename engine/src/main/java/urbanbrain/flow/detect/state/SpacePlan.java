package urbanbrain.flow.detect.state;

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
import urbanbrain.value.ValuePlan;

/**
 * The state rules of one key space, by the feed that they are over.
 *
 * @param signature tells apart the state of other rules, or of other versions of them
 */
record SpacePlan(List<ValuePlan> feeds, long signature) {

  /** The plans of all key spaces in which there are state rules, by the code of the space. */
  static Map<Integer, SpacePlan> of(RuleSet rules) {
    Map<String, List<Rule>> bySpace = new TreeMap<>();
    for (Rule rule : rules.judged()) {
      if (rule.when() instanceof Form.State) {
        bySpace.computeIfAbsent(rule.space(), space -> new ArrayList<>()).add(rule);
      }
    }
    Map<Integer, SpacePlan> plans = new HashMap<>();
    bySpace.forEach((space, inSpace) -> plans.put(StableHash.code(space), of(inSpace, rules)));
    checkArgument(plans.size() == bySpace.size(), "two of %s share a code", bySpace.keySet());
    return plans;
  }

  private static SpacePlan of(List<Rule> inSpace, RuleSet rules) {
    Map<Integer, List<Rule>> byFeed = new TreeMap<>();
    for (Rule rule : inSpace) {
      byFeed.computeIfAbsent(ValuePlan.feed(rule).code(), feed -> new ArrayList<>()).add(rule);
    }
    List<ValuePlan> feeds =
        byFeed.values().stream().map(over -> new ValuePlan(over, rules::isSignal)).toList();
    long signature = 0;
    for (ValuePlan feed : feeds) {
      signature = StableHash.of(StableHash.of(signature, feed.code()), feed.signature());
    }
    return new SpacePlan(feeds, signature);
  }
}
