package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.event.Event;
import urbanbrain.verdict.Patch;

/** Writes routed events and patches. They are never changed, so a copy is the value itself. */
public final class RoutedCodec extends Codec<Routed> {

  private static final int HOME = 1;
  private static final int PATCH = 2;

  /** The key is no text of its own but one of the event's. */
  private static final int SHARED = 4;

  /** For Flink. */
  public RoutedCodec() {
    super(Routed.class);
  }

  @Override
  protected void write(Routed routed, DataOutputView out) throws IOException {
    int home = routed.home() ? HOME : 0;
    int shared = routed.event() == null ? -1 : slotOf(routed.key(), routed.event());
    out.writeByte(home | (routed.event() == null ? PATCH : 0) | (shared < 0 ? 0 : SHARED));
    if (routed.event() == null) {
      PatchCodec.INSTANCE.write(routed.patch(), out);
    } else {
      EventCodec.INSTANCE.write(routed.event(), out);
    }
    writeFeeds(routed.feeds(), out);
    if (shared < 0) {
      RouteKeyCodec.INSTANCE.write(routed.key(), out);
    } else {
      Wire.writeSize(shared, out);
      out.writeInt(routed.key().space());
      out.writeLong(routed.key().number());
    }
  }

  /** Which text of the event the key's is, less than 0 if none. */
  private static int slotOf(RouteKey key, Event event) {
    String[] texts = event.texts();
    int slot = texts.length - 1;
    while (slot >= 0 && !isSame(texts[slot], key.text())) {
      slot--;
    }
    return slot;
  }

  @SuppressWarnings("ReferenceEquality") // one that is equal only is written by itself
  private static boolean isSame(String one, String other) {
    return one == other;
  }

  @Override
  protected Routed read(DataInputView in) throws IOException {
    int flags = in.readByte();
    boolean isPatch = (flags & PATCH) != 0;
    Event event = isPatch ? null : EventCodec.INSTANCE.read(in);
    Patch patch = isPatch ? PatchCodec.INSTANCE.read(in) : null;
    int[] feeds = readFeeds(in);
    RouteKey key =
        (flags & SHARED) == 0
            ? RouteKeyCodec.INSTANCE.read(in)
            : sharedKey(event.texts()[Wire.readSize(in)], in);
    return new Routed(key, (flags & HOME) != 0, feeds, event, patch);
  }

  private static RouteKey sharedKey(String text, DataInputView in) throws IOException {
    return RouteKey.lean(in.readInt(), in.readLong(), text);
  }

  private static void writeFeeds(int[] feeds, DataOutputView out) throws IOException {
    Wire.writeSize(feeds.length, out);
    for (int feed : feeds) {
      out.writeInt(feed);
    }
  }

  private static int[] readFeeds(DataInputView in) throws IOException {
    int[] feeds = new int[Wire.readSize(in)];
    for (int i = 0; i < feeds.length; i++) {
      feeds[i] = in.readInt();
    }
    return feeds;
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
