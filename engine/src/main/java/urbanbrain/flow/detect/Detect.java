package urbanbrain.flow.detect;

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
 * Judges the window rules: gives the matches of those that raise incidents, and in a side output
 * the patches of those that other rules use as signals.
 */
public final class Detect extends KeyedProcessFunction<RouteKey, Routed, MatchUpdate>
    implements ResultTypeQueryable<MatchUpdate> {

  /** What becomes of the signals that rules wait for. */
  public static final OutputTag<Patch> PATCHES =
      new OutputTag<>("patches", PatchCodec.INSTANCE.info());

  private static final long END = Long.MAX_VALUE;

  private final RuleSet rules;
  private final LongCounter boundHits = new LongCounter();
  private transient Map<Integer, SpacePlan> plans;
  private transient ValueState<KeyState> states;

  /** Judges the window rules of a rule set. */
  public Detect(RuleSet rules) {
    this.rules = rules;
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(Bounds.HIT, boundHits);
    plans = SpacePlan.of(rules);
    states =
        getRuntimeContext().getState(new ValueStateDescriptor<>("windows", new KeyStateCodec()));
  }

  @Override
  public void processElement(Routed routed, Context ctx, Collector<MatchUpdate> out)
      throws IOException {
    checkArgument(routed.event() != null, "a patch came to windows");
    long watermark = ctx.timerService().currentWatermark();
    checkArgument(routed.event().time() > watermark, "%s came after %s", routed.event(), watermark);
    SpacePlan plan = plan(routed.key());
    KeyState state = states.value();
    if (state == null) {
      state = new KeyState(plan);
    }
    checkState(state.fits(plan), "the state was left by other rules");
    state.arrive(routed.feeds(), routed.event(), plan, verdicts(routed.key(), ctx, out));
    if (routed.event().isWithdrawn() && state.isIdle()) {
      forget(state, ctx.timerService());
      return;
    }
    if (plan.firstAfter(routed.event().time()) < state.timer()) {
      setTimer(state, plan, ctx.timerService());
    }
    states.update(state);
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<MatchUpdate> out)
      throws IOException {
    KeyState state = states.value();
    checkState(state != null, "a timer without a state");
    SpacePlan plan = plan(ctx.getCurrentKey());
    checkState(state.fits(plan), "the state was left by other rules");
    Verdicts verdicts = verdicts(ctx.getCurrentKey(), ctx, out);
    long watermark = ctx.timerService().currentWatermark();
    if (watermark == END) {
      state.end(plan, verdicts);
      states.clear();
      return;
    }
    state.pass(watermark, plan, verdicts);
    if (state.isIdle()) {
      states.clear();
      return;
    }
    state.setTimer(KeyState.NO_TIMER);
    setTimer(state, plan, ctx.timerService());
    states.update(state);
  }

  private Verdicts verdicts(RouteKey key, Context ctx, Collector<MatchUpdate> out) {
    return new Verdicts(key, out, patch -> ctx.output(PATCHES, patch), () -> boundHits.add(1));
  }

  private void forget(KeyState state, TimerService timers) {
    if (state.timer() != KeyState.NO_TIMER) {
      timers.deleteEventTimeTimer(state.timer());
    }
    states.clear();
  }

  /** Only ever to an earlier time: a timer that turns out to be early does no harm. */
  private static void setTimer(KeyState state, SpacePlan plan, TimerService timers) {
    long next = state.next(plan);
    if (next < state.timer()) {
      if (state.timer() != KeyState.NO_TIMER) {
        timers.deleteEventTimeTimer(state.timer());
      }
      timers.registerEventTimeTimer(next);
      state.setTimer(next);
    }
  }

  private SpacePlan plan(RouteKey key) {
    SpacePlan plan = plans.get(key.space());
    checkArgument(plan != null, "no window rule has a key space for %s", key);
    return plan;
  }

  @Override
  public TypeInformation<MatchUpdate> getProducedType() {
    return new MatchUpdateCodec().info();
  }
}
