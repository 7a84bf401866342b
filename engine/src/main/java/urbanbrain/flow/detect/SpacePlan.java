package urbanbrain.flow.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import urbanbrain.event.StableHash;
import urbanbrain.feed.FeedRules;
import urbanbrain.feed.Held;
import urbanbrain.feed.Key;
import urbanbrain.flow.meter.Effort;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.Rule;

/**
 * The rules of one form in one key space, by the feed that they are over.
 *
 * @param <P> the rules over a feed
 * @param <H> who hears what they say
 * @param empty what is held of a feed before its first event
 * @param signature tells apart the state of other rules, or of other versions of them
 * @param efforts by feed, what judging its rules takes
 */
public record SpacePlan<P extends FeedRules, H>(
    List<P> feeds, Function<P, Held<P, H>> empty, long signature, List<Effort> efforts) {

  /** Rules and what is held of a feed that has not had an event. */
  public SpacePlan(List<P> feeds, Function<P, Held<P, H>> empty) {
    this(feeds, empty, signature(feeds), feeds.stream().map(feed -> new Effort()).toList());
  }

  /** Shows what judging the rules takes. */
  void meter(RuleMeters meters) {
    for (int i = 0; i < feeds.size(); i++) {
      meters.effort(feeds.get(i).names(), efforts.get(i));
    }
  }

  /** All that is held and heard from now on is of this key. */
  void turnTo(Key key) {
    for (int i = 0; i < feeds.size(); i++) {
      feeds.get(i).turnTo(key);
    }
  }

  /**
   * Rules by what they share, in a stable order.
   *
   * @param shared what they must have in common
   */
  public static List<List<Rule>> byFeed(List<Rule> rules, Function<Rule, String> shared) {
    Map<String, List<Rule>> byFeed = new TreeMap<>();
    for (Rule rule : rules) {
      String feed = FeedRules.feed(rule).code() + " " + shared.apply(rule);
      byFeed.computeIfAbsent(feed, name -> new ArrayList<>()).add(rule);
    }
    return List.copyOf(byFeed.values());
  }

  private static long signature(List<? extends FeedRules> feeds) {
    long signature = 0;
    for (FeedRules feed : feeds) {
      signature = StableHash.of(StableHash.of(signature, feed.code()), feed.signature());
    }
    return signature;
  }
}
