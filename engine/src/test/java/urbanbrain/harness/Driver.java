package urbanbrain.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * One operator, fed by hand, that can be replaced at any moment by a fresh one restored from its
 * snapshot. Collects all that came out, over all its lives.
 *
 * <p>It runs in Flink's own test harness; with {@code -Ddriver=local} keyed functions run in the
 * engine's light driver, which is far quicker: for mutation testing, where each test runs often.
 */
public final class Driver<I, O> implements AutoCloseable {

  private static final int MAX_PARALLELISM = 128;

  /** Makes a fresh operator in a fresh harness. */
  @FunctionalInterface
  public interface Life<I, O> {
    OneInputStreamOperatorTestHarness<I, O> begin() throws Exception;
  }

  private final Map<OutputTag<?>, List<Object>> sides = new HashMap<>();
  private final Map<String, Long> counted = new HashMap<>();
  private final List<O> out = new ArrayList<>();
  private final Running<I> running;

  private Driver(Function<Consumer<O>, Running<I>> running) {
    this.running = running.apply(out::add);
  }

  /** A driver of any operator. */
  public static <I, O> Driver<I, O> of(Life<I, O> lives) {
    return new Driver<>(out -> new InFlinksHarness<>(lives, null, out));
  }

  /** A driver of an operator whose outputs this codec copies. */
  public static <I, O> Driver<I, O> of(
      Supplier<? extends OneInputStreamOperator<I, O>> operator, TypeSerializer<O> codec) {
    Life<I, O> lives = () -> new OneInputStreamOperatorTestHarness<>(operator.get());
    return new Driver<>(out -> new InFlinksHarness<>(lives, codec, out));
  }

  /** A driver of a keyed function, whose outputs are copied by its own type where it tells it. */
  public static <K, I, O> Driver<I, O> keyed(
      Supplier<? extends KeyedProcessFunction<K, I, O>> function,
      KeySelector<I, K> key,
      TypeInformation<K> keyType) {
    if ("local".equals(System.getProperty("driver"))) {
      TypeSerializer<K> keys = keyType.createSerializer(new SerializerConfigImpl());
      return new Driver<>(out -> new InTestsThread<>(function, key, keys, out));
    }
    Life<I, O> lives =
        () ->
            new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(function.get()), key, keyType, MAX_PARALLELISM, 1, 0);
    return new Driver<>(out -> new InFlinksHarness<>(lives, serializer(function.get()), out));
  }

  @SuppressWarnings("unchecked")
  private static <O> TypeSerializer<O> serializer(KeyedProcessFunction<?, ?, O> function) {
    return function instanceof ResultTypeQueryable<?> typed
        ? (TypeSerializer<O>) typed.getProducedType().createSerializer(new SerializerConfigImpl())
        : null;
  }

  /** Feeds one element; it carries no timestamp but its own fields. */
  public void element(I element) {
    running.element(element);
  }

  /** Lets event time pass. */
  public void watermark(long time) {
    running.watermark(time);
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
  public Object snapshot() {
    return running.snapshot();
  }

  /** The last snapshot is part of a checkpoint that is complete. */
  public void complete() {
    running.complete();
  }

  /** Replaces the operator by a fresh one that goes on from a snapshot, an old one it may be. */
  public void goOnFrom(Object snapshot) {
    running.counters().forEach((name, count) -> counted.merge(name, count, Long::sum));
    running.goOnFrom(snapshot);
  }

  /** All that came out of the main output so far. */
  public List<O> out() {
    return out;
  }

  /** All that came out of a side output since it was first asked for, or since the start. */
  @SuppressWarnings("unchecked")
  public <S> List<S> side(OutputTag<S> tag) {
    List<Object> side = sides.get(tag);
    if (side == null) {
      side = new ArrayList<>();
      sides.put(tag, side);
      running.listen(tag, side::add);
    }
    return (List<S>) side;
  }

  /** The value of a counter, over all lives. */
  public long counted(String counter) {
    return counted.getOrDefault(counter, 0L) + running.counters().getOrDefault(counter, 0L);
  }

  /** How many keys have an entry in a keyed state, summed over the states. */
  public int stateEntries() {
    return running.stateEntries();
  }

  /** How many timers wait. */
  public int timers() {
    return running.timers();
  }

  @Override
  public void close() {
    running.close();
  }
}
