package urbanbrain.flow.local;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.OutputTag;

/** A keyed function, run in the caller's thread. */
public final class LocalKeyed<K, I, O> implements LocalOperator<I> {

  private final Supplier<? extends KeyedProcessFunction<K, I, O>> functions;
  private final Function<I, K> keyOf;
  private final TypeSerializer<K> keys;
  private final LocalOutput<O> out;
  private KeyedProcessFunction<K, I, O> function;
  private LocalRuntime<K> runtime;
  private Now now;

  /**
   * Runs a function.
   *
   * @param functions makes a fresh one
   * @param keyOf the key of an element
   * @param keys writes and reads keys
   */
  public LocalKeyed(
      Supplier<? extends KeyedProcessFunction<K, I, O>> functions,
      Function<I, K> keyOf,
      TypeSerializer<K> keys,
      LocalOutput<O> out) {
    this.functions = functions;
    this.keyOf = keyOf;
    this.keys = keys;
    this.out = out;
    goOnFrom(LocalSnapshot.NONE);
  }

  @Override
  public void goOnFrom(LocalSnapshot snapshot) {
    function = functions.get();
    runtime = new LocalRuntime<>(keys, snapshot);
    now = new Now(function);
    runtime.open(function);
  }

  @Override
  public void element(I element) {
    runtime.current.set(keyOf.apply(element));
    try {
      function.processElement(element, now, out);
    } catch (Exception e) {
      throw new IllegalStateException("could not take " + element, e);
    }
  }

  @Override
  public void watermark(long time) {
    runtime.timers.advance(time, this::fire);
  }

  private void fire(long time) {
    try {
      function.onTimer(time, now, out);
    } catch (Exception e) {
      throw new IllegalStateException("a timer for " + time + " failed", e);
    }
  }

  @Override
  public long due() {
    return runtime.timers.next();
  }

  @Override
  public LocalSnapshot snapshot() {
    return runtime.snapshot(function);
  }

  @Override
  public int held() {
    return runtime.held();
  }

  /** How many timers wait. */
  public int timers() {
    return runtime.timers.size();
  }

  @Override
  public Map<String, Long> counters() {
    return runtime.counters();
  }

  /** What the function is told of the moment. */
  private final class Now extends KeyedProcessFunction<K, I, O>.OnTimerContext {

    Now(KeyedProcessFunction<K, I, O> function) {
      function.super();
    }

    @Override
    public TimeDomain timeDomain() {
      return TimeDomain.EVENT_TIME;
    }

    @Override
    public K getCurrentKey() {
      return runtime.current.get();
    }

    @Override
    public Long timestamp() {
      return null; // an element's time stands in its own fields
    }

    @Override
    public TimerService timerService() {
      return runtime.timers;
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      out.output(tag, value);
    }
  }
}
