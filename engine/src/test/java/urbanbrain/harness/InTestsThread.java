package urbanbrain.harness;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.OutputTag;
import urbanbrain.flow.local.LocalKeyed;
import urbanbrain.flow.local.LocalOutput;
import urbanbrain.flow.local.LocalSnapshot;

/** A keyed function in the test's own thread. */
final class InTestsThread<K, I, O> implements Running<I> {

  private final LocalOutput<O> output;
  private final LocalKeyed<K, I, O> operator;

  InTestsThread(
      Supplier<? extends KeyedProcessFunction<K, I, O>> function,
      KeySelector<I, K> key,
      TypeSerializer<K> keys,
      Consumer<O> out) {
    output = new LocalOutput<>(out);
    operator = new LocalKeyed<>(function, element -> keyOf(key, element), keys, output);
  }

  private static <I, K> K keyOf(KeySelector<I, K> key, I element) {
    try {
      return key.getKey(element);
    } catch (Exception e) {
      throw new IllegalStateException("no key of " + element, e);
    }
  }

  @Override
  public void element(I element) {
    operator.element(element);
  }

  @Override
  public void watermark(long time) {
    operator.watermark(time);
  }

  @Override
  public Object snapshot() {
    return operator.snapshot();
  }

  @Override
  public void goOnFrom(Object snapshot) {
    operator.goOnFrom((LocalSnapshot) snapshot);
  }

  @Override
  public void listen(OutputTag<?> tag, Consumer<Object> to) {
    output.side(tag, to::accept);
  }

  @Override
  public Map<String, Long> counters() {
    return operator.counters();
  }

  @Override
  public int stateEntries() {
    return operator.held() - operator.timers();
  }

  @Override
  public int timers() {
    return operator.timers();
  }

  @Override
  public void close() {
    // holds nothing outside this object
  }
}
