package urbanbrain.send.route;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.Wire;
import urbanbrain.flow.raise.AlertCodec;
import urbanbrain.verdict.Alert;

/** Writes what a channel knows of an incident. It is never changed, so a copy is itself. */
public final class KnownCodec extends Codec<Known> {

  private static final int VERSION = 1;
  private static final AlertCodec ALERTS = new AlertCodec();

  /** For Flink. */
  public KnownCodec() {
    super(Known.class);
  }

  @Override
  protected void write(Known known, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    writeAlert(known.last(), out);
    writeAlert(known.held(), out);
    out.writeLong(known.since());
    out.writeLong(known.sinceClock());
    out.writeLong(known.toldClock());
    out.writeBoolean(known.isAcked());
    out.writeBoolean(known.isEscalated());
  }

  @Override
  protected Known read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    return new Known(
        readAlert(in),
        readAlert(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean());
  }

  private static void writeAlert(Alert alert, DataOutputView out) throws IOException {
    out.writeBoolean(alert != null);
    if (alert != null) {
      ALERTS.serialize(alert, out);
    }
  }

  private static Alert readAlert(DataInputView in) throws IOException {
    return in.readBoolean() ? ALERTS.deserialize(in) : null;
  }

  @Override
  public Known copy(Known known) {
    return known;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
