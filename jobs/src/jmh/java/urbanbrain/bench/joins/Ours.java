package urbanbrain.bench.joins;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      says: Readings of a sensor belong together.
      status: live
      owner: bench
      because: The peers are asked the same.
      gaps: [None.]
      events:
      %s
      when: { all: %s, within: %ds, same: sensor }
      incident:
        severity: Minor
        headline: { en: "Readings of {anchor.sensor} belong together" }
        same_if: { gap: 1s }
      """;

  private static final String EVENT =
      "  %1$s: { stream: bench.reading, where: \"%1$s.value >= %2$d && %1$s.value < %3$d\" }";

  private Ours() {}

  /** A city whose one rule asks the question. */
  static City city(Question question) throws IOException {
    List<Leg> legs =
        Stream.concat(Stream.of(question.anchor()), question.others().stream()).toList();
    String events =
        legs.stream()
            .map(leg -> EVENT.formatted(leg.name(), leg.from(), leg.below()))
            .collect(Collectors.joining("\n"));
    List<String> names = legs.stream().map(Leg::name).toList();
    return BenchCity.of(RULE.formatted(events, names, question.within() / 1_000));
  }

  /** The anchors that incidents are about: each is one of its own. */
  static DataStream<Tuple2<String, Long>> find(StreamExecutionEnvironment env, City city) {
    return DecodedCity.incidents(Events.decoded(env, city), city)
        .map(incident -> Tuple2.of(incident.key(), incident.start()))
        .returns(FlinkJob.FOUND);
  }
}
