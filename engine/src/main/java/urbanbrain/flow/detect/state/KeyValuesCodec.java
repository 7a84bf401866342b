package urbanbrain.flow.detect.state;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.detect.KeyFeedsCodec;
import urbanbrain.value.FeedValues;
import urbanbrain.value.ValueHearing;
import urbanbrain.value.ValuePlan;

/** Writes the values of a key. */
public final class KeyValuesCodec extends KeyFeedsCodec<ValuePlan, ValueHearing> {

  /** For Flink. */
  public KeyValuesCodec() {}

  @Override
  protected FeedValues readFeed(DataInputView in) throws IOException {
    return FeedValues.read(in, EventCodec.FORM);
  }
}
