package urbanbrain.job;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import urbanbrain.flow.decode.Record;

/**
 * A source that gives a few lines as records and then nothing more, without ending, until its gate
 * is opened: what a city looks like when it falls silent after a deciding event.
 */
final class GatedSource implements Source<Record, GatedSource.NoSplit, Integer> {

  private static final Map<String, CompletableFuture<Void>> GATES = new ConcurrentHashMap<>();

  private final String gate;
  private final ArrayList<Line> lines;

  /** A record of one of the city's sources; without text the word that it has ended. */
  record Line(int source, String text) implements Serializable {

    Record record() {
      return text == null ? Record.end(source) : Record.of(Record.Kind.DATA, source, 1, text);
    }
  }

  /** All that the city's first source gives. */
  GatedSource(String gate, List<String> lines) {
    this(lines.stream().map(text -> new Line(0, text)).toList(), gate);
  }

  /** What several sources give, in this order. */
  GatedSource(List<Line> lines, String gate) {
    this.gate = gate;
    this.lines = new ArrayList<>(lines);
    GATES.put(gate, new CompletableFuture<>());
  }

  /** Lets the source of this gate end. */
  static void open(String gate) {
    GATES.get(gate).complete(null);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<Record, NoSplit> createReader(SourceReaderContext context) {
    return new Reader(new ArrayDeque<>(lines), GATES.get(gate));
  }

  @Override
  public SplitEnumerator<NoSplit, Integer> createEnumerator(
      SplitEnumeratorContext<NoSplit> context) {
    return new NoEnumerator();
  }

  @Override
  public SplitEnumerator<NoSplit, Integer> restoreEnumerator(
      SplitEnumeratorContext<NoSplit> context, Integer checkpoint) {
    return new NoEnumerator();
  }

  @Override
  public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
    return new NoBytes<>(new NoSplit());
  }

  @Override
  public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
    return new NoBytes<>(0);
  }

  /** Gives the lines, then waits for the gate. */
  private record Reader(ArrayDeque<Line> lines, CompletableFuture<Void> gate)
      implements SourceReader<Record, NoSplit> {

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Record> output) {
      if (!lines.isEmpty()) {
        output.collect(lines.remove().record());
        return InputStatus.MORE_AVAILABLE;
      }
      return gate.isDone() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return lines.isEmpty() ? gate : CompletableFuture.completedFuture(null);
    }

    @Override
    public List<NoSplit> snapshotState(long checkpointId) {
      return List.of();
    }

    @Override
    public void addSplits(List<NoSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }

  /** The source has no splits: its reader knows all. */
  static final class NoSplit implements SourceSplit {
    @Override
    public String splitId() {
      return "none";
    }
  }

  /** Hands out nothing. */
  static final class NoEnumerator implements SplitEnumerator<NoSplit, Integer> {
    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<NoSplit> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public Integer snapshotState(long checkpointId) {
      return 0;
    }

    @Override
    public void close() {}
  }

  /** Writes nothing, and reads the one value that there is. */
  record NoBytes<E>(E value) implements SimpleVersionedSerializer<E> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(E element) {
      return new byte[0];
    }

    @Override
    public E deserialize(int version, byte[] bytes) {
      return value;
    }
  }
}
