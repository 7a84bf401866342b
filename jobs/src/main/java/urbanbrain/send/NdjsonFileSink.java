package urbanbrain.send;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A file of one JSON line for each value, begun anew at every start. Lines reach the disk at
 * checkpoints and at the end; after a restore what a failed run wrote behind the checkpoint is cut
 * off, so that each line stands there once. Runs with parallelism 1.
 */
public final class NdjsonFileSink<T> implements Sink<T>, SupportsWriterState<T, FileState> {

  /** An order of values that can be sent to the cluster. */
  @FunctionalInterface
  public interface Order<T> extends Serializable {

    /** The order. */
    Comparator<T> comparator();
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
  public StatefulSinkWriter<T, FileState> restoreWriter(
      WriterInitContext context, Collection<FileState> states) throws IOException {
    NdjsonFileWriter<T> writer = createWriter(context);
    for (FileState state : states) {
      writer.restore(state);
    }
    return writer;
  }

  private void checkAlone(WriterInitContext context) {
    int parallelism = context.getTaskInfo().getNumberOfParallelSubtasks();
    checkArgument(parallelism == 1, "%s would be written by %s tasks at once", path, parallelism);
  }

  @Override
  public SimpleVersionedSerializer<FileState> getWriterStateSerializer() {
    return new FileState.Serializer();
  }
}
