package urbanbrain.flow.decode;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes the state of the clocks. */
public final class ClocksCodec extends Codec<Clocks.State> {

  private static final byte VERSION = 2;

  /** For Flink. */
  public ClocksCodec() {
    super(Clocks.State.class);
  }

  @Override
  protected void write(Clocks.State value, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    Wire.writeLongs(value.passed, out);
    Wire.writeLongs(value.heard, out);
    out.writeLong(value.arrival);
    out.writeLong(value.last);
  }

  @Override
  protected Clocks.State read(DataInputView in) throws IOException {
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IOException("clocks of version " + version + ", not " + VERSION);
    }
    long[] passed = Wire.readLongs(in);
    Clocks.State value = new Clocks.State(passed.length);
    System.arraycopy(passed, 0, value.passed, 0, passed.length);
    System.arraycopy(Wire.readLongs(in), 0, value.heard, 0, passed.length);
    value.arrival = in.readLong();
    value.last = in.readLong();
    return value;
  }
}
