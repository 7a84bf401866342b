package urbanbrain.flow.demux;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes the table of a bucket: its entries, without the free slots. */
public final class SeenCodec extends Codec<Seen> {

  private static final int VERSION = 1;

  /** For Flink. */
  public SeenCodec() {
    super(Seen.class);
  }

  @Override
  protected void write(Seen seen, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(seen.timer());
    Wire.writeSize(seen.size(), out);
    seen.<IOException>forEach(
        (id, time, content) -> {
          out.writeLong(id);
          out.writeLong(time);
          out.writeLong(content);
        });
  }

  @Override
  protected Seen read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    Seen seen = new Seen();
    seen.setTimer(in.readLong());
    int size = Wire.readSize(in);
    seen.allocate(size);
    for (int i = 0; i < size; i++) {
      seen.restore(in.readLong(), in.readLong(), in.readLong());
    }
    return seen;
  }

  @Override
  public Seen copy(Seen seen) {
    return seen.copy();
  }
}
