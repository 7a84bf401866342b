package urbanbrain.send.format.alertmanager;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import urbanbrain.flow.raise.AlertCodec;
import urbanbrain.verdict.Alert;

/**
 * Tells a channel again, every so often, of all that is open there: what an Alertmanager wants, as
 * it takes for over what it hears of no more. Stands before the channel's sink, all under one key.
 * What stands, and when it is next told, is in its state, so that a restart tells on.
 */
public final class Repeats extends KeyedProcessFunction<String, Alert, Alert> {

  private final long every;
  private transient MapState<String, Alert> standing;
  private transient ValueState<Long> due;

  /**
   * Repeats on one channel; what it is not for does not come here.
   *
   * @param every how often, in milliseconds of the clock on the wall
   */
  public Repeats(long every) {
    this.every = every;
  }

  @Override
  public void open(OpenContext context) {
    standing =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("standing", Types.STRING, new AlertCodec().info()));
    due = getRuntimeContext().getState(new ValueStateDescriptor<>("due", Types.LONG));
  }

  @Override
  public void processElement(Alert alert, Context ctx, Collector<Alert> out) throws Exception {
    new Standing(new Shelf(standing)).take(alert).forEach(out::collect);
    if (due.value() == null && !standing.isEmpty()) {
      wait(ctx);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext ctx, Collector<Alert> out) throws Exception {
    List<Alert> open = new ArrayList<>();
    standing.values().forEach(open::add);
    open.forEach(out::collect);
    if (open.isEmpty()) {
      due.clear();
    } else {
      wait(ctx);
    }
  }

  private void wait(Context ctx) throws Exception {
    long next = ctx.timerService().currentProcessingTime() + every;
    due.update(next);
    ctx.timerService().registerProcessingTimeTimer(next);
  }

  /** The state as a shelf. */
  private record Shelf(MapState<String, Alert> state) implements Standing.Shelf {

    @Override
    public Alert get(String handle) throws Exception {
      return state.get(handle);
    }

    @Override
    public void put(Alert alert) throws Exception {
      state.put(alert.incident(), alert);
    }

    @Override
    public void remove(String handle) throws Exception {
      state.remove(handle);
    }
  }
}
