package urbanbrain.bench.windows;

import java.io.IOException;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import urbanbrain.bench.flink.BenchCity;
import urbanbrain.bench.flink.Events;
import urbanbrain.bench.flink.FlinkJob;
import urbanbrain.city.City;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.job.DecodedCity;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;

/** Our rule, through the whole job from decode's output to the final incidents. */
final class Ours {

  private static final String RULE =
      """
      rule: rule
      says: A sensor reads low values.
      status: live
      owner: bench
      because: The peers are asked the same.
      gaps: [None.]
      events:
        reading: { stream: bench.reading }
      when:
        window: { of: reading, by: sensor, over: %ds, every: %ds }
        raise: "avg(reading.value) < %d && count() >= %d"
      incident:
        severity: Minor
        headline: { en: "Low values at {reading.sensor}" }
      """;

  private Ours() {}

  /** A city whose one rule asks the question. */
  static City city(Question question) throws IOException {
    return BenchCity.of(
        RULE.formatted(
            question.over() / 1_000, question.every() / 1_000, Question.LOW, Question.LEAST));
  }

  /** The boundaries at which an incident, which is one episode, was so. */
  static DataStream<Tuple2<String, Long>> find(
      StreamExecutionEnvironment env, City city, Question question, long newest) {
    long every = question.every();
    return DecodedCity.incidents(Events.decoded(env, city), city)
        .flatMap(
            (Incident incident, Collector<Tuple2<String, Long>> out) -> {
              long end = incident.end() == Episode.OPEN ? newest + 1 : incident.end();
              for (long at = incident.start(); at < end; at += every) {
                out.collect(Tuple2.of(incident.key(), at));
              }
            })
        .returns(FlinkJob.FOUND);
  }

  /** Only makes the events, to see what that takes, and finds those of zeros. */
  static DataStream<Tuple2<String, Long>> make(StreamExecutionEnvironment env, City city) {
    return Events.decoded(env, city)
        .flatMap(
            (Decoded decoded, Collector<Tuple2<String, Long>> out) -> {
              if (decoded instanceof Decoded.Heard heard && heard.event().numbers()[0] == 0) {
                out.collect(Tuple2.of(heard.event().texts()[0], heard.event().time()));
              }
            })
        .returns(FlinkJob.FOUND);
  }
}
