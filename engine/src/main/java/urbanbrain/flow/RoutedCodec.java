package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes routed events and patches. They are never changed, so a copy is the value itself. */
public final class RoutedCodec extends Codec<Routed> {

  private static final int HOME = 1;
  private static final int PATCH = 2;

  /** For Flink. */
  public RoutedCodec() {
    super(Routed.class);
  }

  @Override
  protected void write(Routed routed, DataOutputView out) throws IOException {
    boolean isPatch = routed.patch() != null;
    out.writeByte((routed.home() ? HOME : 0) | (isPatch ? PATCH : 0));
    RouteKeyCodec.INSTANCE.write(routed.key(), out);
    Wire.writeSize(routed.feeds().length, out);
    for (int feed : routed.feeds()) {
      out.writeInt(feed);
    }
    if (isPatch) {
      PatchCodec.INSTANCE.write(routed.patch(), out);
    } else {
      EventCodec.INSTANCE.write(routed.event(), out);
    }
  }

  @Override
  protected Routed read(DataInputView in) throws IOException {
    int flags = in.readByte();
    var key = RouteKeyCodec.INSTANCE.read(in);
    int[] feeds = new int[Wire.readSize(in)];
    for (int i = 0; i < feeds.length; i++) {
      feeds[i] = in.readInt();
    }
    boolean home = (flags & HOME) != 0;
    return (flags & PATCH) != 0
        ? new Routed(key, home, feeds, null, PatchCodec.INSTANCE.read(in))
        : new Routed(key, home, feeds, EventCodec.INSTANCE.read(in), null);
  }

  @Override
  public Routed copy(Routed routed) {
    return routed;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }
}
