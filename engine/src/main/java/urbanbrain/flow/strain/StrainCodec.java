package urbanbrain.flow.strain;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Strain;

/** Writes strains. */
public final class StrainCodec extends Codec<Strain> {

  /** The one instance that other codecs use. */
  public static final StrainCodec INSTANCE = new StrainCodec();

  /** For Flink. */
  public StrainCodec() {
    super(Strain.class);
  }

  @Override
  protected void write(Strain strain, DataOutputView out) throws IOException {
    Wire.writeText(strain.rule(), out);
    Wire.writeText(strain.bound().name(), out);
    out.writeInt(strain.most());
    Wire.writeText(strain.key(), out);
    out.writeLong(strain.time());
  }

  @Override
  protected Strain read(DataInputView in) throws IOException {
    return new Strain(
        Wire.readText(in),
        Bound.valueOf(Wire.readText(in)),
        in.readInt(),
        Wire.readText(in),
        in.readLong());
  }

  @Override
  public Strain copy(Strain strain) {
    return strain;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
