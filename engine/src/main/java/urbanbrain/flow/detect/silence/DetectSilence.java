package urbanbrain.flow.detect.silence;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.asset.Roll;
import urbanbrain.event.Event;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.PatchCodec;
import urbanbrain.flow.Pause;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.Routed;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.edition.KnowsRules;
import urbanbrain.flow.edition.Notice;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/**
 * Judges the silent rules: gives the matches of those that raise incidents, and in a side output
 * the patches of those that other rules use as signals. Hears by broadcast when the sources were
 * not alive, each pause before the watermark that passes it.
 */
public final class DetectSilence
    extends KeyedBroadcastProcessFunction<RouteKey, Routed, Pause, MatchUpdate>
    implements KnowsRules, ResultTypeQueryable<MatchUpdate> {

  /** What becomes of the signals that rules wait for. */
  public static final OutputTag<Patch> PATCHES =
      new OutputTag<>("patches", PatchCodec.INSTANCE.info());

  /** When each source was not alive, by the code of its name. */
  public static final MapStateDescriptor<Integer, Pauses> PAUSES =
      new MapStateDescriptor<>("pauses", Types.INT, new Pauses.Form().info());

  private static final long END = Long.MAX_VALUE;

  private final Editing editing;
  private final ArrayList<RuleClocks.Source> sources;
  private transient Strains strains;
  private transient RuleMeters meters;
  private transient Map<Integer, SpacePlan> plans;
  private transient long forget;
  private transient ValueState<KeySilence> keys;

  /**
   * Judges the silent rules of a rule set.
   *
   * @param sources the city's sources
   */
  public DetectSilence(RuleSet rules, List<RuleClocks.Source> sources) {
    this(Editing.fixed(rules), sources);
  }

  /** Judges silent rules that may change. */
  public DetectSilence(Editing editing, List<RuleClocks.Source> sources) {
    this.editing = editing;
    this.sources = new ArrayList<>(sources);
  }

  @Override
  public Editing editing() {
    return editing;
  }

  @Override
  public void open(OpenContext context) {
    strains = new Strains(getRuntimeContext());
    keys =
        getRuntimeContext().getState(new ValueStateDescriptor<>("silence", new KeySilence.Form()));
    meters = new RuleMeters(getRuntimeContext().getMetricGroup());
    plan();
  }

  private void plan() {
    plans = SpacePlan.of(editing.rules(), sources);
    forget =
        plans.values().stream()
            .flatMap(plan -> plan.rules().stream())
            .mapToLong(SilentRule::forget)
            .max()
            .orElse(0);
    meters.anew();
    for (SpacePlan plan : plans.values()) {
      plan.meter(meters);
      strains.expect(plan.names(), Bound.SILENT);
    }
  }

  @Override
  public void processBroadcastElement(Pause pause, Context ctx, Collector<MatchUpdate> out)
      throws Exception {
    BroadcastState<Integer, Pauses> all = ctx.getBroadcastState(PAUSES);
    Pauses pauses = all.get(pause.source());
    if (pauses == null) {
      pauses = new Pauses();
    }
    pauses.put(pause);
    pauses.forget(ctx.currentWatermark(), forget);
    all.put(pause.source(), pauses);
  }

  @Override
  public void processElement(Routed routed, ReadOnlyContext ctx, Collector<MatchUpdate> out)
      throws Exception {
    Event event = routed.event();
    if (Notice.is(event)) {
      edit(Notice.of(event), ctx);
      return;
    }
    checkArgument(event != null, "a patch came to silent rules");
    long watermark = ctx.currentWatermark();
    boolean isHeard = !Roll.isOf(event);
    checkArgument(!isHeard || event.time() > watermark, "%s came after %s", event, watermark);
    SpacePlan plan = plan(routed.key());
    KeySilence key = keys.value();
    if (key == null) {
      key = new KeySilence(plan.signature(), plan.rules().size());
    }
    checkState(key.signature == plan.signature(), "the state was left by other rules");
    Turn turn = new Turn(plan, key, watermark, ctx.getBroadcastState(PAUSES));
    turn.arrive(routed, words(routed.key(), ctx, out));
    save(key, turn, ctx.timerService());
  }

  private void edit(EditionText edition, ReadOnlyContext ctx) {
    if (editing.take(edition)) {
      plan();
      ctx.output(PATCHES, Notice.patch(edition));
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<MatchUpdate> out) throws Exception {
    KeySilence key = keys.value();
    checkState(key != null, "a timer without a state");
    SpacePlan plan = plan(ctx.getCurrentKey());
    checkState(key.signature == plan.signature(), "the state was left by other rules");
    long watermark = ctx.timerService().currentWatermark();
    if (watermark == END) {
      keys.clear(); // nothing is judged any more, and what is open was told
      return;
    }
    key.timer = KeySilence.NO_TIMER;
    Turn turn = new Turn(plan, key, watermark, ctx.getBroadcastState(PAUSES));
    turn.pass(words(ctx.getCurrentKey(), ctx, out));
    save(key, turn, ctx.timerService());
  }

  private Words words(RouteKey key, ReadOnlyContext ctx, Collector<MatchUpdate> out) {
    Strains.Ear ear = strains.at(key, limits(), strain -> ctx.output(Strains.TAG, strain));
    return new Words(key, out, patch -> ctx.output(PATCHES, patch), ear);
  }

  /** The timer goes only ever to an earlier time: one that turns out to be early does no harm. */
  private void save(KeySilence key, Turn turn, TimerService timers) throws Exception {
    if (key.isIdle()) {
      if (key.timer != KeySilence.NO_TIMER) {
        timers.deleteEventTimeTimer(key.timer);
      }
      keys.clear();
      return;
    }
    long due = turn.due();
    if (due < key.timer) {
      if (key.timer != KeySilence.NO_TIMER) {
        timers.deleteEventTimeTimer(key.timer);
      }
      timers.registerEventTimeTimer(due);
      key.timer = due;
    }
    keys.update(key);
  }

  private Limits limits() {
    return editing.rules().limits();
  }

  private SpacePlan plan(RouteKey key) {
    SpacePlan plan = plans.get(key.space());
    checkArgument(plan != null, "no silent rule has a key space for %s", key);
    return plan;
  }

  @Override
  public TypeInformation<MatchUpdate> getProducedType() {
    return new MatchUpdateCodec().info();
  }

  /** One look at one key. */
  private final class Turn implements Silence.Lives {

    private final SpacePlan plan;
    private final KeySilence key;
    private final long watermark;
    private final ReadOnlyBroadcastState<Integer, Pauses> pauses;

    Turn(
        SpacePlan plan,
        KeySilence key,
        long watermark,
        ReadOnlyBroadcastState<Integer, Pauses> pauses) {
      this.plan = plan;
      this.key = key;
      this.watermark = watermark;
      this.pauses = pauses;
    }

    @Override
    public long moment(SilentRule rule, Event since, long alive) {
      if (!Roll.isOf(since)) {
        return pauses(since.source()).moment(since.time(), alive, watermark);
      }
      long latest = Long.MIN_VALUE;
      for (int source : plan.givers()) {
        latest = Math.max(latest, pauses(source).momentOfLife(rule.from(), alive, watermark));
      }
      return latest;
    }

    private Pauses pauses(int source) {
      try {
        Pauses known = pauses.get(source);
        return known == null ? Pauses.NONE : known;
      } catch (Exception e) {
        throw new IllegalStateException("could not read when source " + source + " was alive", e);
      }
    }

    void arrive(Routed routed, Words words) {
      for (int i = 0; i < key.rules.length; i++) {
        SilentRule rule = plan.rules().get(i);
        if (Ints.contains(routed.feeds(), rule.code()) && rule.isAbout(routed.event())) {
          if (key.rules[i] == null) {
            key.rules[i] = new Silence();
          }
          long began = plan.efforts().get(i).begin();
          key.rules[i].arrive(routed.event(), rule, limits().of(Bound.SILENT), words);
          plan.efforts().get(i).end(began);
          key.rules[i] = key.rules[i].isIdle() ? null : key.rules[i];
        }
      }
    }

    void pass(Words words) {
      for (int i = 0; i < key.rules.length; i++) {
        if (key.rules[i] != null) {
          long began = plan.efforts().get(i).begin();
          key.rules[i].pass(watermark, plan.rules().get(i), this, words);
          plan.efforts().get(i).end(began);
          key.rules[i] = key.rules[i].isIdle() ? null : key.rules[i];
        }
      }
    }

    long due() {
      long due = Silence.NEVER;
      for (int i = 0; i < key.rules.length; i++) {
        if (key.rules[i] != null) {
          due = Math.min(due, key.rules[i].due(plan.rules().get(i), this));
        }
      }
      return due;
    }
  }
}
