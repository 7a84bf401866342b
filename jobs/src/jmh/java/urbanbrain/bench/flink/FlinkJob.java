package urbanbrain.bench.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.FileUtils;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/**
 * A Flink job over readings, from its source to what it finds, on an embedded cluster with one
 * slot, its state on the heap and checkpoints to disk every 10 s.
 */
public final class FlinkJob {

  /** A sensor, a time and a value. */
  public static final TypeInformation<Tuple3<String, Long, Double>> ROW =
      Types.TUPLE(Types.STRING, Types.LONG, Types.DOUBLE);

  /** A key at which a condition holds, and when. */
  public static final TypeInformation<Tuple2<String, Long>> FOUND =
      Types.TUPLE(Types.STRING, Types.LONG);

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);
  private static final String COUNT = "found";
  private static final String CHECKSUM = "checksum";

  private FlinkJob() {}

  /** Wires a job. */
  public interface Wiring {

    /** From the readings to each key and time at which the condition holds. */
    DataStream<Tuple2<String, Long>> wire(StreamExecutionEnvironment env) throws Exception;
  }

  /** Runs a job; gives what it found. */
  public static Answer run(Readings readings, Wiring wiring) throws Exception {
    Given.set(readings);
    Path checkpoints = Files.createTempDirectory("checkpoints");
    try {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(1, settings(checkpoints));
      wiring.wire(env).filter(new Count()).name("found").sinkTo(new DiscardingSink<>());
      JobExecutionResult result = env.execute();
      return new Answer(result.getAccumulatorResult(COUNT), result.getAccumulatorResult(CHECKSUM));
    } finally {
      delete(checkpoints);
    }
  }

  private static void delete(Path folder) throws IOException {
    FileUtils.deleteDirectory(folder.toFile());
  }

  private static Configuration settings(Path checkpoints) {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    return flink;
  }

  /**
   * The readings as sensor, time and value, as Flink's users would write them, with their times.
   */
  public static DataStream<Tuple3<String, Long, Double>> rows(StreamExecutionEnvironment env) {
    DataStream<Tuple3<String, Long, Double>> rows =
        Given.stream(
            env,
            (given, at) -> Tuple3.of(given.name(at), given.time(at), (double) given.value(at)),
            ROW);
    return rows.transform("marks", ROW, new Marks());
  }

  /** Counts what is found, and passes nothing on. */
  private static final class Count extends RichFilterFunction<Tuple2<String, Long>> {
    private transient LongCounter count;
    private transient LongCounter checksum;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getLongCounter(COUNT);
      checksum = getRuntimeContext().getLongCounter(CHECKSUM);
    }

    @Override
    public boolean filter(Tuple2<String, Long> found) {
      count.add(1);
      checksum.add(Answer.hash(found.f0, found.f1));
      return false;
    }
  }
}
