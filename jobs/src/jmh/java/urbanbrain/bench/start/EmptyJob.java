package urbanbrain.bench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The least that Flink can do: a job of one record on an embedded cluster, written to a file. */
public final class EmptyJob {

  /** What it writes. */
  static final String FILE = "first.txt";

  private EmptyJob() {}

  /**
   * Runs it.
   *
   * @param args the folder that it writes into
   */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    env.fromData("first")
        .filter(new Write(Path.of(args[0], FILE).toString()))
        .sinkTo(new DiscardingSink<>());
    env.execute();
  }

  /** Writes what comes, and passes nothing on. */
  private record Write(String file) implements FilterFunction<String> {

    @Override
    public boolean filter(String line) {
      try {
        Files.writeString(Path.of(file), line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return false;
    }
  }
}
