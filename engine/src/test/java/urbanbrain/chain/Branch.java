package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.OutputTag;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Pause;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.RoutedCodec;
import urbanbrain.flow.Word;
import urbanbrain.flow.WordCodec;
import urbanbrain.flow.demux.Deduplicate;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.demux.RollCall;
import urbanbrain.flow.detect.Detect;
import urbanbrain.flow.detect.silence.DetectSilence;
import urbanbrain.flow.detect.state.DetectState;
import urbanbrain.flow.fuse.Fuse;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.Form;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;
import urbanbrain.verdict.Strain;

/** The stages of one clock, from the gate to the stamp, wired as in the job. */
final class Branch {

  private static final RoutedCodec ROUTED = new RoutedCodec();

  private final int index;
  private final ClockedRules clock;
  private final Runner runner;
  private final RuleSet rules;
  private final Set<Integer> wanted;
  private final Set<Integer> said;
  private final Router router;
  private final Consumer<MatchUpdate> listener;
  private final IntSupplier parallelism;
  private final int fusers;
  private final List<Subtask<?>> subtasks = new ArrayList<>();
  private final Exchange<Event> events;
  private final List<Channel<Silent.Heard>> allPauses = new ArrayList<>();
  private Exchange<Silent.Heard> known;
  private RollCall roll;
  private final List<Exchange<Routed>> toFuse = new ArrayList<>();
  private final List<Channel<Word>> toStamp = new ArrayList<>();
  private final Exchange<Word> words = words(1);
  private long told = Long.MIN_VALUE;

  /**
   * A branch.
   *
   * @param runner runs its operators
   * @param parallelism how many subtasks the next stage has
   * @param listener hears all verdicts
   */
  Branch(
      RuleClocks clocks,
      int index,
      Runner runner,
      IntSupplier parallelism,
      Consumer<MatchUpdate> listener) {
    this.runner = runner;
    this.index = index;
    this.clock = clocks.clocks().get(index);
    this.rules = clock.rules();
    this.wanted = codes(clock.wanted());
    this.said = codes(clock.said());
    this.router = new Router(rules);
    this.listener = listener;
    this.parallelism = parallelism;
    this.fusers = parallelism.getAsInt();
    int demuxers = parallelism.getAsInt();
    events = new Exchange<>(EventCodec.INSTANCE, Event::bucket, 1, demuxers);
    var windows = detect(() -> new Detect(rules), Detect.PATCHES, Form.Window.class, demuxers);
    var states =
        detect(() -> new DetectState(rules), DetectState.PATCHES, Form.State.class, demuxers);
    var silences = silences(clocks, demuxers);
    Exchange<Routed> joins = routed(demuxers, fusers);
    toFuse.add(joins);
    for (int i = 0; i < demuxers; i++) {
      demux(events.to(i), windows.from(i), states.from(i), silences.from(i), joins.from(i));
    }
    fuse();
    Operator<Word, Word> stamp = runner.stamp(index);
    add(stamp, toStamp, () -> drain(stamp.out(), words.from(0)::send), time -> {});
  }

  private static Set<Integer> codes(SortedSet<String> streams) {
    return streams.stream().map(StableHash::code).collect(Collectors.toSet());
  }

  private static Exchange<Routed> routed(int from, int to) {
    return new Exchange<>(ROUTED, Routed::key, from, to);
  }

  private static Exchange<Word> words(int from) {
    return new Exchange<>(new WordCodec(), word -> Chain.CITY, from, 1);
  }

  List<Subtask<?>> subtasks() {
    return subtasks;
  }

  /** What comes out in the end. */
  List<Channel<Word>> words() {
    return words.to(0);
  }

  /** The sources that its clock hears; none where it hears all. */
  List<Integer> sources() {
    return clock.sources();
  }

  boolean hears(int source) {
    return clock.sources().isEmpty() || clock.sources().contains(source);
  }

  /** Lets through what its rules want. */
  void send(Event event) {
    if (wanted.contains(event.stream())) {
      events.from(0).send(event);
    }
  }

  void send(Pause pause) {
    allPauses.forEach(channel -> channel.send(new Silent.Heard(null, pause)));
    List<Routed> called = new ArrayList<>();
    roll.flatMap(pause, new ListCollector<>(called));
    called.forEach(asset -> known.from(0).send(new Silent.Heard(asset, null)));
  }

  void sendWatermark(long time) {
    if (time > told) {
      told = time;
      tellAgain();
    }
  }

  /** A gate that begins anew from an older checkpoint has said nothing yet. */
  void forget() {
    told = Long.MIN_VALUE;
  }

  /** Whether it was told that nothing more comes. */
  boolean hasEnded() {
    return told == Long.MAX_VALUE;
  }

  /** After a restore the gate says again how far it is. */
  void tellAgain() {
    if (told > Long.MIN_VALUE) {
      events.from(0).sendWatermark(told);
      allPauses.forEach(channel -> channel.sendWatermark(told));
      known.from(0).sendWatermark(told);
    }
  }

