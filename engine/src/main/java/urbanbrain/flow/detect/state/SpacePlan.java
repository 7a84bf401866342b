package urbanbrain.flow.detect.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.event.StableHash;
import urbanbrain.flow.detect.Spaces;
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
    return Spaces.plans(rules, Form.State.class::isInstance, inSpace -> of(inSpace, rules));
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
