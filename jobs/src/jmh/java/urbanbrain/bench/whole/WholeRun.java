package urbanbrain.bench.whole;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Cost;
import urbanbrain.bench.flink.Cluster;
import urbanbrain.bench.process.Child;
import urbanbrain.flow.decode.Record;

/** A process that runs one job over a tape: to warm up, over nothing, and over all of it. */
final class WholeRun {

  /** Runs over all of the tape: with shorter ones the compiler is what is timed. */
  private static final int WARM_UPS = 2;

  private final Setting setting;
  private Found found;

  private WholeRun(Setting setting) {
    this.setting = setting;
  }

  /** What a run came to; the state is that of its largest checkpoint. */
  private record Found(long records, long alerts, Answer incidents, long state) {}

  /**
   * Prints {@link Took#line}.
   *
   * @param args the tape's folder, and a setting in the order of its parts
   */
  public static void main(String[] args) throws Exception {
    Tape tape = Tape.read(Path.of(args[0]));
    Play.set(tape);
    Setting setting =
        new Setting(
            Boolean.parseBoolean(args[1]),
            Boolean.parseBoolean(args[2]),
            Integer.parseInt(args[3]),
            Integer.parseInt(args[4]));
    System.out.println(Child.RESULT + new WholeRun(setting).measure(tape.size()).line());
  }

  private Took measure(int size) throws Exception {
    for (int run = 0; run < WARM_UPS; run++) {
      run(size);
    }
    Cost empty = Cost.of(() -> run(0));
    Cost full = Cost.of(() -> run(size));
    return new Took(
        found.records, found.alerts, found.incidents, found.state, full.each(empty, size));
  }

  private void run(int size) throws Exception {
    Path checkpoints = Files.createTempDirectory("checkpoints");
    Configuration settings = Cluster.settings(setting.rocksDb(), setting.slots(), checkpoints);
    MiniCluster flink = Cluster.of(settings, setting.slots());
    try {
      flink.start();
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
      env.setParallelism(setting.slots());
      DataStream<Record> records = Play.stream(env, size);
      if (setting.ours()) {
        Ours.wire(records);
      } else {
        Floor.wire(records);
      }
      var result = flink.executeJobBlocking(env.getStreamGraph().getJobGraph());
      found = found(result, state(flink, result));
    } finally {
      flink.close();
      FileUtils.deleteDirectory(checkpoints.toFile());
    }
  }

  private static long state(MiniCluster flink, JobExecutionResult result) throws Exception {
    var checkpoints = flink.getExecutionGraph(result.getJobID()).get().getCheckpointStatsSnapshot();
    return checkpoints.getSummaryStats().getStateSizeStats().getMaximum();
  }

  private Found found(JobExecutionResult result, long state) {
    return setting.ours()
        ? new Found(
            result.getAccumulatorResult(Ours.RECORDS),
            result.getAccumulatorResult(Ours.ALERTS),
            new Answer(
                result.getAccumulatorResult(Ours.INCIDENTS),
                result.getAccumulatorResult(Ours.CHECKSUM)),
            state)
        : new Found(result.getAccumulatorResult(Floor.COUNT), 0, Answer.NONE, state);
  }
}
