package urbanbrain.send;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes the lines of one {@link NdjsonFileSink}. */
final class NdjsonFileWriter<T> implements StatefulSinkWriter<T, NdjsonFileSink.State> {

  private final Line<T> line;
  private final NdjsonFileSink.Order<T> order;
  private final TypeSerializer<T> serializer;
  private final FileChannel file;
  private final List<T> held = new ArrayList<>();
  private OutputStream out;
  private boolean fresh = true;

  NdjsonFileWriter(
      String path, Line<T> line, NdjsonFileSink.Order<T> order, TypeSerializer<T> serializer)
      throws IOException {
    this.line = line;
    this.order = order;
    this.serializer = serializer;
    Path target = Path.of(path).toAbsolutePath();
    Files.createDirectories(target.getParent());
    this.file = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.out = stream();
  }

  void restore(NdjsonFileSink.State state) throws IOException {
    begin(state.length());
    for (byte[] bytes : state.held()) {
      held.add(serializer.deserialize(new DataInputDeserializer(bytes)));
    }
  }

  @Override
  public void write(T value, Context context) throws IOException {
    if (order != null) {
      // The value may be reused by the caller; ours is kept until the end.
      held.add(serializer.copy(value));
    } else {
      writeLine(value);
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    if (endOfInput && order != null) {
      held.sort(order.comparator());
      for (T value : held) {
        writeLine(value);
      }
      held.clear();
    }
    begin();
    out.flush();
  }

  private void writeLine(T value) throws IOException {
    String text = line.of(value);
    if (text != null) {
      begin();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
  }

  /** Empties the file of an earlier run, but only once it is known that nothing is restored. */
  private void begin() throws IOException {
    if (fresh) {
      begin(0);
    }
  }

  private void begin(long length) throws IOException {
    fresh = false;
    file.truncate(length);
    file.position(length);
    out = stream();
  }

  private OutputStream stream() {
    return new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
  }

  @Override
  public List<NdjsonFileSink.State> snapshotState(long checkpointId) throws IOException {
    begin();
    out.flush();
    List<byte[]> values = new ArrayList<>(held.size());
    for (T value : held) {
      DataOutputSerializer bytes = new DataOutputSerializer(256);
      serializer.serialize(value, bytes);
      values.add(bytes.getCopyOfBuffer());
    }
    return List.of(new NdjsonFileSink.State(file.position(), values));
  }

  @Override
  public void close() throws IOException {
    out.flush();
    file.close();
  }
}
