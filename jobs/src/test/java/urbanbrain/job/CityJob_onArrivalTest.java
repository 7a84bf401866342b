package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.flow.decode.RecordCodec;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.verdict.Alert;

/**
 * A monotone rule speaks when its deciding event comes, not when the watermark says that it may.
 */
class CityJob_onArrivalTest {

  private static final String STREAMS =
      """
      domain: industry
      streams:
        machine_stop:
          says: A machine stopped by itself.
          key: machine
          fields:
            machine: { type: text, says: "machine id" }
            line: { type: text, says: "production line" }
      """;

  private static final String RULE =
      """
      rule: line_down
      says: Two machines of a line stop within 10 minutes.
      status: live
      owner: shift-desk
      events:
        stop: { stream: industry.machine_stop, count: 2 }
      when: { all: [stop], within: 10m, same: line }
      incident:
        severity: Moderate
        headline: "Line {stop.line} is down"
      """;

  private static final String CITY =
      """
      city: plant
      zone: UTC
      rules: [rules]
      until: "2030-01-01T00:00:00Z"
      sources:
        - name: machines
          file: { path: stops.ndjson, format: ndjson }
          lateness: 1h
          events:
            - stream: industry.machine_stop
              time: { field: at }
      """;

  private static final List<String> STOPS =
      List.of(
          "{\"machine\":\"press-1\",\"line\":\"A\",\"at\":\"2026-03-02T10:00:00Z\"}",
          "{\"machine\":\"press-7\",\"line\":\"B\",\"at\":\"2026-03-02T10:03:00Z\"}",
          "{\"machine\":\"press-2\",\"line\":\"A\",\"at\":\"2026-03-02T10:09:00Z\"}");

  @TempDir private Path temp;

  @Test
  void theDecidingEventGivesTheAlertThoughTheSourceFallsSilent() throws Exception {
    City city = city();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
    GatedSource source = new GatedSource("silent", STOPS);
    var records =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "stops", new RecordCodec().info())
            .setParallelism(1);
    var collected = new AtomicReference<CloseableIterator<Alert>>();
    CityJob.build(records, city, 0, (events, alerts) -> collected.set(alerts.collectAsync()));
    JobClient job = env.executeAsync();
    CloseableIterator<Alert> alerts = collected.get();
    Alert first = alerts.next(); // the gate is still closed: the source has said nothing more
    assertThat(first.type()).isEqualTo(Alert.Type.ALERT);
    assertThat(first.headline()).containsValue("Line A is down");
    GatedSource.open("silent");
    job.getJobExecutionResult().get(1, TimeUnit.MINUTES);
    alerts.close();
  }

  /** The second promise of this city: a domain of its own, by YAML alone. */
  @Test
  void aNewDomainNeedsNoJava() throws Exception {
    city();
    Files.write(temp.resolve("stops.ndjson"), STOPS);
    Scenario plant = Scenario.of(temp.resolve("city.yaml"));
    Scenario.Run run = plant.replay(temp.resolve("out"), 1);
    assertThat(run.lines(RunFiles.INCIDENTS)).hasSize(1);
    assertThat(run.incidents()).contains("\"rule\":\"line_down\"", "\"key\":\"A\"");
  }

  private City city() throws Exception {
    Path streams = Files.createDirectories(temp.resolve("rules/streams"));
    Path rules = Files.createDirectories(temp.resolve("rules/industry"));
    Files.writeString(streams.resolve("industry.yaml"), STREAMS);
    Files.writeString(rules.resolve("line_down.yaml"), RULE);
    Files.writeString(temp.resolve("city.yaml"), CITY);
    Files.write(temp.resolve("stops.ndjson"), List.of());
    return Scenario.of(temp.resolve("city.yaml")).city();
  }
}
