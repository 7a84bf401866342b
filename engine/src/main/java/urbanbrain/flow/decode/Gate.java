package urbanbrain.flow.decode;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Collection;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.Pause;
import urbanbrain.flow.Word;
import urbanbrain.flow.WordCodec;
import urbanbrain.flow.edition.Audience;
import urbanbrain.flow.edition.Notice;
import urbanbrain.flow.meter.Stamps;

/**
 * Begins the path of one clock: lets through the events that its rules want, and gives Flink's
 * watermark as its sources alone say. A source that has ended holds it back no more; when all of
 * them have, it stands at the newest event of the city, as nothing after the newest of all is ever
 * judged.
 *
 * <p>It has no state: after a restart the clocks are told anew.
 */
public final class Gate extends AbstractStreamOperator<Event>
    implements OneInputStreamOperator<Decoded, Event> {

  /** When the clock's sources were not alive, each before the watermark that passes it. */
  public static final OutputTag<Pause> PAUSES = new OutputTag<>("pauses", new Pause.Form().info());

  /** The newest arrival of all when the clock was so far, each before the watermark. */
  public static final OutputTag<Word> ARRIVED = new OutputTag<>("arrived", new WordCodec().info());

  private final int clock;
  private final int[] parts;
  private final int[] sources;
  private final int[] streams;

  private transient StreamRecord<Event> out;
  private transient long told;

  /**
   * The gate of a clock.
   *
   * @param clock its place among the clocks
   * @param parts the places of its sources, and of their parts, among the city's
   * @param sources the codes of its sources
   * @param streams the names of the streams that it lets through
   */
  public Gate(
      int clock,
      Collection<Integer> parts,
      Collection<Integer> sources,
      Collection<String> streams) {
    this.clock = clock;
    checkArgument(!parts.isEmpty(), "a clock without sources");
    this.parts = parts.stream().mapToInt(Integer::intValue).toArray();
    this.sources = sources.stream().mapToInt(Integer::intValue).sorted().toArray();
    this.streams = streams.stream().mapToInt(StableHash::code).sorted().toArray();
  }

  @Override
  public void open() throws Exception {
    super.open();
    out = new StreamRecord<>(null);
    told = Clocks.NEVER;
  }

  @Override
  public void processElement(StreamRecord<Decoded> element) {
    Decoded decoded = element.getValue();
    if (decoded instanceof Decoded.Heard heard) {
      Event event = heard.event();
      if (Arrays.binarySearch(streams, event.stream()) >= 0) {
        output.collect(out.replace(event, Stamps.of(event)));
      }
    } else if (decoded instanceof Decoded.Ticked ticked) {
      tell(ticked);
    } else if (decoded instanceof Decoded.Paused paused) {
      tell(paused.pause());
    } else if (decoded instanceof Decoded.Edited edited) {
      Notice.events(edited.edition(), Audience.of(getContainingTask()))
          .forEach(notice -> output.collect(out.replace(notice, Stamps.of(notice))));
    }
  }

  private void tell(Decoded.Ticked ticked) {
    long least = Clocks.ENDED;
    for (int part : parts) {
      least = Math.min(least, ticked.passed()[part]);
    }
    long watermark = least == Clocks.ENDED ? ticked.newest() : least;
    if (watermark > told) {
      told = watermark;
      tellArrival(ticked.arrival());
      output.emitWatermark(new Watermark(watermark));
    }
  }

  private void tellArrival(long arrival) {
    if (arrival != Event.NO_ARRIVAL) {
      output.collect(ARRIVED, new StreamRecord<>(new Word.Arrived(clock, told, arrival)));
    }
  }

  private void tell(Pause pause) {
    if (Arrays.binarySearch(sources, pause.source()) >= 0) {
      output.collect(PAUSES, new StreamRecord<>(pause));
    }
  }

  /** Only the end of all input is heard; the rest is told in-band. */
  @Override
  public void processWatermark(Watermark mark) {
    if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp()) {
      output.emitWatermark(mark);
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    // an idle input says nothing of event time
  }
}
