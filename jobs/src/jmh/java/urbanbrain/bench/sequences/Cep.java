package urbanbrain.bench.sequences;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import urbanbrain.bench.flink.FlinkJob;

/** Flink CEP. */
final class Cep {

  private Cep() {}

  static DataStream<Tuple2<String, Long>> find(
      DataStream<Tuple3<String, Long, Double>> rows, Question question) {
    return CEP.pattern(rows.keyBy(row -> row.f0, Types.STRING), pattern(question))
        .process(new First(), FlinkJob.FOUND);
  }

  private static Pattern<Tuple3<String, Long, Double>, ?> pattern(Question question) {
    Pattern<Tuple3<String, Long, Double>, ?> first =
        Pattern.<Tuple3<String, Long, Double>>begin("first")
            .where(SimpleCondition.of(row -> question.isFirst(row.f2)));
    Pattern<Tuple3<String, Long, Double>, ?> then =
        question.absent() ? first.notFollowedBy("second") : first.followedBy("second");
    return narrowed(then, question).within(Duration.ofMillis(Question.WITHIN));
  }

  @SuppressWarnings("unchecked") // a pattern over rows takes conditions on rows
  private static Pattern<Tuple3<String, Long, Double>, Tuple3<String, Long, Double>> narrowed(
      Pattern<Tuple3<String, Long, Double>, ?> pattern, Question question) {
    return ((Pattern<Tuple3<String, Long, Double>, Tuple3<String, Long, Double>>) pattern)
        .where(SimpleCondition.of(row -> question.isSecond(row.f2)));
  }

  private static final class First
      extends PatternProcessFunction<Tuple3<String, Long, Double>, Tuple2<String, Long>> {

    @Override
    public void processMatch(
        Map<String, List<Tuple3<String, Long, Double>>> match,
        Context context,
        Collector<Tuple2<String, Long>> out) {
      Tuple3<String, Long, Double> first = match.get("first").get(0);
      out.collect(Tuple2.of(first.f0, first.f1));
    }
  }
}
