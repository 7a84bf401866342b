package urbanbrain.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.OutputTag;
import urbanbrain.asset.Assets;
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
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.Gate;
import urbanbrain.flow.demux.Deduplicate;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.demux.PatchRouter;
import urbanbrain.flow.demux.RollCall;
import urbanbrain.flow.detect.Detect;
import urbanbrain.flow.detect.silence.DetectSilence;
import urbanbrain.flow.detect.state.DetectState;
import urbanbrain.flow.edition.ChangedToRaise;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.edition.SaidToRaise;
import urbanbrain.flow.fuse.Fuse;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.Form;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;
import urbanbrain.verdict.Strain;

/**
 * The stages from the gate of one clock to raise, each with its key, its name and its uid. A uid is
 * part of every savepoint: it never changes. That of a clock's stage names the clock's sources.
 */
final class Stages {

  static final TypeInformation<Word> WORDS = new WordCodec().info();

  /**
   * How long what rules want of events, and what is said of these, waits for a buffer to fill, in
   * milliseconds: most of a city's events end before that, and it is waited for. Not 0, for then
   * each watermark would leave by itself, which takes replays a quarter longer.
   */
  static final long A_MOMENT = 1;

  private final int index;
  private final RuleClocks clocks;
  private final ClockedRules clock;
  private final RuleSet rules;
  private final Assets assets;

  /** The rules that may change; null where they stay. */
  private final Rulebook book;

  Stages(RuleClocks clocks, int index, Assets assets) {
    this(clocks, null, index, assets);
  }

  /** Stages whose rules may change: of every form, as rules of any may come. */
  Stages(Rulebook book, int index, Assets assets) {
    this(book.clocks(), book, index, assets);
  }

  private Stages(RuleClocks clocks, Rulebook book, int index, Assets assets) {
    this.assets = assets;
    this.index = index;
    this.clocks = clocks;
    this.book = book;
    this.clock = clocks.clocks().get(index);
    this.rules = clock.rules();
  }

  /** What one operator knows of the rules. */
  private Editing editing() {
    return book == null ? Editing.fixed(rules) : Editing.of(book, index);
  }

  private boolean judges(Predicate<Form> like) {
    return book != null || clock.judges(like);
  }

