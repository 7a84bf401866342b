package urbanbrain.flow.demux;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.Collector;
import urbanbrain.flow.Routed;
import urbanbrain.flow.RoutedCodec;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Patch;

/**
 * Gives each patch of a signal to every key at which some rule waits for it, where its episodes
 * stand now and where they stood before.
 */
public final class PatchRouter extends RichFlatMapFunction<Patch, Routed>
    implements ResultTypeQueryable<Routed> {

  private final RuleSet rules;
  private transient RuleIndex index;

  /** Routes by what these rules wait for. */
  public PatchRouter(RuleSet rules) {
    this.rules = rules;
  }

  @Override
  public void open(OpenContext context) {
    index = new RuleIndex(rules);
  }

  @Override
  public void flatMap(Patch patch, Collector<Routed> out) {
    for (Space space : index.spaces(patch.rule())) {
      space.route(patch, out::collect);
    }
  }

  @Override
  public TypeInformation<Routed> getProducedType() {
    return new RoutedCodec().info();
  }
}
