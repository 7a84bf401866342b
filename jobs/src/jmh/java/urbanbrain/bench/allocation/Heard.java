package urbanbrain.bench.allocation;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * What an operator says, kept until it is forgotten. To hear allocates nothing once there is room.
 */
final class Heard<T> implements Output<StreamRecord<T>> {

  private final List<T> main = new ArrayList<>();
  private final List<Object> aside = new ArrayList<>();

  /** What came by the main output. */
  List<T> main() {
    return main;
  }

  /** What came by all others. */
  List<Object> aside() {
    return aside;
  }

  void forget() {
    main.clear();
    aside.clear();
  }

  @Override
  public void collect(StreamRecord<T> element) {
    main.add(element.getValue());
  }

  @Override
  public <X> void collect(OutputTag<X> tag, StreamRecord<X> element) {
    aside.add(element.getValue());
  }

  @Override
  public void emitWatermark(Watermark mark) {
    // each operator is told by itself
  }

  @Override
  public void emitWatermarkStatus(WatermarkStatus status) {
    // there is none
  }

  @Override
  public void emitLatencyMarker(LatencyMarker marker) {
    // there is none
  }

  @Override
  public void emitRecordAttributes(RecordAttributes attributes) {
    // there are none
  }

  @Override
  public void emitWatermark(WatermarkEvent event) {
    // there is none
  }

  @Override
  public void close() {
    // nothing is held
  }
}
