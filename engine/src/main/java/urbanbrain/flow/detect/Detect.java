package urbanbrain.flow.detect;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;
import urbanbrain.window.FeedPlan;
import urbanbrain.window.FeedState;
import urbanbrain.window.Hearing;

/** Judges the window rules. */
public final class Detect extends DetectFeeds<FeedPlan, Hearing> {

  /** Judges the window rules of a rule set. */
  public Detect(RuleSet rules) {
    this(Editing.fixed(rules));
  }

  /** Judges such rules, which may change. */
  public Detect(Editing editing) {
    super(editing, new KeyWindowsCodec());
  }

  @Override
  protected Map<Integer, SpacePlan<FeedPlan, Hearing>> plans(RuleSet rules) {
    return Spaces.plans(rules, Form.Window.class::isInstance, inSpace -> plan(inSpace, rules));
  }

  private static SpacePlan<FeedPlan, Hearing> plan(List<Rule> inSpace, RuleSet rules) {
    return new SpacePlan<>(
        SpacePlan.byFeed(inSpace, Detect::edges).stream()
            .map(over -> new FeedPlan(over, rules::isSignal, rules.limits()))
            .toList(),
        FeedState::new);
  }

  /** Days are cut otherwise than minutes, so they do not share panes. */
  private static String edges(Rule rule) {
    return FeedPlan.isFixed(rule) ? "fixed" : "calendar";
  }

  @Override
  protected Bound[] bounds() {
    return new Bound[] {Bound.PANES, Bound.DIFFERENT, Bound.RETRACTABLE, Bound.PROVISIONAL};
  }

  @Override
  protected Hearing hearing(
      Supplier<RouteKey> key,
      Consumer<MatchUpdate> matches,
      Consumer<Patch> patches,
      Strains.Ear strained) {
    return new Verdicts(key, matches, patches, strained);
  }
}
