package urbanbrain.harness;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** An operator in Flink's own test harness. */
final class InFlinksHarness<I, O> implements Running<I> {

  /** What may fail in the harness. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  private final Driver.Life<I, O> lives;
  private final TypeSerializer<O> serializer;
  private final Consumer<O> out;
  private final Map<OutputTag<?>, Consumer<Object>> sides = new HashMap<>();
  private OneInputStreamOperatorTestHarness<I, O> life;
  private long snapshots;

  InFlinksHarness(Driver.Life<I, O> lives, TypeSerializer<O> serializer, Consumer<O> out) {
    this.lives = lives;
    this.serializer = serializer;
    this.out = out;
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

  @Override
  public void element(I element) {
    run(() -> life.processElement(new StreamRecord<>(element)));
    gather();
  }

  @Override
  public void watermark(long time) {
    run(() -> life.processWatermark(new Watermark(time)));
    gather();
  }

  @Override
  public Object snapshot() {
    AtomicReference<OperatorSubtaskState> snapshot = new AtomicReference<>();
    run(() -> snapshot.set(life.snapshot(++snapshots, 0)));
    return snapshot.get();
  }

  @Override
  public void complete() {
    run(() -> life.notifyOfCompletedCheckpoint(snapshots));
    gather();
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
  public void listen(OutputTag<?> tag, Consumer<Object> to) {
    sides.put(tag, to);
    gather();
  }

  @Override
  public int stateEntries() {
    return life instanceof KeyedOneInputStreamOperatorTestHarness<?, ?, ?> keyed
        ? keyed.numKeyedStateEntries()
        : 0;
  }

  @Override
  public int timers() {
    return life instanceof KeyedOneInputStreamOperatorTestHarness<?, ?, ?> keyed
        ? keyed.numEventTimeTimers() + keyed.numProcessingTimeTimers()
        : 0;
  }

  @Override
  public Map<String, Long> counters() {
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

  @Override
  public void close() {
    run(life::close);
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
      out.accept((O) element.getValue());
    }
  }

  private void gatherSide(OutputTag<?> tag, Consumer<Object> to) {
    Queue<? extends StreamRecord<?>> records = life.getSideOutput(tag);
    if (records != null) {
      for (var record = records.poll(); record != null; record = records.poll()) {
        to.accept(record.getValue());
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
