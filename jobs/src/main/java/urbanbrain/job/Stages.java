package urbanbrain.job;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import urbanbrain.event.Event;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.Stamp;
import urbanbrain.flow.Word;
import urbanbrain.flow.WordCodec;
import urbanbrain.flow.demux.Deduplicate;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.demux.PatchRouter;
import urbanbrain.flow.detect.Detect;
import urbanbrain.flow.fuse.Fuse;
import urbanbrain.flow.raise.Raise;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/**
 * The stages from demux to raise, each with its key, its name and its uid. A uid is part of every
 * savepoint: it never changes.
 */
final class Stages {

  private static final TypeInformation<Word> WORDS = new WordCodec().info();

  private final RuleSet rules;

  Stages(RuleSet rules) {
    this.rules = rules;
  }

  /** Each event once, to every key at which a rule wants it. */
  SingleOutputStreamOperator<Routed> demux(DataStream<Event> events) {
    return named(
        named(events.keyBy(Deduplicate.KEY).process(new Deduplicate()), "demux.Deduplicate")
            .process(new Demux(rules)),
        "demux.Demux");
  }

  /** The windows' matches; their signals' patches in {@link Detect#PATCHES}. */
  SingleOutputStreamOperator<MatchUpdate> detect(DataStream<Routed> routed) {
    return named(byKey(routed, new Detect(rules)), "detect.Detect");
  }

  /** The joins' matches, of events and of signals. */
  SingleOutputStreamOperator<MatchUpdate> fuse(
      DataStream<Routed> events, DataStream<Patch> patches) {
    DataStream<Routed> signals =
        named(patches.flatMap(new PatchRouter(rules)), "demux.PatchRouter");
    return named(byKey(events.union(signals), new Fuse(rules)), "fuse.Fuse");
  }

  /** The messages about a city's incidents. One task: alerts are few, and one city is one key. */
  SingleOutputStreamOperator<Alert> raise(
      DataStream<MatchUpdate> matches, String city, long epoch) {
    DataStream<Word> words =
        named(matches.map(m -> (Word) new Word.Told(0, m), WORDS), "flow.Told");
    SingleOutputStreamOperator<Word> stamped =
        named(words.transform("flow.Stamp", WORDS, new Stamp(0)), "flow.Stamp").setParallelism(1);
    return named(stamped.keyBy(w -> city).process(new Raise(city, rules, epoch)), "raise.Raise")
        .setParallelism(1);
  }

  private static SingleOutputStreamOperator<MatchUpdate> byKey(
      DataStream<Routed> routed,
      KeyedProcessFunction<urbanbrain.flow.RouteKey, Routed, MatchUpdate> judge) {
    return routed
        .keyBy(Routed::key, RouteKeyCodec.INSTANCE.info())
        .process(judge, new MatchUpdateCodec().info());
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, String name) {
    return operator.name(name).uid(name);
  }
}
