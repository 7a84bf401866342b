package urbanbrain.flow.detect;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.event.Event;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Wire;
import urbanbrain.window.FeedState;
import urbanbrain.window.pane.EventForm;

/** Writes the state of a key. */
public final class KeyStateCodec extends Codec<KeyState> {

  private static final int VERSION = 2;

  private static final EventForm<DataInputView, DataOutputView> EVENTS = new Events();

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
        feed.write(out, EVENTS);
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
      feeds[i] = in.readBoolean() ? FeedState.read(in, EVENTS) : null;
    }
    KeyState state = new KeyState(signature, feeds);
    state.setTimer(timer);
    return state;
  }

  @Override
  public KeyState copy(KeyState state) {
    return state.copy();
  }

  private static final class Events implements EventForm<DataInputView, DataOutputView> {
    @Override
    public void write(Event event, DataOutputView out) throws IOException {
      EventCodec.INSTANCE.serialize(event, out);
    }

    @Override
    public Event read(DataInputView in) throws IOException {
      return EventCodec.INSTANCE.deserialize(in);
    }
  }
}
