package urbanbrain.flow.raise.shelf;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes the keys of cases. */
public final class CaseKeyCodec extends Codec<CaseKey> {

  /** For Flink. */
  public CaseKeyCodec() {
    super(CaseKey.class);
  }

  @Override
  protected void write(CaseKey key, DataOutputView out) throws IOException {
    Wire.writeText(key.rule(), out);
    out.writeLong(key.number());
  }

  @Override
  protected CaseKey read(DataInputView in) throws IOException {
    return new CaseKey(Wire.readText(in), in.readLong());
  }

  @Override
  public CaseKey copy(CaseKey key) {
    return key;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
