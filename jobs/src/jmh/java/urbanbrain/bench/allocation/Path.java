package urbanbrain.bench.allocation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import urbanbrain.event.Event;
import urbanbrain.flow.Codec;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.RoutedCodec;
import urbanbrain.flow.Word;
import urbanbrain.flow.demux.Deduplicate;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.detect.Detect;
import urbanbrain.flow.fuse.Fuse;
import urbanbrain.flow.raise.Raise;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.MatchUpdate;

/**
 * The operators behind decode, one behind the other. What goes between tasks is written and read
 * again, which is not counted.
 */
final class Path {

  private static final String CITY = "bench";
  private static final RoutedCodec ROUTED = new RoutedCodec();

  private final Measured<Event, Event> deduplicate;
  private final Measured<Event, Routed> demux;
  private final Measured<Routed, MatchUpdate> detect;
  private final Measured<Routed, MatchUpdate> fuse;
  private final Measured<Word, Alert> raise;

  Path(RuleSet rules) throws Exception {
    deduplicate = Measured.keyed(new Deduplicate(), Deduplicate.KEY, Types.INT);
    demux = Measured.plain(new Demux(rules));
    detect = Measured.keyed(new Detect(rules), Routed::key, RouteKeyCodec.INSTANCE.info());
    fuse = Measured.keyed(new Fuse(rules), Routed::key, RouteKeyCodec.INSTANCE.info());
    raise = Measured.keyed(new Raise(CITY, rules, 0), word -> CITY, Types.STRING);
  }

  /** Takes these events, after which event time is so far. */
  void take(List<Event> events, long passed) throws Exception {
    Watermark mark = new Watermark(passed);
    deduplicate.take(all(events, event -> again(event, EventCodec.INSTANCE)), mark);
    demux.take(deduplicate.heard().main(), mark);
    detect.take(all(demux.heard().main(), routed -> again(routed, ROUTED)), mark);
    List<Routed> joined = new ArrayList<>();
    demux.heard().aside().forEach(routed -> joined.add((Routed) routed));
    fuse.take(all(joined, routed -> again(routed, ROUTED)), mark);
    List<Word> words = new ArrayList<>();
    detect.heard().main().forEach(match -> words.add(new Word.Told(0, match)));
    fuse.heard().main().forEach(match -> words.add(new Word.Told(0, match)));
    words.add(new Word.Passed(0, passed));
    raise.take(words, mark);
    operators().values().forEach(operator -> operator.heard().forget());
  }

  private static <T> List<T> all(List<T> values, UnaryOperator<T> by) {
    return new ArrayList<>(values.stream().map(by).toList());
  }

  private static <T> T again(T value, Codec<T> codec) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(128);
      codec.serialize(value, out);
      return codec.deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new IllegalStateException("could not copy " + value, e);
    }
  }

  /** All of them by name, in their order. */
  Map<String, Measured<?, ?>> operators() {
    Map<String, Measured<?, ?>> all = new LinkedHashMap<>();
    all.put("demux.Deduplicate", deduplicate);
    all.put("demux.Demux", demux);
    all.put("detect.Detect", detect);
    all.put("fuse.Fuse", fuse);
    all.put("raise.Raise", raise);
    return all;
  }

  void close() throws Exception {
    for (Measured<?, ?> operator : operators().values()) {
      operator.close();
    }
  }
}
