package urbanbrain.bench.windows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import urbanbrain.bench.flink.Events;
import urbanbrain.bench.flink.FlinkJob;
import urbanbrain.city.City;
import urbanbrain.job.DecodedCity;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;

/** Our rule, through the whole job from decode's output to the final incidents. */
final class Ours {

  private static final String STREAM =
      """
      domain: bench
      streams:
        reading:
          says: One reading of one sensor.
          key: sensor
          fields:
            sensor: { type: text, says: "sensor id" }
            value: { type: number, unit: "1", min: 0, max: 100, says: "what it reads" }
      """;

  private static final String RULE =
      """
      rule: sensor_low
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

  private static final String CITY =
      """
      city: bench
      zone: UTC
      rules: [rules]
      sources:
        - name: sensors
          file: { path: none.ndjson, format: ndjson }
          lateness: 30s
          events: [ { stream: bench.reading, time: time } ]
      """;

  private Ours() {}

  /** A city whose one rule asks the question. */
  static City city(Question question) throws IOException {
    Path folder = Files.createTempDirectory("city");
    Files.createDirectories(folder.resolve("rules/streams"));
    Files.writeString(folder.resolve("rules/streams/bench.yaml"), STREAM);
    Files.writeString(folder.resolve("rules/sensor_low.yaml"), rule(question));
    Files.writeString(folder.resolve("none.ndjson"), "");
    Path file = Files.writeString(folder.resolve("city.yaml"), CITY);
    City.Read read =
        City.read(file, new City.Given(Optional.empty(), Optional.empty(), Long.MAX_VALUE));
    return read.city().orElseThrow(() -> new IOException(read.problems().toString()));
  }

  private static String rule(Question question) {
    return RULE.formatted(
        question.over() / 1_000, question.every() / 1_000, Question.LOW, Question.LEAST);
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

  /** Only makes the events, to see what that takes. */
  static DataStream<Tuple2<String, Long>> make(StreamExecutionEnvironment env, City city) {
    return Events.decoded(env, city).flatMap((made, out) -> {}, FlinkJob.FOUND);
  }
}
