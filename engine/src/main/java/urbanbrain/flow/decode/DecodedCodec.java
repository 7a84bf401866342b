package urbanbrain.flow.decode;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Pause;
import urbanbrain.flow.Wire;
import urbanbrain.rule.edition.EditionText;

/** Writes what decode gives. It is never changed, so a copy is the thing itself. */
public final class DecodedCodec extends Codec<Decoded> {

  private static final int HEARD = 0;
  private static final int TICKED = 1;
  private static final int PAUSED = 2;
  private static final int EDITED = 3;
  private static final Pause.Form PAUSES = new Pause.Form();

  /** For Flink. */
  public DecodedCodec() {
    super(Decoded.class);
  }

  @Override
  protected void write(Decoded decoded, DataOutputView out) throws IOException {
    if (decoded instanceof Decoded.Heard heard) {
      out.writeByte(HEARD);
      EventCodec.INSTANCE.serialize(heard.event(), out);
    } else if (decoded instanceof Decoded.Ticked ticked) {
      out.writeByte(TICKED);
      Wire.writeLongs(ticked.passed(), out);
      out.writeLong(ticked.newest());
      out.writeLong(ticked.arrival());
    } else if (decoded instanceof Decoded.Paused paused) {
      out.writeByte(PAUSED);
      PAUSES.serialize(paused.pause(), out);
    } else if (decoded instanceof Decoded.Edited edited) {
      out.writeByte(EDITED);
      Wire.writeText(edited.edition().line(), out);
    }
  }

  @Override
  protected Decoded read(DataInputView in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case HEARD -> new Decoded.Heard(EventCodec.INSTANCE.deserialize(in));
      case TICKED -> new Decoded.Ticked(Wire.readLongs(in), in.readLong(), in.readLong());
      case PAUSED -> new Decoded.Paused(PAUSES.deserialize(in));
      case EDITED -> new Decoded.Edited(EditionText.read(Wire.readText(in)));
      default -> throw new IOException("nothing decoded is of kind " + kind);
    };
  }

  @Override
  public Decoded copy(Decoded decoded) {
    return decoded;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
