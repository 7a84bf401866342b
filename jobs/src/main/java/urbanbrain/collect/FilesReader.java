package urbanbrain.collect;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import urbanbrain.flow.decode.Record;

/** Reads all that is stored; never waits itself, but says when to ask again. */
@SuppressWarnings("try") // the interface says that close may be interrupted; this one is not
final class FilesReader implements SourceReader<Record, FilesSplit> {

  /** So many records at a time: asking costs as much as decoding. */
  private static final int AT_A_TIME = 64;

  private final Records.Store store;
  private final Pace pace;
  private final AtomicLong bytesRead;
  private final Runnable ask;
  private FilesSplit split;
  private Records records;
  private boolean isLast;
  private CompletableFuture<Void> available = new CompletableFuture<>();

  FilesReader(Records.Store store, Pace pace, AtomicLong bytesRead, Runnable ask) {
    this.store = store;
    this.pace = pace;
    this.bytesRead = bytesRead;
    this.ask = ask;
  }

  @Override
  public void start() {
    if (split == null) {
      ask.run();
    }
  }

  @Override
  public void addSplits(List<FilesSplit> splits) {
    split = splits.get(0);
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    isLast = true;
    available.complete(null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Record> output) throws Exception {
    if (split == null) {
      return isLast ? InputStatus.END_OF_INPUT : nothingUntil(new CompletableFuture<>());
    }
    if (records == null) {
      records = store.open(pace.isSet(), split.positions());
    }
    InputStatus status = give(output);
    bytesRead.set(records.bytesRead());
    return status;
  }

  /** Words about sources go out together with what they stand before, never left waiting. */
  private InputStatus give(ReaderOutput<Record> output) throws IOException {
    int given = 0;
    while (given < AT_A_TIME) {
      if (!records.hasNext()) {
        return InputStatus.END_OF_INPUT;
      }
      if (!records.isWord()) {
        long wait = pace.untilDue(records.arrival());
        if (wait > 0) {
          Executor later = CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS);
          return nothingUntil(CompletableFuture.runAsync(() -> {}, later));
        }
        given++;
      }
      output.collect(records.next());
    }
    return InputStatus.MORE_AVAILABLE;
  }

  private InputStatus nothingUntil(CompletableFuture<Void> event) {
    available = event;
    return InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public List<FilesSplit> snapshotState(long checkpoint) {
    if (split == null) {
      return List.of();
    }
    return List.of(records == null ? split : new FilesSplit(records.positions()));
  }

  @Override
  public void close() throws IOException {
    if (records != null) {
      records.close();
    }
  }
}
