package urbanbrain.flow.detect.state;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Wire;
import urbanbrain.value.FeedValues;

/** Writes the values of a key. */
public final class KeyValuesCodec extends Codec<KeyValues> {

  private static final int VERSION = 1;

  /** For Flink. */
  public KeyValuesCodec() {
    super(KeyValues.class);
  }

  @Override
  protected void write(KeyValues values, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(values.signature());
    out.writeLong(values.timer());
    Wire.writeSize(values.feeds().length, out);
    for (FeedValues feed : values.feeds()) {
      out.writeBoolean(feed != null);
      if (feed != null) {
        feed.write(out, EventCodec.FORM);
      }
    }
  }

  @Override
  protected KeyValues read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    long signature = in.readLong();
    long timer = in.readLong();
    FeedValues[] feeds = new FeedValues[Wire.readSize(in)];
    for (int i = 0; i < feeds.length; i++) {
      feeds[i] = in.readBoolean() ? FeedValues.read(in, EventCodec.FORM) : null;
    }
    KeyValues values = new KeyValues(signature, feeds);
    values.setTimer(timer);
    return values;
  }

  @Override
  public KeyValues copy(KeyValues values) {
    return values.copy();
  }
}
