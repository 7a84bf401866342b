package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** A rule waits for the sources of its own legs, and for no other. */
class CityJob_clocksTest {

  private static final String STREAMS =
      """
      domain: industry
      streams:
        temperature:
          says: The temperature of a machine.
          key: machine
          fields:
            machine: { type: text, says: "machine id" }
            celsius: { type: number, says: "degrees" }
        shift_report:
          says: What a shift wrote down.
          key: machine
          fields:
            machine: { type: text, says: "machine id" }
      """;

  private static final String HOT =
      """
      rule: machine_hot
      says: A machine is hot on average over a minute.
      status: live
      owner: shift-desk
      events:
        heat: { stream: industry.temperature }
      when:
        window: { of: heat, by: [machine], over: 1m, every: 1m }
        raise: "avg(heat.celsius) > 90"
      incident:
        severity: Moderate
        headline: "{heat.machine} is hot"
      """;

  private static final String NOTED =
      """
      rule: hot_and_noted
      says: A machine is hot and the shift wrote of it, within 10 minutes.
      status: live
      owner: shift-desk
      events:
        hot: { signal: machine_hot }
        note: { stream: industry.shift_report }
      when: { all: [note, hot], within: 10m, same: machine }
      incident:
        severity: Severe
        headline: "{note.machine} is hot and noted"
      """;

  private static final String SILENT =
      """
      rule: machine_silent
      says: A machine sends nothing for 3 minutes while the sensors live.
      status: live
      owner: shift-desk
      events:
        heat: { stream: industry.temperature }
      when: { silent: { of: heat, by: [machine], for: 3m } }
      incident:
        severity: Minor
        headline: "{heat.machine} is silent"
      """;

  private static final String CITY =
      """
      city: plant
      zone: UTC
      rules: [rules]
      until: "2030-01-01T00:00:00Z"
      sources:
        - name: sensors
          file: { path: sensors.ndjson }
          lateness: 5s
          idle: 2m
          arrival: { field: in }
          events:
            - stream: industry.temperature
              time: { field: at }
        - name: reports
          file: { path: reports.ndjson }
          lateness: 1h
          idle: 3m
          arrival: { field: in }
          events:
            - stream: industry.shift_report
              time: { field: at }
      """;

  @TempDir private Path temp;

  @Test
  void aSourceWithAnHourOfLatenessDelaysNoAlertOfARuleThatDoesNotUseIt() throws Exception {
    List<GatedSource.Line> lines = new ArrayList<>();
    lines.add(report("09:55"));
    lines.add(heat("10:00:10", 95));
    lines.add(heat("10:01:06", 40)); // the sensors have passed 10:01, the reports stand at 08:50
    Job job = start("slow reports", lines);
    Alert first = job.alerts.next(); // the gate is still closed: nothing more has come
    assertThat(first.headline()).containsValue("press is hot");
    assertThat(first.type()).isEqualTo(Alert.Type.ALERT);
    List<Alert> rest = job.finish("slow reports");
    assertThat(rest)
        .extracting(alert -> alert.facts().rule() + " " + alert.state())
        .containsExactly("hot_and_noted OPEN");
  }

  @Test
  void aSourceThatHasEndedHoldsBackNobody() throws Exception {
    List<GatedSource.Line> lines = new ArrayList<>();
    lines.add(report("09:55"));
    lines.add(new GatedSource.Line(1, null));
    lines.add(heat("10:00:10", 95));
    lines.add(heat("10:01:06", 40));
    Job job = start("ended", lines);
    assertThat(List.of(said(job.alerts.next()), said(job.alerts.next())))
        .containsExactlyInAnyOrder("machine_hot OPEN", "hot_and_noted OPEN");
    assertThat(job.finish("ended")).extracting(Alert::type).doesNotContain(Alert.Type.ALERT);
  }

  @Test
  void aSourceThatFallsSilentHoldsBackNobody() throws Exception {
    List<GatedSource.Line> lines = new ArrayList<>();
    lines.add(report("09:59"));
    for (int minute = 0; minute < 4; minute++) { // by 10:03 the reports have been idle for too long
      lines.add(heat("10:0%d:00".formatted(minute), 95));
    }
    lines.add(heat("10:03:06", 95));
    Job job = start("idle", lines);
    assertThat(List.of(said(job.alerts.next()), said(job.alerts.next())))
        .containsExactlyInAnyOrder("machine_hot OPEN", "hot_and_noted OPEN");
    assertThat(job.finish("idle")).extracting(Alert::type).doesNotContain(Alert.Type.ALERT);
  }

