package urbanbrain.bench.windows;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.Events;
import urbanbrain.city.City;
import urbanbrain.event.Event;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.RoutedCodec;
import urbanbrain.flow.demux.Deduplicate;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.detect.Detect;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.MatchUpdate;

/**
 * The operators that hold state of a window rule, in Flink's own harness with its heap state; what
 * goes from one to the next is written and read again, as between tasks.
 */
final class HeldState {

  private static final int BETWEEN_WATERMARKS = 1_000;

  private final Events.Maker events;
  private final KeyedOneInputStreamOperatorTestHarness<Integer, Event, Event> deduplicate;
  private final OneInputStreamOperatorTestHarness<Event, Routed> demux;
  private final KeyedOneInputStreamOperatorTestHarness<RouteKey, Routed, MatchUpdate> detect;

  HeldState() throws Exception {
    City city = Ours.city(new Question(300_000, 10_000));
    events = Events.maker(city);
    RuleSet rules = city.rules();
    deduplicate =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new Deduplicate()), Deduplicate.KEY, Types.INT);
    demux = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new Demux(rules)));
    detect =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new Detect(rules)),
            Routed::key,
            RouteKeyCodec.INSTANCE.info());
    var storage = new FileSystemCheckpointStorage(Files.createTempDirectory("state").toUri());
    for (var harness : List.of(deduplicate, demux, detect)) {
      harness.setCheckpointStorage(storage);
      harness.open();
    }
  }

  /** Takes all of these readings. */
  void take(Readings readings) throws Exception {
    long newest = Long.MIN_VALUE;
    for (int at = 0; at < readings.size(); at++) {
      take(events.event(readings, at));
      newest = Math.max(newest, readings.time(at));
      if (at % BETWEEN_WATERMARKS == 0) {
        pass(newest - Readings.LATENESS);
      }
    }
  }

  private void take(Event event) throws Exception {
    deduplicate.processElement(again(event, EventCodec.INSTANCE), event.time());
    for (Event once : deduplicate.extractOutputValues()) {
      demux.processElement(once, once.time());
    }
    for (Routed routed : demux.extractOutputValues()) {
      detect.processElement(again(routed, new RoutedCodec()), event.time());
    }
    forgetOutput();
  }

  private void pass(long watermark) throws Exception {
    deduplicate.processWatermark(watermark);
    detect.processWatermark(watermark);
    forgetOutput();
  }

  private void forgetOutput() {
    deduplicate.getOutput().clear();
    demux.getOutput().clear();
    detect.getOutput().clear();
  }

  private static <T> T again(T value, Codec<T> codec) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(128);
    codec.serialize(value, out);
    return codec.deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
  }

  /** How many keys are held of windows. */
  int keys() {
    return detect.numKeyedStateEntries();
  }

  /** The bytes of a checkpoint of all. */
  long checkpoint() throws Exception {
    return deduplicate.snapshot(1, 1).getStateSize() + detect.snapshot(1, 1).getStateSize();
  }

  /** Holds nothing any more. */
  void end() throws Exception {
    deduplicate.close();
    demux.close();
    detect.close();
  }
}
