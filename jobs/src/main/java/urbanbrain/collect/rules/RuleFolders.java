package urbanbrain.collect.rules;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.rule.edition.Draft;

/**
 * Reads the folders of a city's rules again and again, and gives all files, as a {@link Draft},
 * when any is new, gone or other than before. The folders must be there under the same paths
 * wherever the task runs; what cannot be read is read at the next time.
 *
 * <p>It has no state: after a restart it gives all files once more, which changes nothing.
 */
public final class RuleFolders implements Source<String, NoSplit, Void> {

  private final List<String> roots;
  private final Duration every;

  private RuleFolders(Rereading rereading) {
    this.roots = new ArrayList<>(rereading.roots());
    this.every = Duration.ofMillis(rereading.every());
  }

  /** The changes of the files in a city's folders. */
  public static DataStream<String> on(StreamExecutionEnvironment env, Rereading rereading) {
    return env.fromSource(
            new RuleFolders(rereading),
            WatermarkStrategy.noWatermarks(),
            "collect.rules.RuleFolders",
            Types.STRING)
        .uid("collect-rules")
        .setParallelism(1);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<String, NoSplit> createReader(SourceReaderContext context) {
    return new FoldersReader(roots.stream().map(Path::of).toList(), every);
  }

  @Override
  public SplitEnumerator<NoSplit, Void> createEnumerator(SplitEnumeratorContext<NoSplit> context) {
    return new NoSplit.Enumerator();
  }

  @Override
  public SplitEnumerator<NoSplit, Void> restoreEnumerator(
      SplitEnumeratorContext<NoSplit> context, Void nothing) {
    return new NoSplit.Enumerator();
  }

  @Override
  public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
    return new NoSplit.Bytes<>(new NoSplit());
  }

  @Override
  public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
    return new NoSplit.Bytes<>(null);
  }
}
