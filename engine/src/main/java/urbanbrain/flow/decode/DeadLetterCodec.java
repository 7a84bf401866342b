package urbanbrain.flow.decode;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;
import urbanbrain.mapping.Reason;

/** Writes dead letters. */
public final class DeadLetterCodec extends Codec<DeadLetter> {

  /** For Flink. */
  public DeadLetterCodec() {
    super(DeadLetter.class);
  }

  @Override
  protected void write(DeadLetter value, DataOutputView out) throws IOException {
    Wire.writeText(value.source(), out);
    Wire.writeText(value.file(), out);
    out.writeLong(value.line());
    Wire.writeText(value.field(), out);
    Wire.writeText(value.reason().name(), out);
    Wire.writeText(value.detail(), out);
    Wire.writeText(value.record(), out);
    out.writeLong(value.reached());
  }

  @Override
  protected DeadLetter read(DataInputView in) throws IOException {
    return new DeadLetter(
        Wire.readText(in),
        Wire.readText(in),
        in.readLong(),
        Wire.readText(in),
        Reason.valueOf(Wire.readText(in)),
        Wire.readText(in),
        Wire.readText(in),
        in.readLong());
  }

  @Override
  public DeadLetter copy(DeadLetter value) {
    return value;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
