package urbanbrain.bench.near;

import java.io.IOException;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.BenchCity;
import urbanbrain.bench.flink.Events;
import urbanbrain.bench.flink.FlinkJob;
import urbanbrain.city.City;
import urbanbrain.event.Place;
import urbanbrain.job.DecodedCity;

/** Our rule, through the whole job from decode's output to the final incidents. */
final class Ours {

  private static final String RULE =
      """
      rule: rule
      says: Readings near each other belong together.
      status: live
      owner: bench
      because: The peers are asked the same.
      gaps: [None.]
      events:
        anchor: { stream: bench.reading, where: "anchor.value >= %d && anchor.value < %d" }
        other: { stream: bench.reading, where: "other.value >= %d && other.value < %d" }
      when: { all: [anchor, other], within: %ds, near: %.0fm }
      incident:
        severity: Minor
        headline: { en: "Readings belong together" }
        same_if: { near: 1m, gap: 1s }
      """;

  private Ours() {}

  /** A city whose one rule asks the question. */
  static City city(Question question) throws IOException {
    String rule =
        RULE.formatted(
            Question.ANCHOR,
            Question.OTHER,
            Question.OTHER,
            Question.NONE,
            question.within() / 1_000,
            question.near());
    return BenchCity.of(rule, "time: time, place: { lat: lat, lon: lon }");
  }

  /** The anchors that incidents are about: each is one of its own. */
  static DataStream<Tuple2<String, Long>> find(
      StreamExecutionEnvironment env, City city, Spots spots) {
    return DecodedCity.incidents(Events.decoded(env, city, new Placed(spots)), city)
        .map(incident -> Tuple2.of(Spots.text(incident.place()), incident.start()))
        .returns(FlinkJob.FOUND);
  }

  /** What a reading says: its sensor, where that stands. */
  private record Placed(Spots spots) implements Events.Words {

    @Override
    public String[] of(Readings readings, int at) {
      return new String[] {readings.name(at)};
    }

    @Override
    public Place place(Readings readings, int at) {
      return spots.place(readings.sensor(at));
    }
  }
}
