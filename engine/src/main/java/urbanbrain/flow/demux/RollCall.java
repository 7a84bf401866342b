package urbanbrain.flow.demux;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.Collector;
import urbanbrain.asset.Assets;
import urbanbrain.asset.Roll;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.Pause;
import urbanbrain.flow.Routed;
import urbanbrain.flow.RoutedCodec;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;

/**
 * Tells the rules of silence which assets they know: when a source gives its first event, what
 * stands for each asset that it could tell of goes to the key of that asset. It goes before the
 * watermark that passes that event. Where several sources give a stream, it goes there as often.
 *
 * <p>It has no state: a source has one first event, before a restart or after it.
 */
public final class RollCall implements FlatMapFunction<Pause, Routed>, ResultTypeQueryable<Routed> {

  private final RuleSet rules;
  private final Assets assets;
  private final ArrayList<RuleClocks.Source> sources;

  /**
   * Calls what rules know.
   *
   * @param sources the city's sources
   */
  public RollCall(RuleSet rules, Assets assets, List<RuleClocks.Source> sources) {
    this.rules = rules;
    this.assets = assets;
    this.sources = new ArrayList<>(sources);
  }

  @Override
  public void flatMap(Pause pause, Collector<Routed> out) {
    if (pause.isBeforeFirst()) {
      for (Rule rule : rules.judged()) {
        if (rule.when() instanceof Form.Silent silent && silent.known() != null) {
          call(rule, silent, pause.source(), out);
        }
      }
    }
  }

  private void call(Rule rule, Form.Silent silent, int source, Collector<Routed> out) {
    Leg leg = silent.of();
    if (!RuleClocks.Source.giving(leg.stream().name(), sources).contains(source)) {
      return;
    }
    int code = StableHash.code(rule.space());
    Space space = RuleIndex.Wanted.by(rule).space(code, leg.stream());
    int[] feeds = {leg.feed(rule.space()).code()};
    for (Event asset : Roll.call(leg.stream(), assets)) {
      if (silent.known().asset().of(asset)) {
        space.route(asset, feeds, out::collect);
      }
    }
  }

  @Override
  public TypeInformation<Routed> getProducedType() {
    return new RoutedCodec().info();
  }
}
