package urbanbrain.flow.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.flow.Pause;
import urbanbrain.mapping.SourceSpec;

/** Decode, fed by hand: all that came out of it, watermarks too, over all its lives. */
final class Decoding implements AutoCloseable {

  private List<SourceSpec> sources;
  private final List<String> out = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private OneInputStreamOperatorTestHarness<Record, Decoded> life;
  private long watermark = Long.MIN_VALUE;
  private long snapshots;
  private long[] passed;
  private int feeding;

  private final boolean feelsPulses;

  private Decoding(List<SourceSpec> sources, boolean feelsPulses) throws Exception {
    this.feelsPulses = feelsPulses;
    live(sources);
    life = new OneInputStreamOperatorTestHarness<>(decode());
    life.setup(new DecodedCodec());
    life.open();
  }

  static Decoding of(SourceSpec... sources) throws Exception {
    return new Decoding(parts(sources), false);
  }

  /** One that says when sources were not alive. */
  static Decoding feeling(SourceSpec... sources) throws Exception {
    return new Decoding(parts(sources), true);
  }

  /** No two of them are the same part. */
  private static List<SourceSpec> parts(SourceSpec... sources) {
    List<SourceSpec> parts = new ArrayList<>();
    for (SourceSpec source : sources) {
      parts.add(source.of(source.file() + "-" + parts.size()));
    }
    return parts;
  }

  /** In a city of exactly these parts. */
  static Decoding in(SourceSpec... parts) throws Exception {
    return new Decoding(List.of(parts), true);
  }

  private void live(List<SourceSpec> parts) {
    sources = parts;
    passed = new long[parts.size()];
    Arrays.fill(passed, Long.MIN_VALUE);
  }

  private Decode decode() {
    return new Decode(sources, Assets.NONE, feelsPulses);
  }

  /** Feeds records, each an event of a source with an event time and an arrival. */
  Decoding event(int source, long time, long arrival) throws Exception {
    String json =
        "{\"kind\":\"reading\",\"sensor\":\"s\",\"at\":%d,\"in\":%d}".formatted(time, arrival);
    return give(Record.of(Record.Kind.DATA, source, 1, json));
  }

  /** A record that is a list of readings of these times. */
  Decoding list(int source, long... times) throws Exception {
    String all =
        LongStream.of(times)
            .mapToObj("{\"sensor\":\"s\",\"at\":%d}"::formatted)
            .collect(Collectors.joining(","));
    String json = "{\"kind\":\"reading\",\"in\":90000,\"list\":[%s]}".formatted(all);
    return give(Record.of(Record.Kind.DATA, source, 1, json));
  }

  Decoding give(Record value) throws Exception {
    feeding = value.source();
    life.processElement(new StreamRecord<>(value));
    gather();
    return this;
  }

  /** Lets so many milliseconds of the wall clock pass. */
  Decoding pass(long millis) throws Exception {
    life.setProcessingTime(life.getProcessingTime() + millis);
    gather();
    return this;
  }

  Decoding end() throws Exception {
    life.processWatermark(Watermark.MAX_WATERMARK);
    gather();
    return this;
  }

  /** Goes on in a fresh operator, restored from a snapshot. */
  Decoding restore() throws Exception {
    OperatorSubtaskState snapshot = life.snapshot(++snapshots, 0);
    count();
    life.close();
    life = new OneInputStreamOperatorTestHarness<>(decode());
    life.setup(new DecodedCodec());
    life.initializeState(snapshot);
    life.open();
    return this;
  }

  /** Goes on from a snapshot in a city of exactly these parts. */
  Decoding restoreIn(SourceSpec... parts) throws Exception {
    live(List.of(parts));
    return restore();
  }

  /** What came out since the last time: events as their time, watermarks as w and their time. */
  List<String> out() {
    List<String> all = List.copyOf(out);
    out.clear();
    return all;
  }

  /** How far each source is. */
  long[] clocks() {
    return passed;
  }

  /** The counters of all lives, those that are zero left out. */
  Map<String, Long> counts() {
    count();
    return counts;
  }

  private void count() {
    Map<String, Accumulator<?, ?>> map =
        life.getEnvironment().getAccumulatorRegistry().getUserMap();
    map.forEach(
        (name, accumulator) -> {
          long n = ((LongCounter) accumulator).getLocalValuePrimitive();
          if (n > 0 && !name.equals("bytes")) {
            counts.merge(name, n, Long::sum);
          }
        });
  }

  private void gather() {
    for (Object o = life.getOutput().poll(); o != null; o = life.getOutput().poll()) {
      if (o instanceof Watermark mark) {
        mark(mark.getTimestamp());
      } else {
        take((Decoded) ((StreamRecord<?>) o).getValue());
      }
    }
    take(Decode.LATE);
    take(Decode.DEAD);
  }

  private void take(Decoded decoded) {
    if (decoded instanceof Decoded.Heard heard) {
      event(heard.event());
    } else if (decoded instanceof Decoded.Ticked ticked) {
      tick(ticked);
    } else if (decoded instanceof Decoded.Paused paused) {
      pause(paused.pause());
    }
  }

  private void pause(Pause pause) {
    String source = null;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < passed.length; i++) {
      if (sources.get(i).code() == pause.source()) {
        source = sources.get(i).name();
        least = Math.min(least, passed[i]);
      }
    }
    if (pause.from() <= least && pause.until() == Pause.OPEN) {
      throw new IllegalStateException(pause + " is told after its source's clock");
    }
    String until = pause.until() == Pause.OPEN ? "" : Long.toString(pause.until());
    out.add("pause of " + source + " " + pause.from() + "-" + until);
  }

  /** What a clock that hears all sources makes of it. */
  private void tick(Decoded.Ticked ticked) {
    System.arraycopy(ticked.passed(), 0, passed, 0, passed.length);
    long least = Arrays.stream(passed).min().orElseThrow();
    mark(least == Clocks.ENDED ? ticked.newest() : least);
  }

  private void mark(long time) {
    if (time > watermark) {
      watermark = time;
      out.add(time == Long.MAX_VALUE ? "end" : "w" + time);
    }
  }

  private void event(Event event) {
    if (event.time() <= passed[feeding]) {
      throw new IllegalStateException(event + " comes behind its source's clock");
    }
    out.add(Long.toString(event.time()));
  }

  private void take(org.apache.flink.util.OutputTag<?> tag) {
    var letters = life.getSideOutput(tag);
    if (letters != null) {
      for (var letter = letters.poll(); letter != null; letter = letters.poll()) {
        out.add(write(letter.getValue()));
      }
    }
  }

  private static String write(Object letter) {
    return letter instanceof LateLetter late
        ? late.time() + " late by " + late.behind()
        : "dead " + ((DeadLetter) letter).reason().code();
  }

  @Override
  public void close() {
    try {
      life.close();
    } catch (Exception e) {
      throw new IllegalStateException("the operator did not close", e);
    }
  }
}
