package urbanbrain.value;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.function.Predicate;
import urbanbrain.feed.FeedRules;
import urbanbrain.rule.Feed;
import urbanbrain.rule.Rule;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;

/** The state rules over one feed: they share the events of a key. */
public final class ValuePlan implements FeedRules {

  private final int code;
  private final List<ValueRule> rules;
  private final long stale;
  private final long signature;
  private final int most;

  /**
   * A plan for rules that have the same feed.
   *
   * @param isSignal which of them fill legs of other rules
   * @param limits how much is held of a key
   */
  public ValuePlan(List<Rule> rules, Predicate<Rule> isSignal, Limits limits) {
    Feed feed = FeedRules.feed(rules.get(0));
    rules.forEach(
        rule -> checkArgument(FeedRules.feed(rule).equals(feed), "%s has another feed", rule));
    this.code = feed.code();
    this.rules = rules.stream().map(rule -> new ValueRule(rule, isSignal.test(rule))).toList();
    this.stale = this.rules.stream().mapToLong(ValueRule::stale).max().orElseThrow();
    this.signature = FeedRules.signature(rules);
    this.most = limits.of(Bound.VALUES);
  }

  @Override
  public int code() {
    return code;
  }

  @Override
  public long signature() {
    return signature;
  }

  @Override
  public List<String> names() {
    return rules.stream().map(rule -> rule.rule().name()).toList();
  }

  @Override
  public long firstAfter(long time) {
    return time;
  }

  List<ValueRule> rules() {
    return rules;
  }

  /** How many events that are not settled are held. */
  int most() {
    return most;
  }

  /** How long an event counts as the value for any of the rules. */
  long stale() {
    return stale;
  }
}
