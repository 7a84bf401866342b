package urbanbrain.flow.detect.state;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.PatchCodec;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.Routed;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/**
 * Judges the state rules: gives the matches of those that raise incidents, and in a side output the
 * patches of those that other rules use as signals.
 */
public final class DetectState extends KeyedProcessFunction<RouteKey, Routed, MatchUpdate>
    implements ResultTypeQueryable<MatchUpdate> {

  /** What becomes of the signals that rules wait for. */
  public static final OutputTag<Patch> PATCHES =
      new OutputTag<>("patches", PatchCodec.INSTANCE.info());

  private static final long END = Long.MAX_VALUE;

  private final RuleSet rules;
  private final LongCounter boundHits = new LongCounter();
  private transient Map<Integer, SpacePlan> plans;
  private transient ValueState<KeyValues> values;

  /** Judges the state rules of a rule set. */
  public DetectState(RuleSet rules) {
    this.rules = rules;
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(Bounds.HIT, boundHits);
    plans = SpacePlan.of(rules);
    values =
        getRuntimeContext().getState(new ValueStateDescriptor<>("values", new KeyValuesCodec()));
  }

  @Override
  public void processElement(Routed routed, Context ctx, Collector<MatchUpdate> out)
      throws IOException {
    checkArgument(routed.event() != null, "a patch came to state rules");
    long watermark = ctx.timerService().currentWatermark();
    checkArgument(routed.event().time() > watermark, "%s came after %s", routed.event(), watermark);
    SpacePlan plan = plan(routed.key());
    KeyValues state = values.value();
    if (state == null) {
      state = new KeyValues(plan);
    }
    checkState(state.fits(plan), "the state was left by other rules");
    Words words = new Words(routed.key(), out, patch -> ctx.output(PATCHES, patch));
    boundHits.add(state.arrive(routed, watermark, plan, words));
    setTimer(state, routed.event().time(), ctx.timerService());
    values.update(state);
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<MatchUpdate> out)
      throws IOException {
    KeyValues state = values.value();
    checkState(state != null, "a timer without a state");
    SpacePlan plan = plan(ctx.getCurrentKey());
    checkState(state.fits(plan), "the state was left by other rules");
    Words words = new Words(ctx.getCurrentKey(), out, p -> ctx.output(PATCHES, p));
    long watermark = ctx.timerService().currentWatermark();
    if (watermark == END) {
      state.end(plan, words);
      values.clear();
      return;
    }
    state.pass(watermark, plan, words);
    if (state.isIdle()) {
      values.clear();
      return;
    }
    state.setTimer(KeyValues.NO_TIMER);
    setTimer(state, state.next(plan), ctx.timerService());
    values.update(state);
  }

  /**
   * Only ever to an earlier time, that of an event at the latest, as nothing changes before it: a
   * timer that turns out to be early does no harm.
   */
  private static void setTimer(KeyValues state, long next, TimerService timers) {
    if (next < state.timer()) {
      if (state.timer() != KeyValues.NO_TIMER) {
        timers.deleteEventTimeTimer(state.timer());
      }
      timers.registerEventTimeTimer(next);
      state.setTimer(next);
    }
  }

  private SpacePlan plan(RouteKey key) {
    SpacePlan plan = plans.get(key.space());
    checkArgument(plan != null, "no state rule has a key space for %s", key);
    return plan;
  }

  @Override
  public TypeInformation<MatchUpdate> getProducedType() {
    return new MatchUpdateCodec().info();
  }
}
