package urbanbrain.report.trace;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.SerializableFunction;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.LateLetter;

/** Counts letters over time. What it found leaves it once, at the end of input. */
public final class TraceLetters<T> extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<T, Void>, BoundedOneInput {

  private final String name;
  private final ArrayList<String> series;
  private final SerializableFunction<T, String> seriesOf;
  private final SerializableFunction<T, Long> timeOf;
  private transient Rates rates;

  private TraceLetters(
      String name,
      List<String> series,
      SerializableFunction<T, String> seriesOf,
      SerializableFunction<T, Long> timeOf) {
    this.name = name;
    this.series = new ArrayList<>(series);
    this.seriesOf = seriesOf;
    this.timeOf = timeOf;
  }

  /** Late events, by stream and their own time. */
  public static TraceLetters<LateLetter> late(List<String> streams) {
    return new TraceLetters<>(Trace.LATE, streams, LateLetter::stream, LateLetter::time);
  }

  /** Dead letters, by source and how far it was. */
  public static TraceLetters<DeadLetter> dead(List<String> sources) {
    return new TraceLetters<>(Trace.DEAD, sources, DeadLetter::source, DeadLetter::reached);
  }

  @Override
  public void open() throws Exception {
    super.open();
    rates = new Rates(series);
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    int of = series.indexOf(seriesOf.apply(element.getValue()));
    long time = timeOf.apply(element.getValue());
    if (time == DeadLetter.NOWHERE) {
      rates.addEarly(of);
    } else {
      rates.add(of, time);
    }
  }

  @Override
  public void endInput() {
    getRuntimeContext().addAccumulator(name, new Trace.Carrier<>(rates));
  }
}
