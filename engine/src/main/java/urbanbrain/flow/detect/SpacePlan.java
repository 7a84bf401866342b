package urbanbrain.flow.detect;

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
import urbanbrain.window.FeedPlan;

/** The window rules of one key space, by the feed that they are over. */
final class SpacePlan {

  private final List<FeedPlan> feeds;
  private final long shortest;
  private final long signature;

  private SpacePlan(List<FeedPlan> feeds, long shortest) {
    this.feeds = feeds;
    this.shortest = shortest;
    this.signature = signature(feeds);
  }

  /** The plans of all key spaces in which there are window rules, by the code of the space. */
  static Map<Integer, SpacePlan> of(RuleSet rules) {
    Map<String, List<Rule>> bySpace = new TreeMap<>();
    for (Rule rule : rules.judged()) {
      if (rule.when() instanceof Form.Window) {
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
      byFeed.computeIfAbsent(FeedPlan.feed(rule).code(), feed -> new ArrayList<>()).add(rule);
    }
    List<FeedPlan> feeds =
        byFeed.values().stream().map(over -> new FeedPlan(over, rules::isSignal)).toList();
    return new SpacePlan(feeds, inSpace.stream().mapToLong(SpacePlan::every).min().orElseThrow());
  }

  private static long every(Rule rule) {
    return ((Form.Window) rule.when()).every();
  }

  List<FeedPlan> feeds() {
    return feeds;
  }

  /** No boundary that an event of this time can matter to is earlier. */
  long firstAfter(long time) {
    return time - Math.floorMod(time, shortest) + shortest;
  }

  /** Tells apart the state of other rules, or of other versions of them. */
  long signature() {
    return signature;
  }

  private static long signature(List<FeedPlan> feeds) {
    long signature = 0;
    for (FeedPlan feed : feeds) {
      signature = StableHash.of(StableHash.of(signature, feed.code()), feed.signature());
    }
    return signature;
  }
}
