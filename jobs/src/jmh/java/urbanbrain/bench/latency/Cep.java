package urbanbrain.bench.latency;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Falls by Flink CEP: a match waits for the watermark. */
final class Cep {

  private Cep() {}

  /**
   * The job.
   *
   * @param lateness seconds that the watermark is behind
   */
  static StreamExecutionEnvironment job(JobPlan plan, int lateness) {
    WatermarkStrategy<Tuple3<String, Long, Double>> marks =
        WatermarkStrategy.<Tuple3<String, Long, Double>>forBoundedOutOfOrderness(
                Duration.ofSeconds(lateness))
            .withTimestampAssigner((row, sent) -> row.f1);
    DataStream<String> falls =
        CEP.pattern(Plain.rows(plan, marks).keyBy(row -> row.f0, Types.STRING), fall())
            .process(new First(), Types.STRING);
    Webhook.post(falls, plan);
    return falls.getExecutionEnvironment();
  }

  private static Pattern<Tuple3<String, Long, Double>, ?> fall() {
    return Pattern.<Tuple3<String, Long, Double>>begin("high")
        .where(SimpleCondition.of(row -> row.f2 >= Schedule.HIGH))
        .followedBy("low")
        .where(SimpleCondition.of(row -> row.f2 < Schedule.LOW))
        .within(Duration.ofSeconds(Schedule.WITHIN));
  }

  private static final class First
      extends PatternProcessFunction<Tuple3<String, Long, Double>, String> {

    @Override
    public void processMatch(
        Map<String, List<Tuple3<String, Long, Double>>> match,
        Context context,
        Collector<String> out) {
      out.collect(match.get("high").get(0).f0);
    }
  }
}
