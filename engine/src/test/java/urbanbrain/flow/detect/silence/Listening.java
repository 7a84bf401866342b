package urbanbrain.flow.detect.silence;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.Pause;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.demux.RollCall;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** The operator, fed by hand: events, pauses and watermarks; restored when asked to. */
final class Listening implements AutoCloseable {

  private final RuleSet rules;
  private List<RuleClocks.Source> sources;
  private final List<MatchUpdate> told = new ArrayList<>();
  private final List<Patch> patches = new ArrayList<>();
  private CoBroadcastWithKeyedOperator<RouteKey, Routed, Pause, MatchUpdate> operator;
  private KeyedBroadcastOperatorTestHarness<RouteKey, Routed, Pause, MatchUpdate> life;
  private long snapshots;
  private long watermark = Long.MIN_VALUE;

  Listening(RuleSet rules, List<RuleClocks.Source> sources) throws Exception {
    this.rules = rules;
    this.sources = sources;
    begin();
    life.open();
  }

  private void begin() throws Exception {
    operator =
        new CoBroadcastWithKeyedOperator<>(
            new DetectSilence(rules, sources), List.of(DetectSilence.PAUSES));
    life =
        new KeyedBroadcastOperatorTestHarness<>(
            operator, Routed::key, RouteKeyCodec.INSTANCE.info(), 128, 1, 0);
    life.setup(new MatchUpdateCodec());
  }

  /** Calls the assets that the rules know, as when a source gives its first event. */
  void called(Pause pause, Assets assets) throws Exception {
    List<Routed> called = new ArrayList<>();
    new RollCall(rules, assets, sources).flatMap(pause, new ListCollector<>(called));
    for (Routed asset : called) {
      life.processElement(new StreamRecord<>(asset));
    }
    gather();
  }

  /** An event comes for the key that this field's value makes. */
  void heard(Event event, String key) throws Exception {
    for (Rule rule : rules.judged()) {
      RouteKey route = new RouteKey(StableHash.code(rule.space()), 0, key);
      int[] feeds = {rule.when().legs().get(0).feed(rule.space()).code()};
      life.processElement(new StreamRecord<>(Routed.event(route, true, feeds, event)));
    }
    gather();
  }

  void paused(Pause pause) throws Exception {
    life.processBroadcastElement(new StreamRecord<>(pause));
    gather();
  }

  void passed(long time) throws Exception {
    watermark = time;
    life.processBroadcastWatermark(new Watermark(time));
    life.processWatermark(new Watermark(time));
    gather();
  }

  /** Goes on as a fresh operator, which is told again how far the clock is, or only later. */
  void restore(boolean isToldAgain) throws Exception {
    OperatorSubtaskState snapshot = life.snapshot(++snapshots, 0);
    life.close();
    begin();
    life.initializeState(snapshot);
    life.open();
    if (isToldAgain && watermark != Long.MIN_VALUE) {
      passed(watermark);
    }
  }

  /** Goes on as a fresh operator in a city of other sources. */
  void restoreIn(List<RuleClocks.Source> others) throws Exception {
    sources = others;
    restore(true);
  }

  private void gather() {
    for (Object o = life.getOutput().poll(); o != null; o = life.getOutput().poll()) {
      if (o instanceof StreamRecord<?> element) {
        told.add((MatchUpdate) element.getValue());
      }
    }
    var side = life.getSideOutput(DetectSilence.PATCHES);
    if (side != null) {
      for (var patch = side.poll(); patch != null; patch = side.poll()) {
        patches.add(patch.getValue());
      }
    }
  }

  List<MatchUpdate> told() {
    return told;
  }

  List<Patch> patches() {
    return patches;
  }

  /** Entries of keyed state and timers. */
  int left() {
    HeapKeyedStateBackend<?> state = (HeapKeyedStateBackend<?>) operator.getKeyedStateBackend();
    return state.numKeyValueStateEntries() + life.numEventTimeTimers();
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
