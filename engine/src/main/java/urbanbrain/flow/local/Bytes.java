package urbanbrain.flow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** What was written of some state. */
public final class Bytes {

  static final Bytes EMPTY = of(out -> out.writeInt(0));

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Writes. */
  @FunctionalInterface
  interface Writer {
    void write(DataOutputView out) throws IOException;
  }

  /** Reads. */
  @FunctionalInterface
  interface Reader {
    void read(DataInputView in) throws IOException;
  }

  static Bytes of(Writer writer) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(64);
      writer.write(out);
      return new Bytes(out.getCopyOfBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException("could not write a state", e);
    }
  }

  void read(Reader reader) {
    try {
      reader.read(new DataInputDeserializer(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read a state", e);
    }
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }
}
