package urbanbrain.window;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Feed;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;

/**
 * The window rules over one feed, made ready to be judged; they share the panes of a key. Holds no
 * state, but is not to be shared between threads.
 */
public final class FeedPlan {

  private final int code;
  private final Panes.Plan panes;
  private final List<WindowRule> rules = new ArrayList<>();
  private final long signature;

  /**
   * A plan for rules that have the same feed.
   *
   * @param isSignal which of them fill legs of other rules
   */
  public FeedPlan(List<Rule> rules, Predicate<Rule> isSignal) {
    Feed feed = feed(rules.get(0));
    rules.forEach(rule -> checkArgument(feed(rule).equals(feed), "%s has another feed", rule));
    code = feed.code();
    List<Form.Window> forms = rules.stream().map(FeedPlan::form).toList();
    long pane = forms.stream().flatMapToLong(FeedPlan::spans).reduce(0, LongMath::gcd);
    Layout layout = new Layout(forms.stream().flatMap(form -> form.lanes().stream()).toList());
    boolean isDeep = forms.stream().anyMatch(form -> form.over() / pane > Panes.FLAT);
    panes = new Panes.Plan(pane, layout, isDeep);
    rules.forEach(rule -> this.rules.add(new WindowRule(rule, isSignal.test(rule), panes)));
    signature = signature(rules);
  }

  /** The feed of a window rule. */
  public static Feed feed(Rule rule) {
    return form(rule).of().feed(rule.space());
  }

  private static Form.Window form(Rule rule) {
    return (Form.Window) rule.when();
  }

  /** What all the edges of windows and evidence are multiples of. */
  private static LongStream spans(Form.Window form) {
    return LongStream.of(form.over(), form.every(), form.hold());
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

  Panes.Plan panes() {
    return panes;
  }

  List<WindowRule> rules() {
    return rules;
  }
}
