package urbanbrain.collect.recording;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes how far a recording has come. */
public final class MarkCodec extends Codec<Mark> {

  private static final int VERSION = 1;

  /** For Flink. */
  public MarkCodec() {
    super(Mark.class);
  }

  @Override
  protected void write(Mark mark, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(mark.file());
    out.writeLong(mark.records());
    out.writeLong(mark.lost());
  }

  @Override
  protected Mark read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    return new Mark(in.readLong(), in.readLong(), in.readLong());
  }
}
