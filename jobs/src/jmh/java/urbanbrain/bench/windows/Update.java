package urbanbrain.bench.windows;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import urbanbrain.bench.flink.FlinkJob;

/** The floor: one value updated for each reading. It tells nothing but each tenth value. */
final class Update
    extends KeyedProcessFunction<String, Tuple3<String, Long, Double>, Tuple2<String, Long>> {

  private static final int TOLD = 10;

  private transient ValueState<Long> counts;

  private Update() {}

  static DataStream<Tuple2<String, Long>> find(DataStream<Tuple3<String, Long, Double>> rows) {
    return rows.keyBy(row -> row.f0, Types.STRING).process(new Update(), FlinkJob.FOUND);
  }

  @Override
  public void open(OpenContext context) {
    counts = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
  }

  @Override
  public void processElement(
      Tuple3<String, Long, Double> row, Context context, Collector<Tuple2<String, Long>> out)
      throws Exception {
    Long before = counts.value();
    long count = before == null ? 1 : before + 1;
    counts.update(count);
    if (count % TOLD == 0) {
      out.collect(Tuple2.of(row.f0, count));
    }
  }
}
