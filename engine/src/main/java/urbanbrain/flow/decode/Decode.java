package urbanbrain.flow.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.decode.pulse.Pulses;
import urbanbrain.flow.meter.SourceMeters;
import urbanbrain.mapping.SourceSpec;

/**
 * Makes events of records, decides which are late, and says how far each source is: it alone knows
 * them all. What becomes no event that counts goes to {@link #DEAD} or {@link #LATE}; every record
 * is counted: {@code records + further = events + ignored + late + dead}, where further are the
 * elements behind the first of lists of which every element is an event.
 *
 * <p>How far the sources are is told in-band ({@link Decoded.Ticked}), as each clock of the city's
 * rules hears other sources ({@link Gate}). At the end of input all have ended, and then comes
 * Flink's greatest watermark. Watermarks from before this operator mean nothing to it. One instance
 * serves all sources.
 */
public final class Decode extends AbstractStreamOperator<Decoded>
    implements OneInputStreamOperator<Record, Decoded>, BoundedOneInput {

  /** Records that became no event. */
  public static final OutputTag<DeadLetter> DEAD =
      new OutputTag<>("dead", new DeadLetterCodec().info());

  /** Events that came too late to count. */
  public static final OutputTag<LateLetter> LATE =
      new OutputTag<>("late", new LateLetterCodec().info());

  /** Those events themselves, for who counts them by rule. */
  public static final OutputTag<Event> LATE_EVENTS =
      new OutputTag<>("late-events", EventCodec.INSTANCE.info());

  /** The clocks are told after so many records. */
  private static final int EVERY_RECORDS = 32;

  /** The clocks are told after so many milliseconds, for sources that give little. */
  private static final long EVERY_MILLIS = 100;

  private final List<SourceSpec> sources;
  private final Assets assets;
  private final boolean feelsPulses;

  private transient Decoder decoder;
  private transient Pulses pulses;
  private transient StreamRecord<Decoded> out;
  private transient ListState<Known> saved;
  private transient int sinceTold;
  private transient boolean isOver;
  private transient ScheduledFuture<?> timer;

  /** Decodes the records of these sources; a record names its source by the index here. */
  public Decode(List<SourceSpec> sources) {
    this(sources, Assets.NONE, false);
  }

  /**
   * Decodes the records of these sources, and looks up in these assets.
   *
   * @param feelsPulses whether it says too when sources were not alive
   */
  public Decode(List<SourceSpec> sources, Assets assets, boolean feelsPulses) {
    this.sources = new ArrayList<>(sources);
    this.assets = assets;
    this.feelsPulses = feelsPulses;
  }

  /** What becomes of these records. */
  public static SingleOutputStreamOperator<Decoded> on(DataStream<Record> records, Decode decode) {
    return records
        .transform("urbanbrain.flow.decode.Decode", new DecodedCodec().info(), decode)
        .uid("decode")
        .forceNonParallel();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    saved =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("sources", new Known.Form()));
    pulses = new Pulses(sources, feelsPulses);
    pulses.restore(context.getOperatorStateStore());
    SourceMeters meters = new SourceMeters(getMetricGroup(), sources);
    Counts counts = new Counts(getRuntimeContext()::addAccumulator, sources, meters);
    decoder = new Decoder(sources, assets, pulses, counts, new Outputs());
    meters.show(decoder.clocks(), getProcessingTimeService()::getCurrentProcessingTime);
    for (Known known : saved.get()) {
      decoder.goOnFrom(known);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    out = new StreamRecord<>(null);
    armTimer();
  }

  private void armTimer() {
    long due = getProcessingTimeService().getCurrentProcessingTime() + EVERY_MILLIS;
    timer =
        getProcessingTimeService()
            .registerTimer(
                due,
                at -> {
                  tell();
                  armTimer();
                });
  }

  @Override
  public void close() throws Exception {
    if (timer != null) {
      timer.cancel(false);
    }
    super.close();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    saved.update(List.of(decoder.known()));
    pulses.save();
  }

  @Override
  public void processElement(StreamRecord<Record> element) {
    decoder.take(element.getValue());
    if (++sinceTold >= EVERY_RECORDS) {
      tell();
    }
  }

  private void tell() {
    sinceTold = 0;
    decoder.tell();
  }

  /** Sends each kind of word to its output. */
  private final class Outputs implements Decoder.Out {

    @Override
    public void decoded(Decoded decoded) {
      output.collect(out.replace(decoded));
    }

    @Override
    public void dead(DeadLetter letter) {
      output.collect(DEAD, new StreamRecord<>(letter));
    }

    @Override
    public void late(LateLetter letter) {
      output.collect(LATE, new StreamRecord<>(letter));
    }

    @Override
    public void late(Event event) {
      output.collect(LATE_EVENTS, new StreamRecord<>(event));
    }
  }

  /** Only the end of all input is heard; whatever else comes, decode itself knows better. */
  @Override
  public void processWatermark(Watermark mark) {
    if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp()) {
      end();
    }
  }

  /** A source that is idle when a job is drained has no word left to say so by its watermark. */
  @Override
  public void endInput() {
    end();
  }

  private void end() {
    if (!isOver) {
      isOver = true;
      decoder.end();
      output.emitWatermark(Watermark.MAX_WATERMARK);
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    // an idle input says nothing of event time
  }
}
