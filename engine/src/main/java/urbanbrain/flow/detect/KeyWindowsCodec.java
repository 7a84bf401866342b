package urbanbrain.flow.detect;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import urbanbrain.flow.EventCodec;
import urbanbrain.window.FeedPlan;
import urbanbrain.window.FeedState;
import urbanbrain.window.Hearing;

/** Writes the windows of a key. */
public final class KeyWindowsCodec extends KeyFeedsCodec<FeedPlan, Hearing> {

  /** For Flink. */
  public KeyWindowsCodec() {}

  @Override
  protected FeedState readFeed(DataInputView in) throws IOException {
    return FeedState.read(in, EventCodec.FORM);
  }
}
