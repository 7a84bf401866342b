package urbanbrain.collect;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives the one split to the first reader that asks. */
final class FilesEnumerator implements SplitEnumerator<FilesSplit, List<FilesSplit>> {

  private final SplitEnumeratorContext<FilesSplit> context;
  private final List<FilesSplit> waiting;

  FilesEnumerator(SplitEnumeratorContext<FilesSplit> context, List<FilesSplit> waiting) {
    this.context = context;
    this.waiting = new ArrayList<>(waiting);
  }

  @Override
  public void start() {
    // readers ask
  }

  @Override
  public void handleSplitRequest(int reader, String host) {
    if (!waiting.isEmpty()) {
      context.assignSplit(waiting.remove(0), reader);
    }
    context.signalNoMoreSplits(reader);
  }

  @Override
  public void addSplitsBack(List<FilesSplit> splits, int reader) {
    waiting.addAll(splits);
  }

  @Override
  public void addReader(int reader) {
    // it asks when it has started
  }

  @Override
  public List<FilesSplit> snapshotState(long checkpoint) {
    return List.copyOf(waiting);
  }

  @Override
  public void close() {
    // holds nothing open
  }
}