  /** The events that this clock's rules want, with the watermark of its sources. */
  SingleOutputStreamOperator<Event> gate(DataStream<Decoded> decoded) {
    Set<String> streams = clock.wanted();
    streams.addAll(clock.counted());
    if (book != null) {
      clock.sources().forEach(source -> streams.addAll(clocks.sources().get(source).streams()));
    }
    return named(
            decoded.transform(
                "gate",
                EventCodec.INSTANCE.info(),
                new Gate(index, clock.sources(), clocks.heardBy(index), streams)),
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
    return named(events.process(new Demux(editing())), "demux.Demux").setBufferTimeout(A_MOMENT);
  }

  /**
   * What is said of keys over time, by one stage.
   *
   * @param stage its name
   * @param matches the verdicts
   * @param patches the changes of those that other rules wait for; null where none do
   */
  record Judged(
      String stage, SingleOutputStreamOperator<MatchUpdate> matches, DataStream<Patch> patches) {

    Judged(
        String stage, SingleOutputStreamOperator<MatchUpdate> matches, OutputTag<Patch> patches) {
      this(stage, matches, matches.getSideOutput(patches));
    }

    /** The rules that reach a bound. */
    DataStream<Strain> strains() {
      return matches.getSideOutput(Strains.TAG);
    }
  }

  /** The conditions on one stream. */
  List<Judged> detect(
      SingleOutputStreamOperator<Routed> routed, SingleOutputStreamOperator<Event> gate) {
    List<Judged> judged = new ArrayList<>();
    if (judges(form -> form instanceof Form.Window)) {
      var windows = byKey(routed, "detect.Detect", new Detect(editing()));
      judged.add(new Judged("detect.Detect", windows, Detect.PATCHES));
    }
    if (judges(form -> form instanceof Form.State)) {
      var toState = routed.getSideOutput(Demux.TO_STATE);
      var states = byKey(toState, "detect.state.DetectState", new DetectState(editing()));
      judged.add(new Judged("detect.state.DetectState", states, DetectState.PATCHES));
    }
    if (judges(form -> form instanceof Form.Silent)) {
      var silences = silences(routed.getSideOutput(Demux.TO_SILENCE), gate);
      judged.add(new Judged("detect.silence.DetectSilence", silences, DetectSilence.PATCHES));
    }
    return judged;
  }

  /** Every task hears of every pause. */
  private SingleOutputStreamOperator<MatchUpdate> silences(
      DataStream<Routed> routed, SingleOutputStreamOperator<Event> gate) {
    DataStream<Pause> pauses = gate.getSideOutput(Gate.PAUSES);
    return named(
        known(routed, pauses)
            .keyBy(Routed::key, RouteKeyCodec.INSTANCE.info())
            .connect(pauses.broadcast(DetectSilence.PAUSES))
            .process(new DetectSilence(editing(), clocks.sources()), new MatchUpdateCodec().info()),
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

  /** Whether any rule asks when sources were alive. */
  static boolean needPulses(RuleClocks clocks) {
    return clocks.clocks().stream().anyMatch(c -> c.judges(form -> form instanceof Form.Silent));
  }

  /** The joins, of events and of signals; none where no rule joins. */
  List<Judged> fuse(SingleOutputStreamOperator<Routed> routed, List<Judged> signals) {
    if (!judges(form -> !form.isSignal())) {
      return List.of();
    }
    DataStream<Routed> toFuse = routed.getSideOutput(Demux.TO_FUSE);
    for (Judged signal : signals) {
      var routes = signal.patches.flatMap(new PatchRouter(editing()));
      toFuse = toFuse.union(behind(signal, routes, "demux.PatchRouter"));
    }
    var joins = byKey(toFuse, "fuse.Fuse", new Fuse(editing()));
    return List.of(new Judged("fuse.Fuse", joins, (DataStream<Patch>) null));
  }

  /** All that raise is to hear by this clock, and how far the clock is. */
  DataStream<Word> stamp(
      SingleOutputStreamOperator<Event> gate,
      DataStream<Event> events,
      List<Judged> signals,
      List<Judged> joins) {
    DataStream<Word> words = said(events).union(gate.getSideOutput(Gate.ARRIVED));
    for (Judged signal : signals) {
      words = words.union(told(signal), strained(signal), changed(signal));
    }
    for (Judged join : joins) {
      words = words.union(told(join), strained(join));
    }
    return named(words.transform("stamp", WORDS, new Stamp(index)), "flow.Stamp")
        .setParallelism(1)
        .setBufferTimeout(A_MOMENT);
  }

  private DataStream<Word> told(Judged judged) {
    int of = index;
    var told = judged.matches.map(match -> (Word) new Word.Told(of, match), WORDS);
    return behind(judged, told, "flow.Told");
  }

  private DataStream<Word> strained(Judged judged) {
    int of = index;
    var strained = judged.strains().map(strain -> (Word) new Word.Strained(of, strain), WORDS);
    return behind(judged, strained, "flow.Strained");
  }

  private DataStream<Word> said(DataStream<Event> events) {
    int of = index;
    if (book != null) {
      return named(events.flatMap(new SaidToRaise(editing(), of), WORDS), "flow.Said")
          .setBufferTimeout(A_MOMENT);
    }
    TreeSet<Integer> streams = new TreeSet<>(clock.said().stream().map(StableHash::code).toList());
    FlatMapFunction<Event, Word> said =
        (event, out) -> {
          if (streams.contains(event.stream())) {
            out.collect(new Word.Said(of, event));
          }
        };
    return named(events.flatMap(said, WORDS), "flow.Said").setBufferTimeout(A_MOMENT);
  }

  private DataStream<Word> changed(Judged judged) {
    int of = index;
    if (book != null) {
      var changed = judged.patches.flatMap(new ChangedToRaise(editing(), of), WORDS);
      return behind(judged, changed, "flow.Changed");
    }
    TreeSet<String> signals = new TreeSet<>(clock.changed());
    FlatMapFunction<Patch, Word> changed =
        (patch, out) -> {
          if (signals.contains(patch.rule())) {
            out.collect(new Word.Changed(of, patch));
          }
        };
    return behind(judged, judged.patches.flatMap(changed, WORDS), "flow.Changed");
  }

  private SingleOutputStreamOperator<MatchUpdate> byKey(
      DataStream<Routed> routed,
      String name,
      KeyedProcessFunction<RouteKey, Routed, MatchUpdate> judge) {
    return named(
        routed
            .keyBy(Routed::key, RouteKeyCodec.INSTANCE.info())
            .process(judge, new MatchUpdateCodec().info()),
        name);
  }

  /** In the task of the stage before it, as nothing else comes to it. */
  private <T> SingleOutputStreamOperator<T> behind(
      Judged judged, SingleOutputStreamOperator<T> operator, String name) {
    return operator
        .name(name)
        .uid(name + " behind " + judged.stage + " of " + clock.name())
        .setBufferTimeout(A_MOMENT);
  }

  private <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, String name) {
    return operator.name(name).uid(name + " of " + clock.name());
  }
}
