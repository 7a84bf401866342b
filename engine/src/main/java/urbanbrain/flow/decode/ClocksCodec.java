package urbanbrain.flow.decode;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes the state of the clocks. */
public final class ClocksCodec extends Codec<Clocks.State> {

  private static final byte VERSION = 1;

  /** For Flink. */
  public ClocksCodec() {
    super(Clocks.State.class);
  }

  @Override
  protected void write(Clocks.State value, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    Wire.writeSize(value.newest.length, out);
    for (int i = 0; i < value.newest.length; i++) {
      out.writeLong(value.newest[i]);
      out.writeLong(value.heard[i]);
      out.writeBoolean(value.ended[i]);
    }
    out.writeLong(value.arrival);
    out.writeLong(value.last);
    out.writeLong(value.watermark);
  }

  @Override
  protected Clocks.State read(DataInputView in) throws IOException {
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IOException("clocks of version " + version + ", not " + VERSION);
    }
    Clocks.State value = new Clocks.State(Wire.readSize(in));
    for (int i = 0; i < value.newest.length; i++) {
      value.newest[i] = in.readLong();
      value.heard[i] = in.readLong();
      value.ended[i] = in.readBoolean();
    }
    value.arrival = in.readLong();
    value.last = in.readLong();
    value.watermark = in.readLong();
    return value;
  }
}
