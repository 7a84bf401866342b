package urbanbrain.value;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.function.Predicate;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Feed;
import urbanbrain.rule.Rule;

/** The state rules over one feed: they share the events of a key. */
public final class ValuePlan {

  private final int code;
  private final List<ValueRule> rules;
  private final long stale;
  private final long signature;

  /**
   * A plan for rules that have the same feed.
   *
   * @param isSignal which of them fill legs of other rules
   */
  public ValuePlan(List<Rule> rules, Predicate<Rule> isSignal) {
    Feed feed = feed(rules.get(0));
    rules.forEach(rule -> checkArgument(feed(rule).equals(feed), "%s has another feed", rule));
    this.code = feed.code();
    this.rules = rules.stream().map(rule -> new ValueRule(rule, isSignal.test(rule))).toList();
    this.stale = this.rules.stream().mapToLong(ValueRule::stale).max().orElseThrow();
    this.signature = signature(rules);
  }

  /** The feed of a state rule. */
  public static Feed feed(Rule rule) {
    return rule.when().legs().get(0).feed(rule.space());
  }

  private static long signature(List<Rule> rules) {
    long signature = 0;
    for (Rule rule : rules) {
      signature = StableHash.of(StableHash.of(signature, rule.name()), rule.version());
    }
    return signature;
  }

  /** The {@link Feed#code}. */
  public int code() {
    return code;
  }

  /** Tells apart the state of other rules, or of other versions of them. */
  public long signature() {
    return signature;
  }

  List<ValueRule> rules() {
    return rules;
  }

  /** How long an event counts as the value for any of the rules. */
  long stale() {
    return stale;
  }
}
