package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes route keys. */
public final class RouteKeyCodec extends Codec<RouteKey> {

  /** The one instance that other codecs use. */
  public static final RouteKeyCodec INSTANCE = new RouteKeyCodec();

  /** For Flink. */
  public RouteKeyCodec() {
    super(RouteKey.class);
  }

  @Override
  protected void write(RouteKey key, DataOutputView out) throws IOException {
    out.writeInt(key.space());
    out.writeLong(key.number());
    Wire.writeText(key.text(), out);
  }

  @Override
  protected RouteKey read(DataInputView in) throws IOException {
    return RouteKey.lean(in.readInt(), in.readLong(), Wire.readText(in));
  }

  @Override
  public RouteKey copy(RouteKey key) {
    return key;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
