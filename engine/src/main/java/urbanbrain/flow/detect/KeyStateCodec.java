package urbanbrain.flow.detect;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Wire;
import urbanbrain.window.FeedState;

/** Writes the state of a key. */
public final class KeyStateCodec extends Codec<KeyState> {

  private static final int VERSION = 2;

  /** For Flink. */
  public KeyStateCodec() {
    super(KeyState.class);
  }

  @Override
  protected void write(KeyState state, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(state.signature());
    out.writeLong(state.timer());
    Wire.writeSize(state.feeds().length, out);
    for (FeedState feed : state.feeds()) {
      out.writeBoolean(feed != null);
      if (feed != null) {
        feed.write(out, EventCodec.FORM);
      }
    }
  }

  @Override
  protected KeyState read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    long signature = in.readLong();
    long timer = in.readLong();
    FeedState[] feeds = new FeedState[Wire.readSize(in)];
    for (int i = 0; i < feeds.length; i++) {
      feeds[i] = in.readBoolean() ? FeedState.read(in, EventCodec.FORM) : null;
    }
    KeyState state = new KeyState(signature, feeds);
    state.setTimer(timer);
    return state;
  }

  @Override
  public KeyState copy(KeyState state) {
    return state.copy();
  }
}
