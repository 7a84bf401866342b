package urbanbrain.flow.detect;

import java.util.ArrayList;
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
  private final long signature;

  private SpacePlan(List<FeedPlan> feeds) {
    this.feeds = feeds;
    this.signature = signature(feeds);
  }

  /** The plans of all key spaces in which there are window rules, by the code of the space. */
  static Map<Integer, SpacePlan> of(RuleSet rules) {
    return Spaces.plans(rules, Form.Window.class::isInstance, inSpace -> of(inSpace, rules));
  }

  private static SpacePlan of(List<Rule> inSpace, RuleSet rules) {
    Map<String, List<Rule>> byFeed = new TreeMap<>();
    for (Rule rule : inSpace) {
      byFeed.computeIfAbsent(shared(rule), feed -> new ArrayList<>()).add(rule);
    }
    return new SpacePlan(
        byFeed.values().stream().map(over -> new FeedPlan(over, rules::isSignal)).toList());
  }

  /** What rules must have in common to share panes: days are cut otherwise than minutes. */
  private static String shared(Rule rule) {
    return FeedPlan.feed(rule).code() + (FeedPlan.isFixed(rule) ? " fixed" : " calendar");
  }

  List<FeedPlan> feeds() {
    return feeds;
  }

  /** No boundary that an event of this time can matter to is earlier. */
  long firstAfter(long time) {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < feeds.size(); i++) {
      first = Math.min(first, feeds.get(i).firstAfter(time));
    }
    return first;
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
