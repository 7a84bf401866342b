package urbanbrain.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * One operator, fed by hand, that can be replaced at any moment by a fresh one restored from its
 * snapshot. Collects all that came out, over all its lives.
 */
public final class Driver<I, O> implements AutoCloseable {

  private static final int MAX_PARALLELISM = 128;

  /** Makes a fresh operator in a fresh harness. */
  @FunctionalInterface
  public interface Life<I, O> {
    OneInputStreamOperatorTestHarness<I, O> begin() throws Exception;
  }

  /** What may fail in the harness. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  private final Life<I, O> lives;
  private final TypeSerializer<O> serializer;
  private final Map<OutputTag<?>, List<Object>> sides = new HashMap<>();
  private final Map<String, Long> counted = new HashMap<>();
  private final List<O> out = new ArrayList<>();
  private OneInputStreamOperatorTestHarness<I, O> life;
  private long snapshots;

  private Driver(Life<I, O> lives, TypeSerializer<O> serializer) {
    this.lives = lives;
    this.serializer = serializer;
    run(
        () -> {
          begin();
          life.open();
        });
  }

  private void begin() throws Exception {
    life = lives.begin();
    life.setup(serializer);
  }

  /** A driver of any operator. */
  public static <I, O> Driver<I, O> of(Life<I, O> lives) {
    return new Driver<>(lives, null);
  }

  /** A driver of an operator whose outputs this codec copies. */
  public static <I, O> Driver<I, O> of(
      Supplier<? extends OneInputStreamOperator<I, O>> operator, TypeSerializer<O> codec) {
    return new Driver<>(() -> new OneInputStreamOperatorTestHarness<>(operator.get()), codec);
  }

  /** A driver of a keyed function, whose outputs are copied by its own type where it tells it. */
  public static <K, I, O> Driver<I, O> keyed(
      Supplier<? extends KeyedProcessFunction<K, I, O>> function,
      KeySelector<I, K> key,
      TypeInformation<K> keyType) {
    return new Driver<>(
        () ->
            new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(function.get()), key, keyType, MAX_PARALLELISM, 1, 0),
        serializer(function.get()));
  }

  @SuppressWarnings("unchecked")
  private static <O> TypeSerializer<O> serializer(KeyedProcessFunction<?, ?, O> function) {
    return function instanceof ResultTypeQueryable<?> typed
        ? (TypeSerializer<O>) typed.getProducedType().createSerializer(new SerializerConfigImpl())
        : null;
  }

  /** Feeds one element; it carries no timestamp but its own fields. */
  public void element(I element) {
    run(() -> life.processElement(new StreamRecord<>(element)));
    gather();
  }

  /** Lets event time pass. */
  public void watermark(long time) {
    run(() -> life.processWatermark(new Watermark(time)));
    gather();
  }

  /** The end of everything: the greatest watermark. */
  public void end() {
    watermark(Long.MAX_VALUE);
  }

  /** Replaces the operator by a fresh one, restored from a snapshot of it. */
  public void restore() {
    goOnFrom(snapshot());
  }

  /** What the operator holds now. */
  public OperatorSubtaskState snapshot() {
    AtomicReference<OperatorSubtaskState> snapshot = new AtomicReference<>();
    run(() -> snapshot.set(life.snapshot(++snapshots, 0)));
    return snapshot.get();
  }

  /** Replaces the operator by a fresh one that goes on from a snapshot, an old one it may be. */
  public void goOnFrom(OperatorSubtaskState snapshot) {
    run(
        () -> {
          counters().forEach((name, count) -> counted.merge(name, count, Long::sum));
          close();
          begin();
          life.initializeState(snapshot);
          life.open();
        });
  }

  /** All that came out of the main output so far. */
  public List<O> out() {
    return out;
  }

  /** All that came out of a side output since it was first asked for, or since the start. */
  @SuppressWarnings("unchecked")
  public <S> List<S> side(OutputTag<S> tag) {
    List<Object> side = sides.computeIfAbsent(tag, t -> new ArrayList<>());
    gather();
    return (List<S>) side;
  }

  /** The value of a counter, over all lives. */
  public long counted(String counter) {
    return counted.getOrDefault(counter, 0L) + counters().getOrDefault(counter, 0L);
  }

  /** How many keys have an entry in a keyed state, summed over the states. */
  public int stateEntries() {
    return life instanceof KeyedOneInputStreamOperatorTestHarness<?, ?, ?> keyed
        ? keyed.numKeyedStateEntries()
        : 0;
  }

  /** How many timers wait. */
  public int timers() {
    return life instanceof KeyedOneInputStreamOperatorTestHarness<?, ?, ?> keyed
        ? keyed.numEventTimeTimers() + keyed.numProcessingTimeTimers()
        : 0;
  }

  @Override
  public void close() {
    run(life::close);
  }

  private Map<String, Long> counters() {
    Map<String, Long> counts = new HashMap<>();
    for (var entry : accumulators().entrySet()) {
      if (entry.getValue() instanceof LongCounter counter) {
        counts.put(entry.getKey(), counter.getLocalValuePrimitive());
      }
    }
    return counts;
  }

  private Map<String, Accumulator<?, ?>> accumulators() {
    return life.getEnvironment().getAccumulatorRegistry().getUserMap();
  }

  private void gather() {
    Queue<Object> records = life.getOutput();
    for (Object record = records.poll(); record != null; record = records.poll()) {
      gather(record);
    }
    sides.forEach(this::gatherSide);
  }

  @SuppressWarnings("unchecked")
  private void gather(Object record) {
    if (record instanceof StreamRecord<?> element) {
      out.add((O) element.getValue());
    }
  }

  private void gatherSide(OutputTag<?> tag, List<Object> into) {
    Queue<? extends StreamRecord<?>> records = life.getSideOutput(tag);
    if (records != null) {
      for (var record = records.poll(); record != null; record = records.poll()) {
        into.add(record.getValue());
      }
    }
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      throw new IllegalStateException("the operator failed", e);
    }
  }
}
