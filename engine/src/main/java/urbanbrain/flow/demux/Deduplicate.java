package urbanbrain.flow.demux;

import static com.google.common.base.Preconditions.checkState;

import java.io.IOException;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import urbanbrain.event.Event;
import urbanbrain.flow.EventCodec;

/**
 * Lets each event pass once. The same id, time and content again is a duplicate: counted and
 * dropped. The same id with other time or content is another event: counted, and passes. An event
 * is remembered until the watermark passes it, as no copy can come after that.
 */
public final class Deduplicate extends KeyedProcessFunction<Integer, Event, Event>
    implements ResultTypeQueryable<Event> {

  /** The accumulator that counts the dropped. */
  public static final String DUPLICATE = "duplicate";

  /** The accumulator that counts events whose id was seen with other time or content. */
  public static final String ID_CONFLICT = "id_conflict";

  /** What to key by: few keys with a table each, as a key per event would cost far more. */
  public static final KeySelector<Event, Integer> KEY = Deduplicate::bucket;

  private static final int BUCKET_BITS = 10;

  private final LongCounter duplicates = new LongCounter();
  private final LongCounter conflicts = new LongCounter();
  private transient ValueState<Seen> state;

  /** The key of an event: the first ten bits of its id's hash. */
  public static int bucket(Event event) {
    return (int) (event.idHash() >>> (Long.SIZE - BUCKET_BITS));
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(DUPLICATE, duplicates);
    getRuntimeContext().addAccumulator(ID_CONFLICT, conflicts);
    state = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", new SeenCodec()));
  }

  @Override
  public void processElement(Event event, Context ctx, Collector<Event> out) throws IOException {
    Seen seen = state.value();
    if (seen == null) {
      seen = new Seen();
    }
    switch (seen.add(event, ctx.timerService().currentWatermark())) {
      case DUPLICATE -> {
        duplicates.add(1);
        return;
      }
      case CONFLICT -> conflicts.add(1);
      case NEW -> {}
    }
    out.collect(event);
    setTimer(seen, ctx.timerService());
    state.update(seen);
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<Event> out) throws IOException {
    Seen seen = state.value();
    checkState(seen != null, "a timer without a table");
    seen.setTimer(Seen.NO_TIMER);
    seen.sweep(ctx.timerService().currentWatermark());
    if (seen.isEmpty()) {
      state.clear();
      return;
    }
    setTimer(seen, ctx.timerService());
    state.update(seen);
  }

  /** At the newest event's time: then all that is there now can go at once. */
  private static void setTimer(Seen seen, TimerService timers) {
    if (seen.timer() == Seen.NO_TIMER) {
      seen.setTimer(seen.newest());
      timers.registerEventTimeTimer(seen.newest());
    }
  }

  @Override
  public TypeInformation<Event> getProducedType() {
    return EventCodec.INSTANCE.info();
  }
}
