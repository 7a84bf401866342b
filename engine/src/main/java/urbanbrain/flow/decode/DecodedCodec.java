package urbanbrain.flow.decode;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Wire;

/** Writes what decode gives. It is never changed, so a copy is the thing itself. */
public final class DecodedCodec extends Codec<Decoded> {

  /** For Flink. */
  public DecodedCodec() {
    super(Decoded.class);
  }

  @Override
  protected void write(Decoded decoded, DataOutputView out) throws IOException {
    out.writeBoolean(decoded instanceof Decoded.Heard);
    if (decoded instanceof Decoded.Heard heard) {
      EventCodec.INSTANCE.serialize(heard.event(), out);
    } else if (decoded instanceof Decoded.Ticked ticked) {
      Wire.writeLongs(ticked.passed(), out);
      out.writeLong(ticked.newest());
    }
  }

  @Override
  protected Decoded read(DataInputView in) throws IOException {
    return in.readBoolean()
        ? new Decoded.Heard(EventCodec.INSTANCE.deserialize(in))
        : new Decoded.Ticked(Wire.readLongs(in), in.readLong());
  }

  @Override
  public Decoded copy(Decoded decoded) {
    return decoded;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
