package urbanbrain.flow.decode;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes records. A topic stands behind the kind, so that records without one are as ever. */
public final class RecordCodec extends Codec<Record> {

  /** For Flink. */
  public RecordCodec() {
    super(Record.class);
  }

  @Override
  protected void write(Record value, DataOutputView out) throws IOException {
    String kind = value.kind().name();
    Wire.writeText(value.topic() == null ? kind : kind + " " + value.topic(), out);
    Wire.writeSize(value.source(), out);
    out.writeLong(value.position());
    out.writeLong(value.received());
    Wire.writeSize(value.length(), out);
    out.write(value.bytes(), value.offset(), value.length());
  }

  @Override
  protected Record read(DataInputView in) throws IOException {
    String kind = Wire.readText(in);
    int space = kind.indexOf(' ');
    if (space >= 0) {
      return read(kind.substring(0, space), in).by(kind.substring(space + 1));
    }
    return read(kind, in);
  }

  private static Record read(String kind, DataInputView in) throws IOException {
    int source = Wire.readSize(in);
    long position = in.readLong();
    long received = in.readLong();
    byte[] bytes = new byte[Wire.readSize(in)];
    in.readFully(bytes);
    return new Record(
        Record.Kind.valueOf(kind), source, position, bytes, 0, bytes.length, received);
  }
}
