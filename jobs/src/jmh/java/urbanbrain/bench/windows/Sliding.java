package urbanbrain.bench.windows;

import java.time.Duration;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import urbanbrain.bench.flink.FlinkJob;

/** Flink's sliding windows, with count and sum as they come. */
final class Sliding {

  private static final TypeInformation<Tuple2<Long, Double>> ACCUMULATED =
      Types.TUPLE(Types.LONG, Types.DOUBLE);

  private Sliding() {}

  static DataStream<Tuple2<String, Long>> find(
      DataStream<Tuple3<String, Long, Double>> rows, Question question) {
    return rows.keyBy(row -> row.f0, Types.STRING)
        .window(
            SlidingEventTimeWindows.of(
                Duration.ofMillis(question.over()), Duration.ofMillis(question.every())))
        .aggregate(new CountAndSum(), new Low(), ACCUMULATED, ACCUMULATED, FlinkJob.FOUND);
  }

  private static final class CountAndSum
      implements AggregateFunction<
          Tuple3<String, Long, Double>, Tuple2<Long, Double>, Tuple2<Long, Double>> {

    @Override
    public Tuple2<Long, Double> createAccumulator() {
      return Tuple2.of(0L, 0.0);
    }

    @Override
    public Tuple2<Long, Double> add(Tuple3<String, Long, Double> row, Tuple2<Long, Double> to) {
      to.f0++;
      to.f1 += row.f2;
      return to;
    }

    @Override
    public Tuple2<Long, Double> getResult(Tuple2<Long, Double> of) {
      return of;
    }

    @Override
    public Tuple2<Long, Double> merge(Tuple2<Long, Double> one, Tuple2<Long, Double> other) {
      return Tuple2.of(one.f0 + other.f0, one.f1 + other.f1);
    }
  }

  private static final class Low
      extends ProcessWindowFunction<
          Tuple2<Long, Double>, Tuple2<String, Long>, String, TimeWindow> {

    @Override
    public void process(
        String sensor,
        Context context,
        Iterable<Tuple2<Long, Double>> windows,
        Collector<Tuple2<String, Long>> out) {
      for (Tuple2<Long, Double> window : windows) {
        if (Question.holds(window.f0, window.f1)) {
          out.collect(Tuple2.of(sensor, context.window().getEnd()));
        }
      }
    }
  }
}
