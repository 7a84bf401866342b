package urbanbrain.report.trace;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.flow.decode.Decoded;

/**
 * Counts the events that decode lets through and keeps some of their places, in decode's own task.
 * What it found leaves it once, at the end of input. Gives nothing to anybody.
 */
public final class TraceEvents extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<Decoded, Void>, BoundedOneInput {

  private final ArrayList<Known> known = new ArrayList<>();

  private transient Map<Integer, Heard> byCode;
  private transient Rates rates;
  private transient TreeMap<String, PlaceSample> places;

  private record Known(String name, int code, boolean isSensitive) implements Serializable {}

  private record Heard(int series, PlaceSample places) {}

  /** What there is at the end. */
  record Found(Rates rates, TreeMap<String, PlaceSample> places) implements Serializable {}

  /** Listens to these streams, which are all that decode knows. */
  public TraceEvents(List<StreamType> streams) {
    for (StreamType stream : streams) {
      boolean isSensitive = stream.fields().stream().anyMatch(Field::sensitive);
      known.add(new Known(stream.name(), stream.code(), isSensitive));
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    byCode = new HashMap<>();
    places = new TreeMap<>();
    rates = new Rates(known.stream().map(Known::name).toList());
    for (int i = 0; i < known.size(); i++) {
      PlaceSample sample = new PlaceSample(known.get(i).isSensitive());
      places.put(known.get(i).name(), sample);
      byCode.put(known.get(i).code(), new Heard(i, sample));
    }
  }

  @Override
  public void processElement(StreamRecord<Decoded> element) {
    if (element.getValue() instanceof Decoded.Heard heard) {
      hear(heard.event());
    }
  }

  private void hear(Event event) {
    Heard stream = byCode.get(event.stream());
    rates.add(stream.series(), event.time());
    if (event.isPlaced()) {
      stream.places().add(event.lat(), event.lon());
    }
  }

  /** Only now: what is still being changed must not be read by who asks how far a run has come. */
  @Override
  public void endInput() {
    getRuntimeContext().addAccumulator(Trace.EVENTS, new Trace.Carrier<>(new Found(rates, places)));
  }
}
