package urbanbrain.flow.raise.strain;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;
import urbanbrain.flow.strain.StrainCodec;

/** Writes what was told of rules that have reached a bound. */
public final class StrainedCodec extends Codec<Strained> {

  private static final int VERSION = 1;

  /** For Flink. */
  public StrainedCodec() {
    super(Strained.class);
  }

  @Override
  protected void write(Strained strained, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    StrainCodec.INSTANCE.serialize(strained.first(), out);
    out.writeInt(strained.clock());
    out.writeLong(strained.since());
    out.writeLong(strained.last());
    out.writeLong(strained.sequence());
  }

  @Override
  protected Strained read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    return new Strained(
        StrainCodec.INSTANCE.deserialize(in),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  @Override
  public Strained copy(Strained strained) {
    return strained;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
