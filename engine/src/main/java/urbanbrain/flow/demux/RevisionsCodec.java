package urbanbrain.flow.demux;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Wire;

/** Writes the versions that count in a bucket, without the free slots. */
public final class RevisionsCodec extends Codec<Revisions> {

  private static final int VERSION = 1;

  /** For Flink. */
  public RevisionsCodec() {
    super(Revisions.class);
  }

  @Override
  protected void write(Revisions revisions, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(revisions.timer());
    Wire.writeSize(revisions.size(), out);
    revisions.<IOException>forEach(version -> EventCodec.INSTANCE.serialize(version, out));
  }

  @Override
  protected Revisions read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    Revisions revisions = new Revisions();
    revisions.setTimer(in.readLong());
    int size = Wire.readSize(in);
    revisions.allocate(size);
    for (int i = 0; i < size; i++) {
      revisions.put(EventCodec.INSTANCE.deserialize(in), Long.MIN_VALUE);
    }
    return revisions;
  }

  @Override
  public Revisions copy(Revisions revisions) {
    return revisions.goOn();
  }
}
