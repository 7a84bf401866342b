package urbanbrain.send;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import urbanbrain.flow.Wire;

/**
 * A file of one JSON line for each value, begun anew at every start. Lines reach the disk at
 * checkpoints and at the end; after a restore what a failed run wrote behind the checkpoint is cut
 * off, so that each line stands there once. Runs with parallelism 1.
 */
public final class NdjsonFileSink<T>
    implements Sink<T>, SupportsWriterState<T, NdjsonFileSink.State> {

  /** An order of values that can be sent to the cluster. */
  @FunctionalInterface
  public interface Order<T> extends Serializable {

    /** The order. */
    Comparator<T> comparator();
  }

  /**
   * How far a file was written at a checkpoint.
   *
   * @param length in bytes; what stands after it was written by a run that failed
   * @param held the values that wait to be sorted, each as its serializer writes it
   */
  record State(long length, List<byte[]> held) {

    /** Writes the state of file sinks. */
    static final class Serializer implements SimpleVersionedSerializer<State> {

      private static final int VERSION = 1;

      @Override
      public int getVersion() {
        return VERSION;
      }

      @Override
      public byte[] serialize(State state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeLong(state.length());
        Wire.writeList(
            state.held(),
            out,
            (bytes, view) -> {
              Wire.writeSize(bytes.length, view);
              view.write(bytes);
            });
        return out.getCopyOfBuffer();
      }

      @Override
      public State deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
          throw new IOException("file state of an unknown version: " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        return new State(
            in.readLong(),
            Wire.readList(
                in,
                view -> {
                  byte[] value = new byte[Wire.readSize(view)];
                  view.readFully(value);
                  return value;
                }));
      }
    }
  }

  private final String path;
  private final Line<T> line;
  private final Order<T> order;

  /** Lines in the order in which the values come. */
  public NdjsonFileSink(String path, Line<T> line) {
    this(path, line, null);
  }

  /**
   * Lines in an order of their own. Holds all values and writes them at the end of input: for
   * replays.
   */
  public NdjsonFileSink(String path, Line<T> line, Order<T> order) {
    this.path = path;
    this.line = line;
    this.order = order;
  }

  @Override
  public NdjsonFileWriter<T> createWriter(WriterInitContext context) throws IOException {
    checkAlone(context);
    return new NdjsonFileWriter<>(path, line, order, context.createInputSerializer());
  }

  @Override
  public StatefulSinkWriter<T, State> restoreWriter(
      WriterInitContext context, Collection<State> states) throws IOException {
    NdjsonFileWriter<T> writer = createWriter(context);
    for (State state : states) {
      writer.restore(state);
    }
    return writer;
  }

  private void checkAlone(WriterInitContext context) {
    int parallelism = context.getTaskInfo().getNumberOfParallelSubtasks();
    checkArgument(parallelism == 1, "%s would be written by %s tasks at once", path, parallelism);
  }

  @Override
  public SimpleVersionedSerializer<State> getWriterStateSerializer() {
    return new State.Serializer();
  }
}
