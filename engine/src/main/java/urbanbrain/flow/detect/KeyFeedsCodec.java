package urbanbrain.flow.detect;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.feed.FeedRules;
import urbanbrain.feed.Held;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Wire;

/**
 * Writes what is held for a key.
 *
 * @param <P> the rules over a feed
 * @param <H> who hears what they say
 */
public abstract class KeyFeedsCodec<P extends FeedRules, H> extends Codec<KeyFeeds<P, H>> {

  private static final int VERSION = 6;

  @SuppressWarnings("unchecked") // no class knows its parameters
  protected KeyFeedsCodec() {
    super((Class<KeyFeeds<P, H>>) (Class<?>) KeyFeeds.class);
  }

  /** Reads what is held of one feed, which wrote itself with {@link EventCodec#FORM}. */
  protected abstract Held<P, H> readFeed(DataInputView in) throws IOException;

  @Override
  protected final void write(KeyFeeds<P, H> key, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(key.signature());
    Wire.writeSize(key.feeds().length, out);
    out.writeLong(key.timer());
    for (Held<P, H> feed : key.feeds()) {
      out.writeBoolean(feed != null);
      if (feed != null) {
        feed.write(out, EventCodec.FORM);
      }
    }
  }

  @Override
  protected final KeyFeeds<P, H> read(DataInputView in) throws IOException {
    Wire.readVersion(in, VERSION);
    KeyFeeds<P, H> key = new KeyFeeds<>(in.readLong(), Wire.readSize(in));
    key.setTimer(in.readLong());
    for (int i = 0; i < key.feeds().length; i++) {
      key.feeds()[i] = in.readBoolean() ? readFeed(in) : null;
    }
    return key;
  }

  @Override
  public final KeyFeeds<P, H> copy(KeyFeeds<P, H> key) {
    return key.copy();
  }
}
