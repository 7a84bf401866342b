package urbanbrain.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.OutputTag;
import urbanbrain.asset.Assets;
import urbanbrain.city.City;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.Pause;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.Stamp;
import urbanbrain.flow.Word;
import urbanbrain.flow.WordCodec;
import urbanbrain.flow.decode.Decode;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.Gate;
import urbanbrain.flow.demux.Deduplicate;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.demux.LateEvents;
import urbanbrain.flow.demux.PatchRouter;
import urbanbrain.flow.demux.RollCall;
import urbanbrain.flow.detect.Detect;
import urbanbrain.flow.detect.silence.DetectSilence;
import urbanbrain.flow.detect.state.DetectState;
import urbanbrain.flow.fuse.Fuse;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.flow.raise.Raise;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.Form;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;
import urbanbrain.verdict.Strain;

/**
 * The stages from the gate of one clock to raise, each with its key, its name and its uid. A uid is
 * part of every savepoint: it never changes. That of a clock's stage names the clock's sources.
 */
final class Stages {

  private static final TypeInformation<Word> WORDS = new WordCodec().info();

  private final int index;
  private final RuleClocks clocks;
  private final ClockedRules clock;
  private final RuleSet rules;
  private final Assets assets;

  Stages(RuleClocks clocks, int index, Assets assets) {
    this.assets = assets;
    this.index = index;
    this.clocks = clocks;
    this.clock = clocks.clocks().get(index);
    this.rules = clock.rules();
  }

  /** The events that this clock's rules want, with the watermark of its sources. */
  SingleOutputStreamOperator<Event> gate(DataStream<Decoded> decoded) {
    Set<String> streams = clock.wanted();
    streams.addAll(clock.counted());
    return named(
            decoded.transform(
                "gate", EventCodec.INSTANCE.info(), new Gate(index, clock.sources(), streams)),
            "decode.Gate")
        .setParallelism(1);
  }

  /** Each event once. */
  SingleOutputStreamOperator<Event> deduplicate(DataStream<Event> events) {
    return named(
        events.keyBy(Deduplicate.KEY).process(new Deduplicate(clock.counted())),
        "demux.Deduplicate");
  }

  /** Each event to every key at which a rule wants it. */
  SingleOutputStreamOperator<Routed> demux(DataStream<Event> events) {
    return named(events.process(new Demux(rules)), "demux.Demux");
  }

  /**
   * What is said of keys over time.
   *
   * @param matches the verdicts
   * @param patches the changes of those that other rules wait for
   * @param strains the rules that reach a bound
   */
  record Detected(
      List<DataStream<MatchUpdate>> matches,
      List<DataStream<Patch>> patches,
      List<DataStream<Strain>> strains) {

    Detected() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private void add(SingleOutputStreamOperator<MatchUpdate> judge, OutputTag<Patch> tag) {
      matches.add(judge);
      patches.add(judge.getSideOutput(tag));
      strains.add(judge.getSideOutput(Strains.TAG));
    }
  }

  /** The conditions on one stream. */
  Detected detect(
      SingleOutputStreamOperator<Routed> routed, SingleOutputStreamOperator<Event> gate) {
    Detected detected = new Detected();
    if (clock.judges(form -> form instanceof Form.Window)) {
      detected.add(named(byKey(routed, new Detect(rules)), "detect.Detect"), Detect.PATCHES);
    }
    if (clock.judges(form -> form instanceof Form.State)) {
      var toState = routed.getSideOutput(Demux.TO_STATE);
      var states = named(byKey(toState, new DetectState(rules)), "detect.state.DetectState");
      detected.add(states, DetectState.PATCHES);
    }
    if (clock.judges(form -> form instanceof Form.Silent)) {
      detected.add(silences(routed.getSideOutput(Demux.TO_SILENCE), gate), DetectSilence.PATCHES);
    }
    return detected;
  }

  /** Every task hears of every pause. */
  private SingleOutputStreamOperator<MatchUpdate> silences(
      DataStream<Routed> routed, SingleOutputStreamOperator<Event> gate) {
    DataStream<Pause> pauses = gate.getSideOutput(Gate.PAUSES);
    return named(
        known(routed, pauses)
            .keyBy(Routed::key, RouteKeyCodec.INSTANCE.info())
            .connect(pauses.broadcast(DetectSilence.PAUSES))
            .process(new DetectSilence(rules, clocks.sources()), new MatchUpdateCodec().info()),
        "detect.silence.DetectSilence");
  }

  /** With what stands for the assets that rules know. */
  private DataStream<Routed> known(DataStream<Routed> routed, DataStream<Pause> pauses) {
    if (!clock.judges(form -> form instanceof Form.Silent silent && silent.known() != null)) {
      return routed;
    }
    RollCall roll = new RollCall(rules, assets, clocks.sources());
    return routed.union(named(pauses.flatMap(roll), "demux.RollCall").setParallelism(1));
  }

