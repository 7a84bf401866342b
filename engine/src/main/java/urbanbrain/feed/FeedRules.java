package urbanbrain.feed;

import java.util.List;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Feed;
import urbanbrain.rule.Rule;

/**
 * The rules of one form over one feed, made ready to be judged: they share what is {@link Held}.
 */
public interface FeedRules {

  /** The {@link Feed#code}. */
  int code();

  /** Tells apart the state of other rules, or of other versions of them. */
  long signature();

  /** The names of the rules. */
  List<String> names();

  /** Nothing before this can change by an event of this time. */
  long firstAfter(long time);

  /** All that is held and heard from now on is of this key. */
  default void turnTo(Key key) {}

  /** The feed of a rule over one stream. */
  static Feed feed(Rule rule) {
    return rule.when().legs().get(0).feed(rule.space());
  }

  /** The signature of these rules. */
  static long signature(List<Rule> rules) {
    long signature = 0;
    for (Rule rule : rules) {
      signature = StableHash.of(StableHash.of(signature, rule.name()), rule.version());
    }
    return signature;
  }
}
