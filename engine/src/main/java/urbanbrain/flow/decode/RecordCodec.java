package urbanbrain.flow.decode;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes records. */
public final class RecordCodec extends Codec<Record> {

  /** For Flink. */
  public RecordCodec() {
    super(Record.class);
  }

  @Override
  protected void write(Record value, DataOutputView out) throws IOException {
    Wire.writeText(value.kind().name(), out);
    Wire.writeSize(value.source(), out);
    out.writeLong(value.position());
    out.writeLong(value.received());
    Wire.writeSize(value.length(), out);
    out.write(value.bytes(), value.offset(), value.length());
  }

  @Override
  protected Record read(DataInputView in) throws IOException {
    Record.Kind kind = Record.Kind.valueOf(Wire.readText(in));
    int source = Wire.readSize(in);
    long position = in.readLong();
    long received = in.readLong();
    byte[] bytes = new byte[Wire.readSize(in)];
    in.readFully(bytes);
    return new Record(kind, source, position, bytes, 0, bytes.length, received);
  }
}
