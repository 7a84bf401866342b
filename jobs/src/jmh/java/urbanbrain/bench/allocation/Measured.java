package urbanbrain.bench.allocation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * An operator in Flink's own harness with its heap state, fed as a task feeds it, and how many
 * bytes it allocates on the way: with its state, its timers and its key, but without what it is
 * given.
 */
final class Measured<I, O> {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Heard<O> heard;
  private final OneInputStreamOperatorTestHarness<I, O> harness;
  private final StreamRecord<I> record = new StreamRecord<>(null);
  private long taken;
  private long bytes;

  private Measured(Heard<O> heard, OneInputStreamOperatorTestHarness<I, O> harness)
      throws Exception {
    this.heard = heard;
    this.harness = harness;
    harness.open();
  }

  /** One that is keyed. */
  static <K, I, O> Measured<I, O> keyed(
      KeyedProcessFunction<K, I, O> function, KeySelector<I, K> key, TypeInformation<K> type)
      throws Exception {
    Heard<O> heard = new Heard<>();
    return new Measured<>(
        heard,
        new KeyedOneInputStreamOperatorTestHarness<>(new Keyed<>(function, heard), key, type));
  }

  /** One that is not. */
  static <I, O> Measured<I, O> plain(ProcessFunction<I, O> function) throws Exception {
    Heard<O> heard = new Heard<>();
    return new Measured<>(
        heard, new OneInputStreamOperatorTestHarness<>(new Plain<>(function, heard)));
  }

  /** Takes these, and then hears how far event time is. */
  void take(List<I> inputs, Watermark mark) throws Exception {
    OneInputStreamOperator<I, O> operator = harness.getOneInputOperator();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < inputs.size(); i++) {
      record.replace(inputs.get(i), 0);
      operator.setKeyContextElement(record);
      operator.processElement(record);
    }
    operator.processWatermark(mark);
    bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
    taken += inputs.size();
  }

  /** What it said since it was last forgotten. */
  Heard<O> heard() {
    return heard;
  }

  /** How many it took since the count began. */
  long taken() {
    return taken;
  }

  /** What it allocated since the count began. */
  long bytes() {
    return bytes;
  }

  /** Begins to count anew. */
  void countAnew() {
    taken = 0;
    bytes = 0;
  }

  void close() throws Exception {
    harness.close();
  }

  /** Says what it says to us and not to the harness, which copies it. */
  private static final class Keyed<K, I, O> extends KeyedProcessOperator<K, I, O> {
    private final transient Heard<O> heard;

    Keyed(KeyedProcessFunction<K, I, O> function, Heard<O> heard) {
      super(function);
      this.heard = heard;
    }

    @Override
    protected void setup(
        StreamTask<?, ?> task, StreamConfig config, Output<StreamRecord<O>> toHarness) {
      super.setup(task, config, heard);
    }
  }

  private static final class Plain<I, O> extends ProcessOperator<I, O> {
    private final transient Heard<O> heard;

    Plain(ProcessFunction<I, O> function, Heard<O> heard) {
      super(function);
      this.heard = heard;
    }

    @Override
    protected void setup(
        StreamTask<?, ?> task, StreamConfig config, Output<StreamRecord<O>> toHarness) {
      super.setup(task, config, heard);
    }
  }
}