  private void demux(
      List<Channel<Event>> in,
      Exchange<Routed>.Sender windows,
      Exchange<Routed>.Sender states,
      Exchange<Silent.Heard>.Sender silences,
      Exchange<Routed>.Sender joins) {
    Map<String, Consumer<Routed>> sides =
        Map.of(
            Demux.TO_STATE.getId(), states::send,
            Demux.TO_SILENCE.getId(), routed -> silences.send(new Silent.Heard(routed, null)),
            Demux.TO_FUSE.getId(), joins::send);
    Exchange<Word> heard = words(1);
    toStamp.addAll(heard.to(0));
    var driver = runner.keyed(Deduplicate::new, Deduplicate.KEY, Types.INT);
    Consumer<Event> each =
        event -> {
          router.route(event, windows::send, sides);
          if (said.contains(event.stream())) {
            heard.from(0).send(new Word.Said(index, event));
          }
        };
    add(
        driver,
        in,
        () -> drain(driver.out(), each),
        time -> {
          windows.sendWatermark(time);
          states.sendWatermark(time);
          silences.sendWatermark(time);
          joins.sendWatermark(time);
          heard.from(0).sendWatermark(time);
        });
  }

  /** The subtasks of windows or of states, if there are any such rules. */
  private Exchange<Routed> detect(
      Supplier<? extends KeyedProcessFunction<RouteKey, Routed, MatchUpdate>> judge,
      OutputTag<Patch> patches,
      Class<? extends Form> kind,
      int demuxers) {
    int n = parallelism.getAsInt();
    Exchange<Routed> in = routed(demuxers, n);
    Exchange<Routed> signals = routed(n, fusers);
    if (clock.judges(kind::isInstance)) {
      toFuse.add(signals);
      for (int i = 0; i < n; i++) {
        Operator<Routed, MatchUpdate> driver =
            runner.keyed(judge, Routed::key, RouteKeyCodec.INSTANCE.info());
        driver.side(patches);
        driver.side(Strains.TAG);
        Speaking speaking = new Speaking(signals.from(i));
        add(
            driver,
            in.to(i),
            () -> speaking.speak(driver.out(), driver.side(patches), driver.side(Strains.TAG)),
            speaking::sendWatermark);
      }
    }
    return in;
  }

  private Exchange<Silent.Heard> silences(RuleClocks clocks, int demuxers) {
    int n = parallelism.getAsInt();
    Exchange<Silent.Heard> in = heard(demuxers, n);
    known = heard(1, n);
    roll = new RollCall(rules, World.ASSETS, sources(clocks));
    Exchange<Routed> signals = routed(n, fusers);
    if (clock.judges(Form.Silent.class::isInstance)) {
      toFuse.add(signals);
      for (int i = 0; i < n; i++) {
        Operator<Silent.Heard, MatchUpdate> silent = runner.silent(rules, sources(clocks));
        Speaking speaking = new Speaking(signals.from(i));
        List<Channel<Silent.Heard>> inputs = new ArrayList<>(in.to(i));
        Channel<Silent.Heard> pauses = new Channel<>();
        allPauses.add(pauses);
        inputs.add(pauses);
        inputs.addAll(known.to(i));
        add(
            silent,
            inputs,
            () ->
                speaking.speak(
                    silent.out(), silent.side(DetectSilence.PATCHES), silent.side(Strains.TAG)),
            speaking::sendWatermark);
      }
    }
    return in;
  }

  private static Exchange<Silent.Heard> heard(int from, int to) {
    return new Exchange<>(
        heard -> new Silent.Heard(Exchange.overTheWire(ROUTED, heard.routed()), null),
        heard -> heard.routed().key(),
        from,
        to);
  }

  /** One clock for all does not know of sources. */
  private static List<RuleClocks.Source> sources(RuleClocks clocks) {
    return clocks.sources().isEmpty() ? Moments.SOURCES : clocks.sources();
  }

  private void fuse() {
    int n = clock.judges(form -> !form.isSignal()) ? fusers : 0;
    for (int i = 0; i < n; i++) {
      int subtask = i;
      Operator<Routed, MatchUpdate> driver =
          runner.keyed(() -> new Fuse(rules), Routed::key, RouteKeyCodec.INSTANCE.info());
      driver.side(Strains.TAG);
      Speaking speaking = new Speaking(null);
      add(
          driver,
          toFuse.stream().flatMap(exchange -> exchange.to(subtask).stream()).toList(),
          () -> speaking.speak(driver.out(), List.of(), driver.side(Strains.TAG)),
          speaking::sendWatermark);
    }
  }

  /** What a judging subtask says, to fuse and to raise. */
  private final class Speaking {
    private final Exchange<Routed>.Sender signals;
    private final Exchange<Word> verdicts = words(1);

    Speaking(Exchange<Routed>.Sender signals) {
      this.signals = signals;
      toStamp.addAll(verdicts.to(0));
    }

    void speak(List<MatchUpdate> updates, List<Patch> patches, List<Strain> strains) {
      drain(strains, strain -> verdicts.from(0).send(new Word.Strained(index, strain)));
      drain(
          updates,
          update -> {
            listener.accept(update);
            verdicts.from(0).send(new Word.Told(index, update));
          });
      for (Patch patch : patches) {
        router.route(patch, signals::send);
        if (clock.changed().contains(patch.rule())) {
          verdicts.from(0).send(new Word.Changed(index, patch));
        }
      }
      if (!patches.isEmpty()) {
        patches.clear();
      }
    }

    void sendWatermark(long time) {
      if (signals != null) {
        signals.sendWatermark(time);
      }
      verdicts.from(0).sendWatermark(time);
    }
  }

  private <I> void add(
      Stage<I> stage, List<Channel<I>> in, Runnable afterEach, LongConsumer afterWatermark) {
    subtasks.add(new Subtask<>(stage, in, afterEach, afterWatermark));
  }

  private static <T> void drain(List<T> from, Consumer<T> to) {
    from.forEach(to);
    from.clear();
  }
}
