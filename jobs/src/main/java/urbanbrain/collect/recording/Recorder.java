package urbanbrain.collect.recording;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import urbanbrain.collect.Input;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;

/**
 * Writes each record, and hands it on as it is. It is one task with decode, so that what is
 * recorded is what decode took, in the order in which it took it: the records that a restored
 * decode has seen are those that a restored recording holds, each once.
 *
 * <p>A city that records nothing has one too, which does nothing: recording can be begun and ended
 * while the job's state is kept.
 */
public final class Recorder extends AbstractStreamOperator<Record>
    implements OneInputStreamOperator<Record, Record> {

  private static final long serialVersionUID = 1L;

  private final Keeping keeping;
  private final String city;
  private final List<Head.Part> parts;

  private transient ListState<Mark> saved;
  private transient Spool spool;

  private Recorder(Keeping keeping, String city, List<Head.Part> parts) {
    this.keeping = keeping;
    this.city = city;
    this.parts = new ArrayList<>(parts);
  }

  /**
   * These records, recorded.
   *
   * @param keeping where; null for a city that records nothing
   * @param city its name
   * @param inputs the parts of its sources: a record names its own by the index here
   */
  public static DataStream<Record> on(
      DataStream<Record> records, Keeping keeping, String city, List<Input> inputs) {
    return records
        .transform("record", new RecordCodec().info(), of(keeping, city, inputs))
        .uid("record")
        .forceNonParallel();
  }

  static Recorder of(Keeping keeping, String city, List<Input> inputs) {
    return new Recorder(keeping, city, parts(inputs));
  }

  static List<Head.Part> parts(List<Input> inputs) {
    return inputs.stream()
        .map(
            input ->
                new Head.Part(
                    input.spec().name(), input.spec().file(), input.origin().keepsPositions()))
        .toList();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    saved =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("mark", new MarkCodec()));
    Mark mark = Mark.FRESH;
    for (Mark last : saved.get()) {
      mark = last;
    }
    if (keeping != null) {
      String job = getRuntimeContext().getJobInfo().getJobId().toString();
      spool =
          new Spool(
              keeping,
              Disk.OURS,
              new Spool.Writer(city, job, parts),
              mark,
              getProcessingTimeService()::getCurrentProcessingTime);
      measure(getMetricGroup().addGroup("recording"));
    }
  }

  private void measure(MetricGroup group) {
    group.gauge("recorded", spool::recorded);
    group.gauge("unrecorded", spool::unrecorded);
    group.gauge("isRecording", () -> spool.isRecording() ? 1 : 0);
  }

  @Override
  public void processElement(StreamRecord<Record> element) {
    if (spool != null) {
      spool.write(element.getValue());
    }
    output.collect(element);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    saved.update(spool == null ? List.of() : List.of(spool.mark()));
  }

  @Override
  public void close() throws Exception {
    if (spool != null) {
      spool.close();
    }
    super.close();
  }
}
