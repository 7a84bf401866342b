package urbanbrain.bench.joins;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Passes each anchor of a sensor on once, and forgets it when it can be in no further pair. */
final class Once extends KeyedProcessFunction<String, Tuple2<String, Long>, Tuple2<String, Long>> {

  private final long within;
  private transient MapState<Long, Boolean> passed;

  Once(long within) {
    this.within = within;
  }

  @Override
  public void open(OpenContext context) {
    passed =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("passed", Types.LONG, Types.BOOLEAN));
  }

  @Override
  public void processElement(
      Tuple2<String, Long> anchor, Context context, Collector<Tuple2<String, Long>> out)
      throws Exception {
    if (!passed.contains(anchor.f1)) {
      passed.put(anchor.f1, true);
      context.timerService().registerEventTimeTimer(anchor.f1 + within + 1);
      out.collect(anchor);
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Tuple2<String, Long>> out)
      throws Exception {
    passed.remove(time - within - 1);
  }
}
