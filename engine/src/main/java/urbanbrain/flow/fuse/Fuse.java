package urbanbrain.flow.fuse;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.Routed;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.MatchUpdate;

/** Judges the joins of all rules at one key. */
public final class Fuse extends KeyedProcessFunction<RouteKey, Routed, MatchUpdate>
    implements ResultTypeQueryable<MatchUpdate> {

  private final RuleSet rules;

  /** Judges these rules. */
  public Fuse(RuleSet rules) {
    this.rules = rules;
  }

  @Override
  public void processElement(Routed routed, Context ctx, Collector<MatchUpdate> out) {
    rules.judged();
  }

  @Override
  public TypeInformation<MatchUpdate> getProducedType() {
    return new MatchUpdateCodec().info();
  }
}
