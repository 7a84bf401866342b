package urbanbrain.window;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.feed.FeedRules;
import urbanbrain.feed.Key;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Feed;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;
import urbanbrain.window.evidence.EvidenceForm;
import urbanbrain.window.pane.Edges;
import urbanbrain.window.pane.Edges.Uneven;
import urbanbrain.window.pane.Layout;
import urbanbrain.window.pane.Panes;

/**
 * The window rules over one feed, made ready to be judged; they share the panes of a key. Either
 * all of them have boundaries at fixed distances or none. Holds no state, but is not to be shared
 * between threads.
 */
public final class FeedPlan implements FeedRules {

  private final int code;
  private final Panes.Plan panes;
  private final List<WindowRule> rules = new ArrayList<>();
  private final List<Court> courts = new ArrayList<>();
  private final long signature;
  private final long patience;

  /**
   * A plan for rules that have the same feed and the same kind of boundaries.
   *
   * @param isSignal which of them fill legs of other rules
   * @param limits how much is held of a key
   */
  public FeedPlan(List<Rule> rules, Predicate<Rule> isSignal, Limits limits) {
    Feed feed = FeedRules.feed(rules.get(0));
    boolean isFixed = isFixed(rules.get(0));
    for (Rule rule : rules) {
      checkArgument(FeedRules.feed(rule).equals(feed), "%s has another feed", rule);
      checkArgument(isFixed(rule) == isFixed, "%s has boundaries of another kind", rule);
    }
    code = feed.code();
    panes = panes(rules.stream().map(FeedPlan::form).toList(), isFixed, limits);
    rules.forEach(rule -> this.rules.add(new WindowRule(rule, isSignal.test(rule), panes)));
    this.rules.forEach(rule -> courts.add(new Court(rule)));
    signature = FeedRules.signature(rules);
    patience =
        isFixed ? this.rules.stream().mapToLong(WindowRule::over).max().orElseThrow() / 8 : 0;
  }

  private static Panes.Plan panes(List<Form.Window> forms, boolean isFixed, Limits limits) {
    Layout layout =
        new Layout(forms.stream().flatMap(form -> form.lanes().stream()).toList(), limits);
    long ahead = limits.of(Bound.PANES);
    boolean isRevised =
        forms.stream().anyMatch(form -> form.of().stream().kind() == StreamType.Kind.REVISED);
    EvidenceForm evidence =
        EvidenceForm.of(forms.stream().map(Form.Window::of).toList(), by(forms.get(0)));
    if (!isFixed) {
      Edges edges = new Uneven(forms.stream().flatMap(FeedPlan::windows).toList());
      return new Panes.Plan(edges, layout, evidence, false, isRevised, ahead);
    }
    long pane = forms.stream().flatMapToLong(FeedPlan::spans).reduce(0, LongMath::gcd);
    boolean isDeep = forms.stream().anyMatch(form -> form.over() / pane > Panes.FLAT);
    long back = forms.stream().mapToLong(form -> Bounds.panes(form, pane)).max().orElseThrow();
    return new Panes.Plan(
        new Edges.Even(pane), layout, evidence, isDeep && !isRevised, isRevised, back + ahead);
  }

  private static List<Field> by(Form.Window form) {
    StreamType stream = form.of().stream();
    return form.by().stream().map(name -> stream.field(name).orElseThrow()).toList();
  }

  /** Whether the boundaries of a window rule are equally far apart. */
  public static boolean isFixed(Rule rule) {
    return form(rule).period().isFixed();
  }

  private static Form.Window form(Rule rule) {
    return (Form.Window) rule.when();
  }

  /** What all the edges of windows and evidence are multiples of. */
  private static LongStream spans(Form.Window form) {
    return LongStream.of(form.over(), form.every(), form.hold());
  }

  /** The stretches whose ends are the edges of windows and evidence. */
  private static Stream<Uneven.Windows> windows(Form.Window form) {
    return LongStream.of(form.over(), form.over() + form.hold())
        .distinct()
        .mapToObj(length -> new Uneven.Windows(form.period(), length));
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
  public void turnTo(Key key) {
    panes.evidence().turnTo(key);
  }

  @Override
  public long firstAfter(long time) {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < rules.size(); i++) {
      first = Math.min(first, rules.get(i).after(time));
    }
    return first;
  }

  /** How much longer than needed panes may be kept, so that they go some at a time. */
  long patience() {
    return patience;
  }

  Panes.Plan panes() {
    return panes;
  }

  List<WindowRule> rules() {
    return rules;
  }

  /** Who judges a rule. */
  Court court(int rule) {
    return courts.get(rule);
  }
}
