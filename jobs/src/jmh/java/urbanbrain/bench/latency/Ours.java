package urbanbrain.bench.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.bench.flink.BenchCity;
import urbanbrain.city.City;
import urbanbrain.job.Live;

/** Falls by a rule of class M, in the job that `run` starts. */
final class Ours {

  private static final String RULE =
      """
      rule: fall
      says: A sensor's values fall.
      status: live
      owner: bench
      because: The peers are asked the same.
      gaps: [None.]
      events:
        first: { stream: bench.reading, where: "first.value >= %d" }
        second: { stream: bench.reading, where: "second.value < %d" }
      when: { sequence: [first, second], within: %ds, same: sensor }
      incident:
        severity: Minor
        headline: { en: "Values fell at {first.sensor}" }
        same_if: { gap: 1s }
      """;

  private static final String CITY =
      """
      city: bench
      zone: UTC
      rules: [rules]
      sources:
        - name: sensors
          kafka: { servers: "%s", topic: %s, from: earliest }
          lateness: %ds
          events: [ { stream: bench.reading, id: [n], time: time } ]
      channels:
        - webhook: { url: "%s" }
      """;

  private Ours() {}

  /**
   * The job.
   *
   * @param lateness of the source, in seconds
   */
  static StreamExecutionEnvironment job(JobPlan plan, int lateness)
      throws IOException, InterruptedException {
    Path out = Files.createDirectories(plan.folder().resolve("out"));
    return new Live(city(plan, lateness), out, Clock.systemUTC()).build();
  }

  private static City city(JobPlan plan, int lateness) throws IOException {
    String rule = RULE.formatted(Schedule.HIGH, Schedule.LOW, Schedule.WITHIN);
    Path file = BenchCity.write(List.of(), Map.of("fall", rule));
    Files.writeString(
        file, CITY.formatted(plan.servers(), plan.topic(), lateness, plan.receiver()));
    return BenchCity.readLive(file);
  }
}
