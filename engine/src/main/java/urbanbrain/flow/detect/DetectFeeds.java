package urbanbrain.flow.detect;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.feed.FeedRules;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.PatchCodec;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.Routed;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.edition.KnowsRules;
import urbanbrain.flow.edition.Notice;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/**
 * Judges the rules of one form, each over one stream: gives the matches of those that raise
 * incidents, and in a side output the patches of those that other rules use as signals. What they
 * hold and how they judge is {@link urbanbrain.feed.Held}; here are the state and the timer of a
 * key.
 *
 * @param <P> the rules over a feed
 * @param <H> who hears what they say
 */
public abstract class DetectFeeds<P extends FeedRules, H>
    extends KeyedProcessFunction<RouteKey, Routed, MatchUpdate>
    implements KnowsRules, ResultTypeQueryable<MatchUpdate> {

  /** What becomes of the signals that rules wait for. */
  public static final OutputTag<Patch> PATCHES =
      new OutputTag<>("patches", PatchCodec.INSTANCE.info());

  private static final long END = Long.MAX_VALUE;

  private final Editing editing;
  private final KeyFeedsCodec<P, H> codec;
  private transient Strains strains;
  private transient RuleMeters meters;
  private transient Map<Integer, SpacePlan<P, H>> plans;

  /** The plan of the key at hand, null before the first. */
  private transient SpacePlan<P, H> planned;

  private transient int plannedSpace;

  /** The key at hand, and where what is said of it goes. */
  private transient RouteKey key;

  private transient Collector<MatchUpdate> matches;
  private transient Context sides;
  private transient H hearing;
  private transient ValueState<KeyFeeds<P, H>> states;

  /** Judges those rules that are of its form. */
  protected DetectFeeds(Editing editing, KeyFeedsCodec<P, H> codec) {
    this.editing = editing;
    this.codec = codec;
  }

  /** The plan of a key space for the rules of its form that are judged there, by its code. */
  protected abstract Map<Integer, SpacePlan<P, H>> plans(RuleSet rules);

  /** Who hears what is said of the key at hand, to pass it on. */
  protected abstract H hearing(
      Supplier<RouteKey> key,
      Consumer<MatchUpdate> matches,
      Consumer<Patch> patches,
      Strains.Ear strained);

  /** The bounds that rules of its form may reach here. */
  protected abstract Bound[] bounds();

  @Override
  public final Editing editing() {
    return editing;
  }

  @Override
  public final void open(OpenContext context) {
    strains = new Strains(getRuntimeContext());
    meters = new RuleMeters(getRuntimeContext().getMetricGroup());
    plan();
    states = getRuntimeContext().getState(new ValueStateDescriptor<>("feeds", codec));
  }

  private void plan() {
    plans = plans(editing.rules());
    planned = null;
    hearing =
        hearing(
            () -> key,
            update -> matches.collect(update),
            patch -> sides.output(PATCHES, patch),
            strains.at(
                () -> key, editing.rules().limits(), strain -> sides.output(Strains.TAG, strain)));
    meters.anew();
    for (SpacePlan<P, H> plan : plans.values()) {
      plan.meter(meters);
      plan.feeds().forEach(feed -> strains.expect(feed.names(), bounds()));
    }
  }

  @Override
  public final void processElement(Routed routed, Context ctx, Collector<MatchUpdate> out)
      throws IOException {
    if (Notice.is(routed.event())) {
      edit(Notice.of(routed.event()), ctx);
      return;
    }
    checkArgument(routed.event() != null, "a patch came to rules over one stream");
    long watermark = ctx.timerService().currentWatermark();
    checkArgument(routed.event().time() > watermark, "%s came after %s", routed.event(), watermark);
    SpacePlan<P, H> plan = turnTo(routed.key(), ctx, out);
    KeyFeeds<P, H> state = states.value();
    if (state == null) {
      state = new KeyFeeds<>(plan.signature(), plan.feeds().size());
    }
    checkState(state.fits(plan), "the state was left by other rules");
    long due = state.arrive(routed, watermark, plan, hearing);
    if (state.isTimerNear(watermark)) {
      state.pass(watermark, plan, hearing);
      moveTimer(state, state.next(plan), ctx.timerService());
    } else if (due < state.timer()) {
      // A timer that turns out to be early does no harm.
      moveTimer(state, due, ctx.timerService());
    }
    keep(state, ctx.timerService());
  }

  private void keep(KeyFeeds<P, H> state, TimerService timers) throws IOException {
    if (state.isIdle()) {
      moveTimer(state, KeyFeeds.NO_TIMER, timers);
      states.clear();
    } else {
      states.update(state);
    }
  }

  private void edit(EditionText edition, Context ctx) {
    if (editing.take(edition)) {
      plan();
      ctx.output(PATCHES, Notice.patch(edition));
    }
  }

  @Override
  public final void onTimer(long time, OnTimerContext ctx, Collector<MatchUpdate> out)
      throws IOException {
    KeyFeeds<P, H> state = states.value();
    checkState(state != null, "a timer without a state");
    SpacePlan<P, H> plan = turnTo(ctx.getCurrentKey(), ctx, out);
    checkState(state.fits(plan), "the state was left by other rules");
    long watermark = ctx.timerService().currentWatermark();
    if (watermark == END) {
      state.end(plan, hearing);
      states.clear();
      return;
    }
    state.pass(watermark, plan, hearing);
    state.setTimer(KeyFeeds.NO_TIMER);
    moveTimer(state, state.next(plan), ctx.timerService());
    keep(state, ctx.timerService());
  }

  private static void moveTimer(KeyFeeds<?, ?> state, long due, TimerService timers) {
    if (due == state.timer()) {
      return;
    }
    if (state.timer() != KeyFeeds.NO_TIMER) {
      timers.deleteEventTimeTimer(state.timer());
    }
    if (due != KeyFeeds.NO_TIMER) {
      timers.registerEventTimeTimer(due);
    }
    state.setTimer(due, timers.currentWatermark());
  }

  /** From now on this key is at hand; gives the plan of its space. */
  private SpacePlan<P, H> turnTo(RouteKey newKey, Context ctx, Collector<MatchUpdate> out) {
    key = newKey;
    sides = ctx;
    matches = out;
    if (planned == null || plannedSpace != key.space()) {
      planned = plans.get(key.space());
      checkArgument(planned != null, "no rule of this form has a key space for %s", key);
      plannedSpace = key.space();
    }
    planned.turnTo(key);
    return planned;
  }

  @Override
  public final TypeInformation<MatchUpdate> getProducedType() {
    return new MatchUpdateCodec().info();
  }
}
