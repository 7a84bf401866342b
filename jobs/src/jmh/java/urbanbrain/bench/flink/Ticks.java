package urbanbrain.bench.flink;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import urbanbrain.bench.contest.Readings;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Decoded;

/**
 * Tells how far the one source is, as often as {@link urbanbrain.flow.decode.Decode} does, and
 * drops nothing, as nothing is late.
 */
final class Ticks extends AbstractStreamOperator<Decoded>
    implements OneInputStreamOperator<Decoded, Decoded> {

  private static final int EVERY = 32;

  private transient long newest;
  private transient int since;

  @Override
  public void open() throws Exception {
    super.open();
    newest = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<Decoded> element) {
    newest = Math.max(newest, ((Decoded.Heard) element.getValue()).event().time());
    output.collect(element);
    if (++since == EVERY) {
      since = 0;
      tell(newest - Readings.LATENESS - 1);
    }
  }

  private void tell(long passed) {
    output.collect(new StreamRecord<>(new Decoded.Ticked(new long[] {passed}, newest, Event.NO_ARRIVAL)));
  }

  @Override
  public void processWatermark(Watermark mark) {
    tell(Long.MAX_VALUE);
    output.emitWatermark(mark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    // a source that has ended says nothing of event time
  }
}