  /** Counts by rule what comes too late; one task, as what is late is little. */
  static void countLate(SingleOutputStreamOperator<Decoded> decoded, RuleSet rules) {
    decoded
        .getSideOutput(Decode.LATE_EVENTS)
        .process(new LateEvents(rules), Types.VOID)
        .name("demux.LateEvents")
        .uid("demux.LateEvents")
        .setParallelism(1);
  }

  /** Whether any rule asks when sources were alive. */
  static boolean needPulses(RuleClocks clocks) {
    return clocks.clocks().stream().anyMatch(c -> c.judges(form -> form instanceof Form.Silent));
  }

  /** The joins' matches, of events and of signals; none where no rule joins. */
  List<DataStream<MatchUpdate>> fuse(SingleOutputStreamOperator<Routed> routed, Detected detected) {
    if (!clock.judges(form -> !form.isSignal())) {
      return List.of();
    }
    DataStream<Routed> toFuse = routed.getSideOutput(Demux.TO_FUSE);
    for (DataStream<Patch> patches : union(detected.patches)) {
      toFuse = toFuse.union(named(patches.flatMap(new PatchRouter(rules)), "demux.PatchRouter"));
    }
    var joins = named(byKey(toFuse, new Fuse(rules)), "fuse.Fuse");
    detected.strains.add(joins.getSideOutput(Strains.TAG));
    return List.of(joins);
  }

  /** All that raise is to hear by this clock, and how far the clock is. */
  DataStream<Word> stamp(
      SingleOutputStreamOperator<Event> gate,
      DataStream<Event> events,
      Detected detected,
      List<DataStream<MatchUpdate>> joins) {
    DataStream<Word> words = said(events).union(gate.getSideOutput(Gate.ARRIVED));
    List<DataStream<MatchUpdate>> matches = new ArrayList<>(detected.matches);
    matches.addAll(joins);
    int of = index;
    for (DataStream<MatchUpdate> told : union(matches)) {
      words = words.union(named(told.map(m -> (Word) new Word.Told(of, m), WORDS), "flow.Told"));
    }
    for (DataStream<Patch> patches : union(detected.patches)) {
      words = words.union(changed(patches));
    }
    for (DataStream<Strain> strains : union(detected.strains)) {
      words =
          words.union(
              named(strains.map(s -> (Word) new Word.Strained(of, s), WORDS), "flow.Strained"));
    }
    return named(words.transform("stamp", WORDS, new Stamp(of)), "flow.Stamp").setParallelism(1);
  }

  private DataStream<Word> said(DataStream<Event> events) {
    int of = index;
    TreeSet<Integer> streams = new TreeSet<>(clock.said().stream().map(StableHash::code).toList());
    FlatMapFunction<Event, Word> said =
        (event, out) -> {
          if (streams.contains(event.stream())) {
            out.collect(new Word.Said(of, event));
          }
        };
    return named(events.flatMap(said, WORDS), "flow.Said");
  }

  private DataStream<Word> changed(DataStream<Patch> patches) {
    int of = index;
    TreeSet<String> signals = new TreeSet<>(clock.changed());
    FlatMapFunction<Patch, Word> changed =
        (patch, out) -> {
          if (signals.contains(patch.rule())) {
            out.collect(new Word.Changed(of, patch));
          }
        };
    return named(patches.flatMap(changed, WORDS), "flow.Changed");
  }

  /** These as one, or none. */
  private static <T> List<DataStream<T>> union(List<DataStream<T>> streams) {
    return streams.stream().reduce(DataStream::union).map(List::of).orElse(List.of());
  }

  /** The messages about a city's incidents. One task: alerts are few, and one city is one key. */
  static SingleOutputStreamOperator<Alert> raise(
      List<DataStream<Word>> words, City city, RuleClocks clocks, Epochs epochs) {
    String name = city.name();
    DataStream<Word> all = words.stream().reduce(DataStream::union).orElseThrow();
    boolean checkpointed =
        all.getExecutionEnvironment().getCheckpointConfig().isCheckpointingEnabled();
    return all.keyBy(word -> name)
        .process(new Raise(name, clocks, city.assets(), epochs, checkpointed))
        .name("raise.Raise")
        .uid("raise.Raise")
        .setParallelism(1);
  }

  private static SingleOutputStreamOperator<MatchUpdate> byKey(
      DataStream<Routed> routed, KeyedProcessFunction<RouteKey, Routed, MatchUpdate> judge) {
    return routed
        .keyBy(Routed::key, RouteKeyCodec.INSTANCE.info())
        .process(judge, new MatchUpdateCodec().info());
  }

  private <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, String name) {
    return operator.name(name).uid(name + " of " + clock.name());
  }
}
