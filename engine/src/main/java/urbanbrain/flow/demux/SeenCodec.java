package urbanbrain.flow.demux;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/**
 * Writes what a bucket remembers. Its copy is one to go on with, and what was copied is only read
 * and written any more, as Flink's heap does.
 */
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
    Wire.writeAll(seen.log(), Seen.WORDS * seen.size(), out);
  }

  @Override
  protected Seen read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    Seen seen = new Seen();
    seen.setTimer(in.readLong());
    int size = Wire.readSize(in);
    seen.allocate(size);
    seen.restore(Wire.readAll(Seen.WORDS * size, in));
    return seen;
  }

  @Override
  public Seen copy(Seen seen) {
    return seen.goOn();
  }
}
