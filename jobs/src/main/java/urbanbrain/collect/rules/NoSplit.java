package urbanbrain.collect.rules;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What a source divides into that one reader reads all of: nothing. */
record NoSplit() implements SourceSplit {

  @Override
  public String splitId() {
    return "none";
  }

  /** Hands out nothing. */
  static final class Enumerator implements SplitEnumerator<NoSplit, Void> {

    @Override
    public void start() {
      // there is nothing to find
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
      // no reader asks
    }

    @Override
    public void addSplitsBack(List<NoSplit> splits, int subtask) {
      // nothing was handed out
    }

    @Override
    public void addReader(int subtask) {
      // it knows all by itself
    }

    @Override
    public Void snapshotState(long checkpoint) {
      return null;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  /** Writes nothing, and reads the one value that there is. */
  record Bytes<E>(E value) implements SimpleVersionedSerializer<E> {

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
