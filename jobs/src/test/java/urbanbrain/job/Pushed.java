package urbanbrain.job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source that gives what a test pushes into it while the job runs. What was not given when a job
 * stopped with a savepoint is given to the next one.
 */
final class Pushed<T> implements Source<T, GatedSource.NoSplit, Integer> {

  private static final Map<String, Pipe<?>> PIPES = new ConcurrentHashMap<>();

  private final String name;

  /** Where the test and the source meet. */
  static final class Pipe<T> {
    private final ConcurrentLinkedQueue<T> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed;
    private volatile CompletableFuture<Void> news = new CompletableFuture<>();

    void push(T item) {
      waiting.add(item);
      news.complete(null);
    }

    void close() {
      isClosed = true;
      news.complete(null);
    }

    boolean isEmpty() {
      return waiting.isEmpty();
    }

    private InputStatus poll(ReaderOutput<T> output) {
      CompletableFuture<Void> heard = news;
      T item = waiting.poll();
      if (item != null) {
        output.collect(item);
        return InputStatus.MORE_AVAILABLE;
      }
      if (isClosed) {
        return InputStatus.END_OF_INPUT;
      }
      if (heard.isDone()) {
        news = new CompletableFuture<>();
        // what came meanwhile is not to be missed
        return waiting.isEmpty() && !isClosed
            ? InputStatus.NOTHING_AVAILABLE
            : InputStatus.MORE_AVAILABLE;
      }
      return InputStatus.NOTHING_AVAILABLE;
    }
  }

  /** The source of this name. */
  Pushed(String name) {
    this.name = name;
    PIPES.computeIfAbsent(name, n -> new Pipe<T>());
  }

  @SuppressWarnings("unchecked") // a name has one source
  Pipe<T> pipe() {
    return (Pipe<T>) PIPES.get(name);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<T, GatedSource.NoSplit> createReader(SourceReaderContext context) {
    return new Reader<>(pipe());
  }

  @Override
  public SplitEnumerator<GatedSource.NoSplit, Integer> createEnumerator(
      SplitEnumeratorContext<GatedSource.NoSplit> context) {
    return new GatedSource.NoEnumerator();
  }

  @Override
  public SplitEnumerator<GatedSource.NoSplit, Integer> restoreEnumerator(
      SplitEnumeratorContext<GatedSource.NoSplit> context, Integer checkpoint) {
    return new GatedSource.NoEnumerator();
  }

  @Override
  public SimpleVersionedSerializer<GatedSource.NoSplit> getSplitSerializer() {
    return new GatedSource.NoBytes<>(new GatedSource.NoSplit());
  }

  @Override
  public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
    return new GatedSource.NoBytes<>(0);
  }

  /** Gives what comes. */
  private record Reader<T>(Pipe<T> pipe) implements SourceReader<T, GatedSource.NoSplit> {

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
      return pipe.poll(output);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return pipe.news;
    }

    @Override
    public List<GatedSource.NoSplit> snapshotState(long checkpointId) {
      return List.of();
    }

    @Override
    public void addSplits(List<GatedSource.NoSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }
}
