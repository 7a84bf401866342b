package urbanbrain.collect;

import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import urbanbrain.flow.decode.Record;

/** The files of a city as a source of Flink, to be run with parallelism 1. */
final class FilesSource implements Source<Record, FilesSplit, List<FilesSplit>> {

  private final Records.Store store;
  private final Recording.Speed speed;
  private final String run;

  FilesSource(Records.Store store, Recording.Speed speed, String run) {
    this.store = store;
    this.speed = speed;
    this.run = run;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<FilesSplit, List<FilesSplit>> createEnumerator(
      SplitEnumeratorContext<FilesSplit> context) {
    FilesSplit all = new FilesSplit(store.start());
    return new FilesEnumerator(context, List.of(all));
  }

  @Override
  public SplitEnumerator<FilesSplit, List<FilesSplit>> restoreEnumerator(
      SplitEnumeratorContext<FilesSplit> context, List<FilesSplit> waiting) {
    return new FilesEnumerator(context, waiting);
  }

  @Override
  public SourceReader<Record, FilesSplit> createReader(SourceReaderContext context) {
    return new FilesReader(store, new Pace(speed), Progress.of(run), context::sendSplitRequest);
  }

  @Override
  public SimpleVersionedSerializer<FilesSplit> getSplitSerializer() {
    return FilesSplitsCodec.one();
  }

  @Override
  public SimpleVersionedSerializer<List<FilesSplit>> getEnumeratorCheckpointSerializer() {
    return FilesSplitsCodec.several();
  }
}
