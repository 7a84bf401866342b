package urbanbrain.flow.fuse;

import static com.google.common.base.Preconditions.checkState;

import java.io.IOException;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.Routed;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.edition.KnowsRules;
import urbanbrain.flow.edition.Notice;
import urbanbrain.flow.fuse.board.Board;
import urbanbrain.flow.fuse.board.BoardCodec;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;
import urbanbrain.verdict.MatchUpdate;

/**
 * Judges the joins of all rules at one key. A match is told as soon as it is certain, or, where it
 * can still turn out not to hold, only when that is settled, or as it seems ({@link Manner}); again
 * when another leg is filled or its evidence has doubled; and last, settled and with the exact
 * evidence, when the watermark has reached the end of what its anchor looks at.
 */
public final class Fuse extends KeyedProcessFunction<RouteKey, Routed, MatchUpdate>
    implements KnowsRules, ResultTypeQueryable<MatchUpdate> {

  private final Editing editing;
  private transient Strains strains;
  private transient RuleMeters meters;
  private transient Map<Integer, SpacePlan> plans;
  private transient ValueState<Board> state;

  /** By which raise is told of what was dropped; seldom asked for, so that it is made once. */
  private transient BiFunction<RouteKey, Limits, Strains.Ear> ears;

  /** Flink's for what is at hand. */
  private transient Context context;

  /** Judges these rules. */
  public Fuse(RuleSet rules) {
    this(Editing.fixed(rules));
  }

  /** Judges rules that may change. */
  public Fuse(Editing editing) {
    this.editing = editing;
  }

  @Override
  public Editing editing() {
    return editing;
  }

  @Override
  public void open(OpenContext context) {
    strains = new Strains(getRuntimeContext());
    ears = (key, limits) -> strains.at(key, limits, s -> this.context.output(Strains.TAG, s));
    meters = new RuleMeters(getRuntimeContext().getMetricGroup());
    plan();
    state = getRuntimeContext().getState(new ValueStateDescriptor<>("board", new BoardCodec()));
  }

  private void plan() {
    plans = SpacePlan.of(editing.rules());
    meters.anew();
    for (SpacePlan plan : plans.values()) {
      plan.meter(meters);
      strains.expect(plan.names(), Bound.EVENTS, Bound.ANCHORS, Bound.EPISODES);
    }
  }

  @Override
  public void processElement(Routed routed, Context ctx, Collector<MatchUpdate> out)
      throws IOException {
    if (Notice.is(routed.event())) {
      if (editing.take(Notice.of(routed.event()))) {
        plan();
      }
      return;
    }
    SpacePlan plan = plans.get(routed.key().space());
    checkState(plan != null, "no rule is judged at %s", routed.key());
    if (routed.event() != null && plan.needsNoBoard()) {
      Turn turn = turn(null, routed.key(), ctx, out);
      plan.single(new Piece(routed.event()), routed.feeds(), turn);
      return;
    }
    Board board = state.value();
    if (board == null) {
      board = new Board();
    }
    Turn turn = turn(board, routed.key(), ctx, out);
    if (routed.event() != null) {
      plan.event(routed, turn);
    } else {
      plan.patch(routed.patch(), turn);
    }
    keep(board, ctx.timerService());
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<MatchUpdate> out)
      throws IOException {
    Board board = state.value();
    checkState(board != null, "a timer without a board");
    board.isAwake();
    SpacePlan plan = plans.get(ctx.getCurrentKey().space());
    if (plan == null) {
      // restored with rules that no longer judge here
      state.clear();
      return;
    }
    plan.time(turn(board, ctx.getCurrentKey(), ctx, out));
    keep(board, ctx.timerService());
  }

  private Turn turn(Board board, RouteKey key, Context ctx, Collector<MatchUpdate> out) {
    context = ctx;
    long watermark = ctx.timerService().currentWatermark();
    return new Turn(board, key, watermark, out, editing.rules().limits(), ears);
  }

  /** Keeps the board with one timer, or, if nothing is left on it, nothing. */
  private void keep(Board board, TimerService timers) throws IOException {
    if (board.hasTimer() && (board.isEmpty() || board.wakesTooLate())) {
      timers.deleteEventTimeTimer(board.timer());
      board.isAwake();
    }
    if (board.isEmpty()) {
      state.clear();
      return;
    }
    if (!board.hasTimer()) {
      board.wakesAt(board.next());
      timers.registerEventTimeTimer(board.timer());
    }
    state.update(board);
  }

  @Override
  public TypeInformation<MatchUpdate> getProducedType() {
    return new MatchUpdateCodec().info();
  }
}
