package urbanbrain.bench.joins;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.util.Collector;
import urbanbrain.bench.flink.FlinkJob;

/**
 * Flink's interval join, which gives each pair: of each anchor only the first goes on, to the next
 * join too, as joins of all pairs would give each anchor as often as there are combinations.
 */
final class IntervalJoin {

  private final DataStream<Tuple3<String, Long, Double>> rows;
  private final Question question;

  private IntervalJoin(DataStream<Tuple3<String, Long, Double>> rows, Question question) {
    this.rows = rows;
    this.question = question;
  }

  static DataStream<Tuple2<String, Long>> find(
      DataStream<Tuple3<String, Long, Double>> rows, Question question) {
    IntervalJoin join = new IntervalJoin(rows, question);
    DataStream<Tuple2<String, Long>> anchors = join.leg(question.anchor());
    long ahead = 0;
    for (Leg other : question.others()) {
      anchors = join.once(join.pairs(anchors, ahead, join.leg(other)));
      ahead = question.within();
    }
    return anchors;
  }

  private DataStream<Tuple2<String, Long>> leg(Leg leg) {
    return rows.filter(row -> leg.fits(row.f2))
        .map(row -> Tuple2.of(row.f0, row.f1))
        .returns(FlinkJob.FOUND);
  }

  /**
   * The anchor of each pair.
   *
   * @param ahead how much later than its time an anchor may be stamped: a pair is stamped with the
   *     later of its two
   */
  private DataStream<Tuple2<String, Long>> pairs(
      DataStream<Tuple2<String, Long>> anchors, long ahead, DataStream<Tuple2<String, Long>> leg) {
    return anchors
        .keyBy(anchor -> anchor.f0, Types.STRING)
        .intervalJoin(leg.keyBy(reading -> reading.f0, Types.STRING))
        .between(
            Duration.ofMillis(-ahead - question.within()), Duration.ofMillis(question.within()))
        .process(new Near(question.within()), FlinkJob.FOUND);
  }

  /**
   * Each anchor once. A join's pairs are where their key is: another keyBy would write and read
   * each of them.
   */
  private DataStream<Tuple2<String, Long>> once(DataStream<Tuple2<String, Long>> anchors) {
    return DataStreamUtils.reinterpretAsKeyedStream(anchors, anchor -> anchor.f0, Types.STRING)
        .process(new Once(question.within()), FlinkJob.FOUND);
  }

  private static final class Near
      extends ProcessJoinFunction<
          Tuple2<String, Long>, Tuple2<String, Long>, Tuple2<String, Long>> {

    private final long within;

    Near(long within) {
      this.within = within;
    }

    @Override
    public void processElement(
        Tuple2<String, Long> anchor,
        Tuple2<String, Long> other,
        Context context,
        Collector<Tuple2<String, Long>> out) {
      if (Math.abs(other.f1 - anchor.f1) <= within) {
        out.collect(anchor);
      }
    }
  }
}
