package urbanbrain.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import urbanbrain.bench.flink.Cluster;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;
import urbanbrain.job.CityJob;

/** One run of a made city on an embedded cluster, as fast as it can, and what it took. */
final class SizedRun {

  private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("warm", 20));
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LOOK_MILLIS = 100;

  /** The embedded cluster runs in this process. */
  private static final AtomicLong READ = new AtomicLong();

  private final Setting setting;
  private final Path folder;

  /**
   * What is run.
   *
   * @param sensors how many keys there are
   */
  record Setting(int sensors, int rules, boolean rocksDb, int slots) {}

  /**
   * What it took.
   *
   * @param eventsPerSecond of all slots, while checkpoints are taken
   * @param heap bytes of the process in use after a full collection, Flink's own among them
   * @param state bytes of all state in the last checkpoint
   * @param written bytes that the last checkpoint wrote
   * @param checkpointMillis how long it took
   * @param isFull whether windows were full when it was measured
   */
  record Took(
      double eventsPerSecond,
      long heap,
      long state,
      long written,
      long checkpointMillis,
      boolean isFull) {}

  SizedRun(Setting setting, Path folder) {
    this.setting = setting;
    this.folder = folder;
  }

  Took measure() throws Exception {
    READ.set(0);
    StreamExecutionEnvironment env = job();
    MiniCluster flink = Cluster.of(configuration(), setting.slots());
    try {
      flink.start();
      JobID job = flink.submitJob(env.getStreamGraph()).get().getJobID();
      boolean isFull = warm(flink, job);
      return measured(flink, job, isFull);
    } finally {
      flink.close();
    }
  }

  private Took measured(MiniCluster flink, JobID job, boolean isFull)
      throws Exception {
    long first = completed(flink, job) + 1;
    await(PATIENCE, () -> completed(flink, job) >= first);
    long begun = System.nanoTime();
    long read = READ.get();
    await(PATIENCE, () -> completed(flink, job) >= first + 2);
    double rate = (READ.get() - read) * 1e9 / (System.nanoTime() - begun);
    CompletedCheckpointStats last =
        checkpoints(flink, job).getHistory().getLatestCompletedCheckpoint();
    return new Took(
        rate,
        heap(),
        last.getStateSize(),
        last.getCheckpointedSize(),
        last.getEndToEndDuration(),
        isFull);
  }

  /** Until all windows are full, or for as long as one waits for that. */
  private boolean warm(MiniCluster flink, JobID job) throws Exception {
    long fill = SizedCity.fill(setting.sensors());
    return await(WARM, () -> READ.get() >= fill && completed(flink, job) > 0);
  }

  private StreamExecutionEnvironment job() throws IOException {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration());
    env.setParallelism(setting.slots());
    int sensors = setting.sensors();
    GeneratorFunction<Long, Record> readings =
        place -> {
          READ.lazySet(place);
          return SizedCity.record(place, sensors);
        };
    DataStream<Record> records =
        env.fromSource(
                new DataGeneratorSource<>(readings, Long.MAX_VALUE, new RecordCodec().info()),
                WatermarkStrategy.noWatermarks(),
                "readings")
            .setParallelism(1);
    CityJob.build(
        records,
        SizedCity.of(folder, setting.rules()),
        0,
        (decoded, alerts) -> alerts.sinkTo(new DiscardingSink<>()).setParallelism(1));
    return env;
  }

  private Configuration configuration() {
    return Cluster.settings(setting.rocksDb(), setting.slots(), folder.resolve("checkpoints"));
  }

  private static CheckpointStatsSnapshot checkpoints(MiniCluster flink, JobID job)
      throws Exception {
    return flink.getExecutionGraph(job).get().getCheckpointStatsSnapshot();
  }

  private static long completed(MiniCluster flink, JobID job) throws Exception {
    var graph = flink.getExecutionGraph(job).get();
    if (graph.getFailureInfo() != null) {
      throw new IOException(graph.getFailureInfo().getExceptionAsString());
    }
    CheckpointStatsSnapshot checkpoints = graph.getCheckpointStatsSnapshot();
    return checkpoints == null ? 0 : checkpoints.getCounts().getNumberOfCompletedCheckpoints();
  }

  /** Something that may come true. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  /** Whether it came true in time. */
  private static boolean await(Duration most, Condition condition) throws Exception {
    long end = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < end) {
      if (condition.holds()) {
        return true;
      }
      new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
