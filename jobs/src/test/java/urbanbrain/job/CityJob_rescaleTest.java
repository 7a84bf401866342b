package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.collect.Recording;
import urbanbrain.flow.raise.Raise;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.send.format.Format;
import urbanbrain.send.format.Formats;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/**
 * A job that is stopped with a savepoint goes on with more tasks, or fewer, as if never stopped.
 */
class CityJob_rescaleTest {

  /** Two hours in a few seconds: the savepoint falls somewhere in the middle of it. */
  private static final Recording.Speed FAST = new Recording.Speed(1_000, Clock.systemUTC());

  @TempDir private Path temp;
  private City city;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();

  @Test
  void goesOnWithMoreTasksAndThenWithFewer() throws Exception {
    Scenario scenario = Scenario.copy("crash_downtown", temp);
    city = scenario.city();
    Path one = Files.createDirectories(temp.resolve("one"));
    Path two = Files.createDirectories(temp.resolve("two"));
    String first = runUntilNextAlert(1, null, one);
    String second = runUntilNextAlert(3, first, two);
    int inTheMiddle = alerts.size();
    runToTheEnd(2, second);
    assertThat(alerts).hasSizeGreaterThan(inTheMiddle);
    Scenario.Run whole = scenario.replay(temp.resolve("whole"), 1);
    assertThat(lines()).isEqualTo(whole.lines(RunFiles.INCIDENTS));
    Format format = new Formats(city, true).ofRun();
    Promises.check(alerts.stream().map(format::of).toList(), lines(), city.rules());
  }

  private List<String> lines() {
    Mask mask = Mask.of(city);
    return incidents.stream()
        .sorted(IncidentLines.ORDER)
        .map(incident -> mask.line(incident, city.zone()))
        .toList();
  }

  /** Stops with a savepoint once there has been one more alert; gives where it is. */
  private String runUntilNextAlert(int parallelism, String savepoint, Path into) throws Exception {
    Job job = start(parallelism, savepoint, FAST);
    alerts.add(job.alerts.next());
    String stopped =
        job.client
            .stopWithSavepoint(false, into.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(1, TimeUnit.MINUTES);
    job.collect();
    return stopped;
  }

  private void runToTheEnd(int parallelism, String savepoint) throws Exception {
    Job job = start(parallelism, savepoint, Recording.Speed.MAX);
    job.client.getJobExecutionResult().get(1, TimeUnit.MINUTES);
    job.collect();
  }

  private Job start(int parallelism, String savepoint, Recording.Speed speed) throws Exception {
    Configuration flink = new Configuration();
    if (savepoint != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
      // what collects here keeps a state too, which is no part of the job
      flink.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
    String run = UUID.randomUUID().toString();
    var records = Recording.of(env, new Merge.Files(city.sources()), speed, run);
    AtomicReference<CloseableIterator<Alert>> told = new AtomicReference<>();
    AtomicReference<CloseableIterator<Incident>> ended = new AtomicReference<>();
    CityJob.build(
        records,
        city,
        0,
        (events, raised) -> {
          told.set(raised.collectAsync());
          ended.set(raised.getSideOutput(Raise.INCIDENTS).collectAsync());
        });
    return new Job(env.executeAsync("rescale"), told.get(), ended.get());
  }

  private final class Job {
    private final JobClient client;
    private final CloseableIterator<Alert> alerts;
    private final CloseableIterator<Incident> incidents;

    private Job(
        JobClient client, CloseableIterator<Alert> alerts, CloseableIterator<Incident> incidents) {
      this.client = client;
      this.alerts = alerts;
      this.incidents = incidents;
    }

    private void collect() {
      alerts.forEachRemaining(CityJob_rescaleTest.this.alerts::add);
      incidents.forEachRemaining(CityJob_rescaleTest.this.incidents::add);
    }
  }
}