  @Test
  void aPauseOfFourteenHoursLosesNothingAndIsNoSilenceOfAMachine() throws Exception {
    city();
    Files.writeString(temp.resolve("rules/industry/machine_silent.yaml"), SILENT);
    Files.writeString(
        temp.resolve("sensors.ndjson"),
        text(
            heat("lathe", "06:00:00", 20),
            heat("press", "06:00:30", 95),
            heat("press", "06:01:30", 20),
            // alive until 06:03:30: by then the lathe is silent, the press is not
            heat("press", "20:00:00", 95),
            heat("press", "20:01:00", 20),
            heat("press", "20:02:06", 20)));
    Files.writeString(temp.resolve("reports.ndjson"), text(report("05:58"), report("20:00")));
    Scenario plant = Scenario.of(temp.resolve("city.yaml"));
    Scenario.Run run = plant.replay(temp.resolve("out"), 2);
    assertThat(run.lines(RunFiles.INCIDENTS).stream().map(CityJob_clocksTest::when))
        .containsExactly(
            "hot_and_noted 2026-03-02T05:58:00Z 2026-03-02T05:58:00Z",
            "machine_hot 2026-03-02T06:01:00Z 2026-03-02T06:02:00Z",
            "machine_silent 2026-03-02T06:03:00Z null",
            "hot_and_noted 2026-03-02T20:00:00Z 2026-03-02T20:00:00Z",
            "machine_hot 2026-03-02T20:01:00Z 2026-03-02T20:02:00Z");
    assertThat(run.incidents()).isEqualTo(Accepted.incidents(plant.city()));
    assertThat(run.lines(RunFiles.LATE)).isEmpty();
  }

  private static String said(Alert alert) {
    return alert.facts().rule() + " " + alert.state();
  }

  /** The rule, key, start and end of a line. */
  private static String when(String line) {
    return line.replaceAll(
        ".*\"rule\":\"(\\w+)\".*\"start\":\"([^\"]*)\",\"end\":\"?([^\",]*).*", "$1 $2 $3");
  }

  @Test
  void whatComesOutInTheEndIsWhatOneClockWouldGive() throws Exception {
    city();
    Files.writeString(
        temp.resolve("sensors.ndjson"), text(heat("10:00:10", 95), heat("10:01:06", 4)));
    Files.writeString(temp.resolve("reports.ndjson"), text(report("09:55"), report("10:20")));
    Scenario plant = Scenario.of(temp.resolve("city.yaml"));
    Scenario.Run run = plant.replay(temp.resolve("out"), 3);
    assertThat(run.incidents()).isEqualTo(Accepted.incidents(plant.city()));
    assertThat(run.lines(RunFiles.INCIDENTS)).hasSize(2);
  }

  private static String text(GatedSource.Line... lines) {
    StringBuilder text = new StringBuilder();
    for (GatedSource.Line line : lines) {
      text.append(line.text()).append('\n');
    }
    return text.toString();
  }

  private static GatedSource.Line heat(String time, int celsius) {
    return heat("press", time, celsius);
  }

  private static GatedSource.Line heat(String machine, String time, int celsius) {
    String text = "{\"machine\":\"%s\",\"celsius\":%d,\"at\":\"%s\",\"in\":\"%s\"}";
    String at = "2026-03-02T" + time + "Z";
    return new GatedSource.Line(0, text.formatted(machine, celsius, at, at));
  }

  private static GatedSource.Line report(String time) {
    String text = "{\"machine\":\"press\",\"at\":\"%s\",\"in\":\"%s\"}";
    String at = "2026-03-02T" + time + ":00Z";
    return new GatedSource.Line(1, text.formatted(at, at));
  }

  private record Job(JobClient client, CloseableIterator<Alert> alerts) {

    List<Alert> finish(String gate) throws Exception {
      GatedSource.open(gate);
      client.getJobExecutionResult().get(1, TimeUnit.MINUTES);
      List<Alert> rest = new ArrayList<>();
      alerts.forEachRemaining(rest::add);
      alerts.close();
      return rest;
    }
  }

  private Job start(String gate, List<GatedSource.Line> lines) throws Exception {
    City city = city();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
    GatedSource source = new GatedSource(lines, gate);
    var records =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), gate, new RecordCodec().info())
            .setParallelism(1);
    var collected = new AtomicReference<CloseableIterator<Alert>>();
    CityJob.build(records, city, 0, (decoded, alerts) -> collected.set(alerts.collectAsync()));
    JobClient job = env.executeAsync();
    return new Job(job, collected.get());
  }

  private City city() throws Exception {
    Path streams = Files.createDirectories(temp.resolve("rules/streams"));
    Path rules = Files.createDirectories(temp.resolve("rules/industry"));
    Files.writeString(streams.resolve("industry.yaml"), STREAMS);
    Files.writeString(rules.resolve("machine_hot.yaml"), HOT);
    Files.writeString(rules.resolve("hot_and_noted.yaml"), NOTED);
    Files.writeString(temp.resolve("city.yaml"), CITY);
    Files.write(temp.resolve("sensors.ndjson"), List.of());
    Files.write(temp.resolve("reports.ndjson"), List.of());
    return Scenario.of(temp.resolve("city.yaml")).city();
  }
}
