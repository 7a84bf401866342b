package urbanbrain.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.city.City;
import urbanbrain.collect.Progress;
import urbanbrain.collect.Recording;
import urbanbrain.send.format.CloudEvents;
import urbanbrain.send.format.Format;

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
   * @param send whether webhooks are really sent
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

  /** Runs to the end; gives what became of every record. */
  public Tally run(Listener listener) throws Exception {
    String run = UUID.randomUUID().toString();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(options.parallelism(), configuration());
    var records = Recording.of(env, city.sources(), options.speed(), run);
    CityJob.build(records, city, 0, outlets());
    try {
      return Tally.of(await(env, listener, run).getAllAccumulatorResults());
    } finally {
      Progress.forget(run);
    }
  }

  private Outlets outlets() {
    Format format = new CloudEvents(city.name(), city.zone(), true);
    List<Outlets> all = new ArrayList<>(List.of(new RunFiles(city, options.out(), format)));
    if (options.send()) {
      all.add(new Webhooks(city, options.out(), format, true));
    }
    return (events, alerts) -> all.forEach(o -> o.connect(events, alerts));
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

  /** Nothing is written by reflection, and objects are handed on as they are within a chain. */
  private Configuration configuration() {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(10));
    flink.set(StateBackendOptions.STATE_BACKEND, options.rocksDb() ? "rocksdb" : "hashmap");
    return flink;
  }
}
