package urbanbrain.flow.local;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.KeyedStateFunction;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.OutputTag;

/** A keyed function that also hears what is said to all keys, run in the caller's thread. */
public final class LocalBroadcast<K, I, B, O> implements LocalOperator<I> {

  private final Supplier<? extends KeyedBroadcastProcessFunction<K, I, B, O>> functions;
  private final Function<I, K> keyOf;
  private final TypeSerializer<K> keys;
  private final LocalOutput<O> out;
  private KeyedBroadcastProcessFunction<K, I, B, O> function;
  private LocalRuntime<K> runtime;
  private OneKey oneKey;
  private AllKeys allKeys;

  /**
   * Runs a function.
   *
   * @param functions makes a fresh one
   * @param keyOf the key of an element
   * @param keys writes and reads keys
   */
  public LocalBroadcast(
      Supplier<? extends KeyedBroadcastProcessFunction<K, I, B, O>> functions,
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
    oneKey = new OneKey(function);
    allKeys = new AllKeys(function);
    runtime.open(function);
  }

  @Override
  public void element(I element) {
    runtime.current.set(keyOf.apply(element));
    try {
      function.processElement(element, oneKey, out);
    } catch (Exception e) {
      throw new IllegalStateException("could not take " + element, e);
    }
  }

  /** Something is said to all keys. */
  public void broadcast(B said) {
    try {
      function.processBroadcastElement(said, allKeys, out);
    } catch (Exception e) {
      throw new IllegalStateException("could not take " + said, e);
    }
  }

  @Override
  public void watermark(long time) {
    runtime.timers.advance(time, this::fire);
  }

  private void fire(long time) {
    try {
      function.onTimer(time, oneKey, out);
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

  @Override
  public Map<String, Long> counters() {
    return runtime.counters();
  }

  /** What the function is told at one key. */
  private final class OneKey extends KeyedBroadcastProcessFunction<K, I, B, O>.OnTimerContext {

    OneKey(KeyedBroadcastProcessFunction<K, I, B, O> function) {
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
    public TimerService timerService() {
      return runtime.timers;
    }

    @Override
    public Long timestamp() {
      throw new IllegalStateException("an element's time stands in its own fields");
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      out.output(tag, value);
    }

    @Override
    public long currentProcessingTime() {
      return runtime.timers.currentProcessingTime();
    }

    @Override
    public long currentWatermark() {
      return runtime.timers.currentWatermark();
    }

    @Override
    public <A, C> ReadOnlyBroadcastState<A, C> getBroadcastState(
        MapStateDescriptor<A, C> descriptor) {
      return runtime.shared.map(descriptor);
    }
  }

  /** What the function is told where all keys are meant. */
  private final class AllKeys extends KeyedBroadcastProcessFunction<K, I, B, O>.Context {

    AllKeys(KeyedBroadcastProcessFunction<K, I, B, O> function) {
      function.super();
    }

    @Override
    public Long timestamp() {
      throw new IllegalStateException("an element's time stands in its own fields");
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      out.output(tag, value);
    }

    @Override
    public long currentProcessingTime() {
      return runtime.timers.currentProcessingTime();
    }

    @Override
    public long currentWatermark() {
      return runtime.timers.currentWatermark();
    }

    @Override
    public <A, C> BroadcastState<A, C> getBroadcastState(MapStateDescriptor<A, C> descriptor) {
      return runtime.shared.map(descriptor);
    }

    @Override
    public <V, S extends State> void applyToKeyedState(
        StateDescriptor<S, V> descriptor, KeyedStateFunction<K, S> each) {
      throw new IllegalStateException("no operator of ours visits all keys");
    }
  }
}
