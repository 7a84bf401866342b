package urbanbrain.flow.raise.strain;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;
import urbanbrain.flow.strain.StrainCodec;

/** Writes what was told of rules that have reached a bound. */
public final class StrainedCodec extends Codec<Strained> {

  private static final int VERSION = 2;

  /** For Flink. */
  public StrainedCodec() {
    super(Strained.class);
  }

  @Override
  protected void write(Strained strained, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    Wire.writeText(strained.rule(), out);
    StrainCodec.INSTANCE.serialize(strained.first(), out);
    Wire.writeText(strained.clock(), out);
    out.writeLong(strained.since());
    out.writeLong(strained.last());
    writeHidden(strained.hidden(), out);
    out.writeLong(strained.sequence());
  }

  @Override
  protected Strained read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    return new Strained(
        Wire.readText(in),
        StrainCodec.INSTANCE.deserialize(in),
        Wire.readText(in),
        in.readLong(),
        in.readLong(),
        readHidden(in),
        in.readLong());
  }

  private static void writeHidden(Hidden hidden, DataOutputView out) throws IOException {
    out.writeLong(hidden.from());
    out.writeLong(hidden.to());
    out.writeBoolean(hidden.keys() != null);
    if (hidden.keys() != null) {
      Wire.writeList(List.copyOf(hidden.keys()), out, Wire::writeText);
    }
  }

  private static Hidden readHidden(DataInputView in) throws IOException {
    return new Hidden(
        in.readLong(),
        in.readLong(),
        in.readBoolean() ? new TreeSet<>(Wire.readList(in, Wire::readText)) : null);
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
