package urbanbrain.job;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.Pause;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.Word;
import urbanbrain.flow.demux.Deduplicate;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.demux.PatchRouter;
import urbanbrain.flow.demux.RollCall;
import urbanbrain.flow.detect.Detect;
import urbanbrain.flow.detect.silence.DetectSilence;
import urbanbrain.flow.detect.state.DetectState;
import urbanbrain.flow.fuse.Fuse;
import urbanbrain.flow.local.LocalBroadcast;
import urbanbrain.flow.local.LocalKeyed;
import urbanbrain.flow.local.LocalOperator;
import urbanbrain.flow.local.LocalOutput;
import urbanbrain.flow.local.LocalProcess;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** The stages of one clock in the caller's thread, wired as {@link Stages} wires them. */
final class LocalStages {

  private final int index;
  private final ClockedRules clock;
  private final Set<Integer> sources;
  private final Set<Integer> wanted;
  private final Set<Integer> said;
  private final Consumer<Word> words;
  private final PatchRouter patches;
  private final LocalOperator<Event> deduplicate;
  private final LocalProcess<Event, Routed> demux;
  private final LocalOperator<Routed> windows;
  private final LocalOperator<Routed> states;
  private final LocalBroadcast<RouteKey, Routed, Pause, MatchUpdate> silences;
  private final RollCall roll;
  private final LocalOperator<Routed> joins;
  private long told = Long.MIN_VALUE;

  LocalStages(RuleClocks clocks, int index, Assets assets, Consumer<Word> words) {
    this.index = index;
    this.clock = clocks.clocks().get(index);
    this.words = words;
    sources = clocks.heardBy(index);
    wanted = codes(clock.wanted());
    wanted.addAll(codes(clock.counted()));
    said = codes(clock.said());
    patches = new PatchRouter(clock.rules());
    patches.open(DefaultOpenContext.INSTANCE);
    windows = keyed(() -> new Detect(clock.rules()), out().side(Detect.PATCHES, this::change));
    states =
        keyed(() -> new DetectState(clock.rules()), out().side(DetectState.PATCHES, this::change));
    silences =
        new LocalBroadcast<>(
            () -> new DetectSilence(clock.rules(), clocks.sources()),
            Routed::key,
            RouteKeyCodec.INSTANCE,
            out().side(DetectSilence.PATCHES, this::change));
    roll = new RollCall(clock.rules(), assets, clocks.sources());
    joins = keyed(() -> new Fuse(clock.rules()), out());
    demux = new LocalProcess<>(new Demux(clock.rules()), routes());
    deduplicate =
        new LocalKeyed<>(
            () -> new Deduplicate(clock.counted()),
            Event::bucket,
            IntSerializer.INSTANCE,
            new LocalOutput<>(this::route));
  }

  private static Set<Integer> codes(SortedSet<String> streams) {
    return streams.stream().map(StableHash::code).collect(Collectors.toSet());
  }

  private static LocalOperator<Routed> keyed(
      Supplier<? extends KeyedProcessFunction<RouteKey, Routed, MatchUpdate>> judge,
      LocalOutput<MatchUpdate> out) {
    return new LocalKeyed<>(judge, Routed::key, RouteKeyCodec.INSTANCE, out);
  }

  private LocalOutput<Routed> routes() {
    return new LocalOutput<Routed>(windows::element)
        .side(Demux.TO_STATE, states::element)
        .side(Demux.TO_SILENCE, silences::element)
        .side(Demux.TO_FUSE, joins::element);
  }

  private LocalOutput<MatchUpdate> out() {
    return new LocalOutput<MatchUpdate>(update -> words.accept(new Word.Told(index, update)))
        .side(Strains.TAG, strain -> words.accept(new Word.Strained(index, strain)));
  }

  /** A signal changes: the joins that wait for it hear it, and raise if it asked. */
  private void change(Patch patch) {
    patches.flatMap(patch, new LocalOutput<>(joins::element));
    if (clock.changed().contains(patch.rule())) {
      words.accept(new Word.Changed(index, patch));
    }
  }

  private void route(Event event) {
    demux.element(event);
    if (said.contains(event.stream())) {
      words.accept(new Word.Said(index, event));
    }
  }

  void hear(Event event) {
    if (wanted.contains(event.stream())) {
      deduplicate.element(event);
    }
  }

  void pause(Pause pause) {
    if (sources.isEmpty() || sources.contains(pause.source())) {
      silences.broadcast(pause);
      roll.flatMap(pause, new LocalOutput<>(silences::element));
    }
  }

  void pass(long[] passed, long newest) {
    long least = Long.MAX_VALUE;
    for (int source : clock.sources()) {
      least = Math.min(least, passed[source]);
    }
    pass(least == Long.MAX_VALUE ? newest : least);
  }

  void pass(long watermark) {
    if (watermark > told) {
      told = watermark;
      operators().forEach(operator -> operator.watermark(watermark));
      words.accept(new Word.Passed(index, watermark));
    }
  }

  /** In the order in which data passes them: joins hear all signals before the watermark. */
  private List<LocalOperator<?>> operators() {
    return List.of(deduplicate, windows, states, silences, joins);
  }

  /** When the next timer of a judging stage is due; {@code Long.MAX_VALUE} without one. */
  long due() {
    return Stream.of(windows, states, silences, joins)
        .mapToLong(LocalOperator::due)
        .min()
        .orElseThrow();
  }

  Map<String, Long> counters() {
    Map<String, Long> all = new TreeMap<>();
    for (LocalOperator<?> operator : operators()) {
      operator.counters().forEach((name, n) -> all.merge(name, n, Long::sum));
    }
    return all;
  }
}
