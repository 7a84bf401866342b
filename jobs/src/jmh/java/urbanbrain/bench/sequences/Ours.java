package urbanbrain.bench.sequences;

import java.io.IOException;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.bench.flink.BenchCity;
import urbanbrain.bench.flink.Events;
import urbanbrain.bench.flink.FlinkJob;
import urbanbrain.city.City;
import urbanbrain.job.DecodedCity;

/** Our rule, through the whole job from decode's output to the final incidents. */
final class Ours {

  private static final String RULE =
      """
      rule: rule
      says: A sensor's values fall, or it reads no high ones any more.
      status: live
      owner: bench
      because: The peers are asked the same.
      gaps: [None.]
      events:
        first: { stream: bench.reading, where: "first.value >= %d && first.value < %d" }
        second: { stream: bench.reading, where: "second.value %s" }
      when: { %s, same: sensor }
      incident:
        severity: Minor
        headline: { en: "Values fell at {first.sensor}" }
        same_if: { gap: 1s }
      """;

  private Ours() {}

  /** A city whose one rule asks the question. */
  static City city(Question question) throws IOException {
    long within = Question.WITHIN / 1_000;
    String second = question.absent() ? ">= " + Question.HIGH : "< " + Question.LOW;
    String when =
        question.absent()
            ? "all: [first], absent: second, within: { after: %ds }".formatted(within)
            : "sequence: [first, second], within: %ds".formatted(within);
    return BenchCity.of(RULE.formatted(Question.HIGH, question.below(), second, when));
  }

  /** The readings that an incident is about: each is one of its own. */
  static DataStream<Tuple2<String, Long>> find(StreamExecutionEnvironment env, City city) {
    return DecodedCity.incidents(Events.decoded(env, city), city)
        .map(incident -> Tuple2.of(incident.key(), incident.start()))
        .returns(FlinkJob.FOUND);
  }
}
