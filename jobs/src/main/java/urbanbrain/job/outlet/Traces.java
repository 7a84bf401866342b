package urbanbrain.job.outlet;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import urbanbrain.city.City;
import urbanbrain.event.StreamType;
import urbanbrain.flow.decode.Decode;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.report.trace.TraceEvents;
import urbanbrain.report.trace.TraceLetters;
import urbanbrain.verdict.Alert;

/** What listens beside decode to how a recording looks, for the report. */
public final class Traces implements Outlets {

  private final City city;

  public Traces(City city) {
    this.city = city;
  }

  @Override
  public void connect(
      SingleOutputStreamOperator<?> decoded, SingleOutputStreamOperator<Alert> alerts) {
    List<String> streams = List.copyOf(city.streams());
    List<StreamType> types =
        streams.stream().map(name -> city.rules().streams().stream(name).orElseThrow()).toList();
    @SuppressWarnings("unchecked") // it is decode's output, whatever other outlets want of it
    DataStream<Decoded> events = (DataStream<Decoded>) decoded;
    listen(events, "report.events", new TraceEvents(types));
    listen(decoded.getSideOutput(Decode.LATE), "report.late", TraceLetters.late(streams));
    List<String> sources = city.specs().stream().map(s -> s.name()).distinct().toList();
    listen(decoded.getSideOutput(Decode.DEAD), "report.dead", TraceLetters.dead(sources));
  }

  /** In decode's own task: one subtask, chained, so that nothing is written for it. */
  private static <T> void listen(
      DataStream<T> words, String name, OneInputStreamOperator<T, Void> listener) {
    words
        .transform(name, Types.VOID, listener)
        .setParallelism(1)
        .uid(name)
        .sinkTo(new DiscardingSink<>())
        .name(name + ".end")
        .uid(name + ".end")
        .setParallelism(1);
  }
}
