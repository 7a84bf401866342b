package urbanbrain.flow.local;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.api.common.functions.RichFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * What a function finds around it: its states, timers, counters. The public methods are those of
 * Flink's contexts that our functions call.
 */
public final class LocalRuntime<K> {

  final CurrentKey<K> current = new CurrentKey<>();
  final KeyedStates<K> states;
  final SharedStates shared;
  final LocalTimers<K> timers;
  private final Map<String, Accumulator<?, ?>> accumulators = new TreeMap<>();

  LocalRuntime(TypeSerializer<K> keys, LocalSnapshot from) {
    states = new KeyedStates<>(current, keys, from.keyed());
    shared = new SharedStates(from.shared());
    timers = new LocalTimers<>(current, keys);
    timers.read(from.timers());
  }

  /** Brings a fresh function to life, as a task does. */
  void open(RichFunction function) {
    function.setRuntimeContext(Narrow.of(RuntimeContext.class, this));
    try {
      if (function instanceof CheckpointedFunction saving) {
        saving.initializeState(Narrow.of(FunctionInitializationContext.class, this));
      }
      function.open(DefaultOpenContext.INSTANCE);
    } catch (Exception e) {
      throw new IllegalStateException("could not open " + function, e);
    }
  }

  LocalSnapshot snapshot(RichFunction function) {
    try {
      if (function instanceof CheckpointedFunction saving) {
        saving.snapshotState(Narrow.of(FunctionSnapshotContext.class, this));
      }
    } catch (Exception e) {
      throw new IllegalStateException("could not save " + function, e);
    }
    return new LocalSnapshot(states.write(), shared.write(), timers.write());
  }

  int held() {
    return states.entries() + timers.size();
  }

  Map<String, Long> counters() {
    Map<String, Long> counters = new TreeMap<>();
    accumulators.forEach(
        (name, accumulator) -> {
          if (accumulator.getLocalValue() instanceof Number number) {
            counters.put(name, number.longValue());
          }
        });
    return counters;
  }

  /** Of {@link RuntimeContext}. */
  public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
    return states.value(descriptor);
  }

  /** Of {@link RuntimeContext}. */
  public <A, B> MapState<A, B> getMapState(MapStateDescriptor<A, B> descriptor) {
    return states.map(descriptor);
  }

  /** Of {@link RuntimeContext}. */
  public <V, R extends Serializable> void addAccumulator(
      String name, Accumulator<V, R> accumulator) {
    accumulators.put(name, accumulator);
  }

  /** Of {@link RuntimeContext}: nobody reads these metrics. */
  public OperatorMetricGroup getMetricGroup() {
    return UnregisteredMetricsGroup.createOperatorMetricGroup();
  }

  /** Of {@link RuntimeContext}. */
  public TaskInfo getTaskInfo() {
    return Narrow.of(TaskInfo.class, this);
  }

  /** Of {@link TaskInfo}: the first. */
  public int getAttemptNumber() {
    return 0;
  }

  /** Of {@link TaskInfo}: the only one. */
  public int getIndexOfThisSubtask() {
    return 0;
  }

  /** Of {@link TaskInfo}. */
  public int getNumberOfParallelSubtasks() {
    return 1;
  }

  /** Of {@link FunctionInitializationContext}. */
  public boolean isRestored() {
    return shared.areRestored();
  }

  /** Of {@link FunctionInitializationContext}. */
  public OperatorStateStore getOperatorStateStore() {
    return Narrow.of(OperatorStateStore.class, this);
  }

  /** Of {@link OperatorStateStore}. */
  public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
    return shared.list(descriptor);
  }

  /** Of {@link OperatorStateStore}. */
  public <T> ListState<T> getUnionListState(ListStateDescriptor<T> descriptor) {
    return shared.list(descriptor);
  }

  /** Of {@link FunctionSnapshotContext}. */
  public long getCheckpointId() {
    return 1;
  }
}
