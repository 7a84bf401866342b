package urbanbrain.chain;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.Pause;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.detect.silence.DetectSilence;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;
import urbanbrain.verdict.Strain;

/** The operator of silence: events for its keys, and for every subtask the pauses of sources. */
final class Silent implements Operator<Silent.Heard, MatchUpdate> {

  /** An event, or a pause where there is none. */
  record Heard(Routed routed, Pause pause) {}

  /** What may fail in the harness. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  private final List<MatchUpdate> told = new ArrayList<>();
  private final List<Patch> patches = new ArrayList<>();
  private final List<Strain> strains = new ArrayList<>();
  private final RuleSet rules;
  private final List<RuleClocks.Source> sources;
  private CoBroadcastWithKeyedOperator<RouteKey, Routed, Pause, MatchUpdate> operator;
  private KeyedBroadcastOperatorTestHarness<RouteKey, Routed, Pause, MatchUpdate> life;
  private long snapshots;

  Silent(RuleSet rules, List<RuleClocks.Source> sources) {
    this.rules = rules;
    this.sources = sources;
    run(
        () -> {
          begin();
          life.open();
        });
  }

  private void begin() throws Exception {
    operator =
        new CoBroadcastWithKeyedOperator<>(
            new DetectSilence(rules, sources), List.of(DetectSilence.PAUSES));
    life =
        new KeyedBroadcastOperatorTestHarness<>(
            operator, Routed::key, RouteKeyCodec.INSTANCE.info(), Exchange.KEY_GROUPS, 1, 0);
    life.setup(new MatchUpdateCodec());
  }

  @Override
  public void element(Heard heard) {
    run(
        () -> {
          if (heard.pause != null) {
            life.processBroadcastElement(new StreamRecord<>(heard.pause));
          } else {
            life.processElement(new StreamRecord<>(heard.routed));
          }
        });
    gather();
  }

  @Override
  public void watermark(long time) {
    run(
        () -> {
          life.processBroadcastWatermark(new Watermark(time));
          life.processWatermark(new Watermark(time));
        });
    gather();
  }

  private void gather() {
    for (Object o = life.getOutput().poll(); o != null; o = life.getOutput().poll()) {
      if (o instanceof StreamRecord<?> element) {
        told.add((MatchUpdate) element.getValue());
      }
    }
    gather(DetectSilence.PATCHES, patches);
    gather(Strains.TAG, strains);
  }

  private <S> void gather(OutputTag<S> tag, List<S> into) {
    var side = life.getSideOutput(tag);
    if (side != null) {
      for (var said = side.poll(); said != null; said = side.poll()) {
        into.add(said.getValue());
      }
    }
  }

  @Override
  public List<MatchUpdate> out() {
    return told;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <S> List<S> side(OutputTag<S> tag) {
    if (tag.equals(Strains.TAG)) {
      return (List<S>) strains;
    }
    checkArgument(tag.equals(DetectSilence.PATCHES), "no side output %s", tag);
    return (List<S>) patches;
  }

  @Override
  public Object snapshot() {
    OperatorSubtaskState[] snapshot = new OperatorSubtaskState[1];
    run(() -> snapshot[0] = life.snapshot(++snapshots, 0));
    return snapshot[0];
  }

  @Override
  public void goOnFrom(Object snapshot) {
    run(
        () -> {
          life.close();
          begin();
          life.initializeState((OperatorSubtaskState) snapshot);
          life.open();
        });
  }

  @Override
  public int left() {
    HeapKeyedStateBackend<?> state = (HeapKeyedStateBackend<?>) operator.getKeyedStateBackend();
    return state.numKeyValueStateEntries() + life.numEventTimeTimers();
  }

  @Override
  public void close() {
    run(life::close);
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      throw new IllegalStateException("the operator failed", e);
    }
  }
}
