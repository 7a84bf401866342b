package urbanbrain.bench.latency;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The process of one peer's job: an embedded cluster with one slot, checkpoints to disk. It takes
 * the peer's name and what {@link JobPlan} holds, and runs until it is ended.
 */
final class JobMain {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

  private JobMain() {}

  public static void main(String[] args) throws Exception {
    JobPlan plan = JobPlan.of(Arrays.asList(args).subList(1, args.length));
    StreamExecutionEnvironment.setDefaultLocalParallelism(1);
    StreamExecutionEnvironment env = LatencyPeer.valueOf(args[0]).job(plan);
    env.configure(settings(plan.checkpoints()));
    env.execute(args[0]);
  }

  private static Configuration settings(Path checkpoints) {
    Configuration flink = new Configuration();
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // what fails is no result
    return flink;
  }
}
