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
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.pulse.Pulses;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Mapper;
import urbanbrain.mapping.Reason;
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
    implements OneInputStreamOperator<Record, Decoded> {

  /** Records that became no event. */
  public static final OutputTag<DeadLetter> DEAD =
      new OutputTag<>("dead", new DeadLetterCodec().info());

  /** Events that came too late to count. */
  public static final OutputTag<LateLetter> LATE =
      new OutputTag<>("late", new LateLetterCodec().info());

  /** So many bytes of a record are kept in a letter. */
  public static final int SHOWN = 4_096;

  /** The clocks are told after so many records. */
  private static final int EVERY_RECORDS = 32;

  /** The clocks are told after so many milliseconds, for sources that give little. */
  private static final long EVERY_MILLIS = 100;

  private final List<SourceSpec> sources;
  private final Assets assets;
  private final boolean feelsPulses;

  private transient Mapper[] mappers;
  private transient Record[] headers;
  private transient Clocks clocks;
  private transient Counts counts;
  private transient Pulses pulses;
  private transient StreamRecord<Decoded> out;
  private transient ListState<Clocks.State> savedClocks;
  private transient ListState<Record> savedHeaders;
  private transient int sinceTold;
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
    savedClocks =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("clocks", new ClocksCodec()));
    savedHeaders =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("headers", new RecordCodec()));
    mappers = sources.stream().map(s -> new Mapper(s, assets)).toArray(Mapper[]::new);
    headers = new Record[sources.size()];
    Clocks.State state = new Clocks.State(sources.size());
    for (Clocks.State saved : savedClocks.get()) {
      state = saved;
    }
    clocks = new Clocks(sources, state);
    pulses = new Pulses(sources, feelsPulses);
    pulses.restore(context.getOperatorStateStore());
    for (Record header : savedHeaders.get()) {
      restoreHeader(header);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    counts = new Counts(getRuntimeContext(), sources);
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
    savedClocks.update(List.of(clocks.state()));
    pulses.save();
    savedHeaders.clear();
    for (Record header : headers) {
      if (header != null) {
        savedHeaders.add(header);
      }
    }
  }

  @Override
  public void processElement(StreamRecord<Record> element) throws Exception {
    Record value = element.getValue();
    switch (value.kind()) {
      case DATA -> decode(value);
      case TOO_LARGE -> bury(value, Reason.TOO_LARGE, "it is larger than a record may be");
      case BROKEN -> bury(value, Reason.NOT_PARSED, value.text(SHOWN));
      case HEADER -> takeHeader(value);
      case STARTS -> clocks.start(value.source(), value.position());
      case END -> clocks.end(value.source());
    }
    if (++sinceTold >= EVERY_RECORDS) {
      tell();
    }
  }

  private void decode(Record value) {
    counts.record(value.length());
    Mapper mapper = mappers[value.source()];
    Hearing hearing = new Hearing(value, mapper);
    mapper.at(value.position());
    mapper.map(value.bytes(), value.offset(), value.length(), value.received(), hearing);
    hearing.end();
  }

  /**
   * What becomes of one record. The clock of its source goes on only behind it: no element of a
   * list is late for another of the same list.
   */
  private final class Hearing implements Mapper.Outcome {

    private final Record value;
    private final Mapper mapper;
    private long newest = Clocks.NEVER;
    private int heard;

    Hearing(Record value, Mapper mapper) {
      this.value = value;
      this.mapper = mapper;
    }

    @Override
    public void event(Event event, long said) {
      heard++;
      clocks.hear(value.source(), event.arrival());
      long behind = clocks.behind(value.source(), said);
      if (behind > 0) {
        keepLate(value, event, behind);
        return;
      }
      newest = Math.max(newest, said);
      pulses.hear(value.source(), said);
      counts.event(mapper.hasUnknownAsset());
      output.collect(out.replace(new Decoded.Heard(event.from(value.source()))));
    }

    @Override
    public void ignored() {
      heard++;
      counts.ignored();
    }

    @Override
    public void dead(Fault fault) {
      heard++;
      bury(value, fault);
    }

    void end() {
      counts.further(heard - 1);
      if (newest != Clocks.NEVER) {
        clocks.accept(value.source(), newest);
      }
    }
  }

  /** A header that cannot be read leaves its source without columns: every record then says so. */
  private void takeHeader(Record value) {
    try {
      headers[value.source()] = new RecordCodec().copy(value);
      mappers[value.source()].readHeader(value.bytes(), value.offset(), value.length());
    } catch (Fault fault) {
      bury(value, fault.reason(), fault.getMessage());
    }
  }

  private void restoreHeader(Record value) {
    try {
      headers[value.source()] = value;
      mappers[value.source()].readHeader(value.bytes(), value.offset(), value.length());
    } catch (Fault fault) {
      LOG.debug("the header could not be read before either: {}", fault.getMessage());
    }
  }

  /** What decode never tried to map, counted here. */
  private void bury(Record value, Reason reason, String detail) {
    counts.record(value.length());
    bury(value, new Fault(reason, null, detail));
  }

  private void bury(Record value, Fault fault) {
    SourceSpec source = sources.get(value.source());
    counts.dead(value.source(), fault.reason());
    DeadLetter letter =
        new DeadLetter(
            source.name(),
            source.file(),
            value.position(),
            fault.field(),
            fault.reason(),
            fault.getMessage(),
            value.text(SHOWN));
    output.collect(DEAD, new StreamRecord<>(letter));
  }

  private void keepLate(Record value, Event event, long behind) {
    SourceSpec source = sources.get(value.source());
    counts.late(value.source());
    String stream = mappers[value.source()].stream();
    LateLetter letter =
        new LateLetter(
            source.name(),
            source.file(),
            value.position(),
            stream,
            event.id(),
            event.time(),
            event.arrival(),
            behind,
            value.text(SHOWN));
    output.collect(LATE, new StreamRecord<>(letter));
  }

  private void tell() {
    sinceTold = 0;
    Decoded.Ticked tick = clocks.tick();
    pulses.pass(tick.passed(), pause -> output.collect(out.replace(new Decoded.Paused(pause))));
    output.collect(out.replace(tick));
  }

  /** Only the end of all input is heard; whatever else comes, decode itself knows better. */
  @Override
  public void processWatermark(Watermark mark) {
    if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp()) {
      for (int source = 0; source < sources.size(); source++) {
        clocks.end(source);
      }
      tell();
      output.emitWatermark(mark);
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    // an idle input says nothing of event time
  }
}
