package urbanbrain.bench.flink;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import urbanbrain.job.CityJob;

/** An embedded cluster that takes checkpoints to disk, and does not start a job again. */
public final class Cluster {

  /** How often a checkpoint is taken. */
  public static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

  /** What RocksDB may have for each slot. */
  public static final MemorySize MANAGED = MemorySize.ofMebiBytes(256);

  private Cluster() {}

  /**
   * Settings of the cluster and of the job, the same for all but where state is.
   *
   * @param rocksDb whether it is in RocksDB, with checkpoints of what changed, and not on the heap
   * @param folder where checkpoints go
   */
  public static Configuration settings(boolean rocksDb, int slots, Path folder) {
    Configuration flink = CityJob.settings();
    flink.set(StateBackendOptions.STATE_BACKEND, rocksDb ? "rocksdb" : "hashmap");
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, rocksDb);
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED.multiply(slots));
    return flink;
  }

  /** One that is not started yet, of one task manager. */
  public static MiniCluster of(Configuration settings, int slots) {
    return new MiniCluster(
        new MiniClusterConfiguration.Builder()
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(slots)
            .setConfiguration(settings)
            .build());
  }
}
