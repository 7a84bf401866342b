package urbanbrain.flow.decode;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes late letters. */
public final class LateLetterCodec extends Codec<LateLetter> {

  /** For Flink. */
  public LateLetterCodec() {
    super(LateLetter.class);
  }

  @Override
  protected void write(LateLetter value, DataOutputView out) throws IOException {
    Wire.writeText(value.source(), out);
    Wire.writeText(value.file(), out);
    out.writeLong(value.line());
    Wire.writeText(value.stream(), out);
    Wire.writeText(value.id(), out);
    out.writeLong(value.time());
    out.writeLong(value.arrival());
    out.writeLong(value.behind());
    Wire.writeText(value.record(), out);
  }

  @Override
  protected LateLetter read(DataInputView in) throws IOException {
    return new LateLetter(
        Wire.readText(in),
        Wire.readText(in),
        in.readLong(),
        Wire.readText(in),
        Wire.readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Wire.readText(in));
  }

  @Override
  public LateLetter copy(LateLetter value) {
    return value;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
