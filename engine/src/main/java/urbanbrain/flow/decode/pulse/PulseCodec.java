package urbanbrain.flow.decode.pulse;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;

/** Writes when a source was alive. */
public final class PulseCodec extends Codec<Pulse> {

  private static final int VERSION = 2;

  /** For Flink. */
  public PulseCodec() {
    super(Pulse.class);
  }

  @Override
  protected void write(Pulse pulse, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    Wire.writeText(pulse.source, out);
    out.writeLong(pulse.heard);
    out.writeBoolean(pulse.isPaused);
    Wire.writeLongs(Arrays.copyOf(pulse.ahead, pulse.size), out);
  }

  @Override
  protected Pulse read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    Pulse pulse = new Pulse(Wire.readText(in));
    pulse.heard = in.readLong();
    pulse.isPaused = in.readBoolean();
    long[] ahead = Wire.readLongs(in);
    pulse.size = ahead.length;
    pulse.ahead = Arrays.copyOf(ahead, Math.max(pulse.ahead.length, ahead.length));
    return pulse;
  }
}
