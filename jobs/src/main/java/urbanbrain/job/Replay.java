package urbanbrain.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.city.City;
import urbanbrain.collect.Progress;
import urbanbrain.collect.Recording;
import urbanbrain.collect.recording.Stores;
import urbanbrain.job.outlet.Channels;
import urbanbrain.job.outlet.Outlets;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.job.outlet.Traces;
import urbanbrain.report.trace.Trace;
import urbanbrain.send.format.Formats;

/** Runs the job over a city's recording on an embedded cluster. */
public final class Replay {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final City city;
  private final Options options;

  /**
   * How to replay.
   *
   * @param out the folder for the files of the run, which must be there
   * @param speed how fast by the arrival clock
   * @param parallelism how many tasks share the work behind decode
   * @param rocksDb whether state is kept in RocksDB, and not on the heap
   * @param send whether webhooks and topics are really sent to
   */
  public record Options(
      Path out, Recording.Speed speed, int parallelism, boolean rocksDb, boolean send) {}

  /** Hears how far a run has come. */
  @FunctionalInterface
  public interface Listener {

    /** So many bytes of the files have been read. */
    void read(long bytes);
  }

  /** A replay of a city's recording. */
  public Replay(City city, Options options) {
    this.city = city;
    this.options = options;
  }

  /**
   * What came of a run beside its files.
   *
   * @param tally what became of every record
   * @param trace what the recording looks like; null where nobody looked
   */
  public record Outcome(Tally tally, Trace trace) {}

  /** Runs to the end; gives what became of every record. */
  public Tally run(Listener listener) throws Exception {
    return Tally.of(run(listener, outlets()));
  }

  /** Runs to the end, and looks at the recording on the way. */
  public Outcome runTraced(Listener listener) throws Exception {
    List<Outlets> all = new ArrayList<>(outlets());
    all.add(new Traces(city));
    Map<String, Object> accumulated = run(listener, all);
    return new Outcome(Tally.of(accumulated), Trace.of(accumulated));
  }

  private Map<String, Object> run(Listener listener, List<Outlets> outlets) throws Exception {
    String run = UUID.randomUUID().toString();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(options.parallelism(), configuration());
    var records = Recording.of(env, Stores.of(city.sources()), options.speed(), run);
    CityJob.build(
        records,
        city,
        0,
        (decoded, alerts) -> outlets.forEach(outlet -> outlet.connect(decoded, alerts)));
    try {
      return await(env, listener, run).getAllAccumulatorResults();
    } finally {
      Progress.forget(run);
    }
  }

  private List<Outlets> outlets() {
    Formats formats = new Formats(city, true);
    return List.of(
        new RunFiles(city, options.out(), formats.ofRun()),
        new Channels(city, options.out(), formats, options.send()));
  }

  private static JobExecutionResult await(
      StreamExecutionEnvironment env, Listener listener, String run) throws Exception {
    CompletableFuture<JobExecutionResult> result =
        env.executeAsync("replay").getJobExecutionResult();
    while (true) {
      try {
        return result.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        listener.read(Progress.of(run).get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    }
  }

  private Configuration configuration() {
    Configuration flink = CityJob.settings();
    flink.set(StateBackendOptions.STATE_BACKEND, options.rocksDb() ? "rocksdb" : "hashmap");
    return flink;
  }
}
