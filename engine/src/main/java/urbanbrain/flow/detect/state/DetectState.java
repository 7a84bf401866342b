package urbanbrain.flow.detect.state;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.detect.DetectFeeds;
import urbanbrain.flow.detect.SpacePlan;
import urbanbrain.flow.detect.Spaces;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.value.FeedValues;
import urbanbrain.value.ValueHearing;
import urbanbrain.value.ValuePlan;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** Judges the state rules. */
public final class DetectState extends DetectFeeds<ValuePlan, ValueHearing> {

  /** Judges the state rules of a rule set. */
  public DetectState(RuleSet rules) {
    this(Editing.fixed(rules));
  }

  /** Judges such rules, which may change. */
  public DetectState(Editing editing) {
    super(editing, new KeyValuesCodec());
  }

  @Override
  protected Map<Integer, SpacePlan<ValuePlan, ValueHearing>> plans(RuleSet rules) {
    return Spaces.plans(rules, Form.State.class::isInstance, inSpace -> plan(inSpace, rules));
  }

  private static SpacePlan<ValuePlan, ValueHearing> plan(List<Rule> inSpace, RuleSet rules) {
    return new SpacePlan<>(
        SpacePlan.byFeed(inSpace, rule -> "").stream()
            .map(over -> new ValuePlan(over, rules::isSignal, rules.limits()))
            .toList(),
        FeedValues::new);
  }

  @Override
  protected Bound[] bounds() {
    return new Bound[] {Bound.VALUES};
  }

  @Override
  protected ValueHearing hearing(
      Supplier<RouteKey> key,
      Consumer<MatchUpdate> matches,
      Consumer<Patch> patches,
      Strains.Ear strained) {
    return new Words(key, matches, patches, strained);
  }
}
