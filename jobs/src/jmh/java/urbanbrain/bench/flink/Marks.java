package urbanbrain.bench.flink;

import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import urbanbrain.bench.contest.Readings;

/**
 * Gives rows their times, and watermarks after every thousandth, as far behind as readings may
 * come. At the end time stands still at the newest: nothing after it is judged.
 */
final class Marks extends AbstractStreamOperator<Tuple3<String, Long, Double>>
    implements OneInputStreamOperator<Tuple3<String, Long, Double>, Tuple3<String, Long, Double>> {

  private static final int EVERY = 1_000;

  private transient long newest;
  private transient int since;

  @Override
  public void open() throws Exception {
    super.open();
    newest = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<Tuple3<String, Long, Double>> element) {
    long time = element.getValue().f1;
    newest = Math.max(newest, time);
    output.collect(element.replace(element.getValue(), time));
    if (++since == EVERY) {
      since = 0;
      output.emitWatermark(new Watermark(newest - Readings.LATENESS - 1));
    }
  }

  @Override
  public void processWatermark(Watermark mark) {
    if (newest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(newest - 1));
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    // a source that has ended says nothing of event time
  }
}
