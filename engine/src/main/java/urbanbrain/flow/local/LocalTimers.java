package urbanbrain.flow.local;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.streaming.api.TimerService;

/** The timers of all keys. */
final class LocalTimers<K> implements TimerService {

  private final TreeMap<Long, LinkedHashSet<K>> due = new TreeMap<>();
  private final CurrentKey<K> current;
  private final TypeSerializer<K> keys;
  private long watermark = Long.MIN_VALUE;

  LocalTimers(CurrentKey<K> current, TypeSerializer<K> keys) {
    this.current = current;
    this.keys = keys;
  }

  /** Fires what is due, also what is registered meanwhile. */
  void advance(long time, LongConsumer fire) {
    watermark = time;
    while (!due.isEmpty() && due.firstKey() <= time) {
      Map.Entry<Long, LinkedHashSet<K>> first = due.firstEntry();
      K key = first.getValue().iterator().next();
      current.set(key);
      deleteEventTimeTimer(first.getKey());
      fire.accept(first.getKey());
    }
  }

  /** When the first of them is due; {@code Long.MAX_VALUE} without one. */
  long next() {
    return due.isEmpty() ? Long.MAX_VALUE : due.firstKey();
  }

  int size() {
    return due.values().stream().mapToInt(LinkedHashSet::size).sum();
  }

  Bytes write() {
    return Bytes.of(
        out -> {
          out.writeInt(size());
          for (Map.Entry<Long, LinkedHashSet<K>> entry : due.entrySet()) {
            for (K key : entry.getValue()) {
              out.writeLong(entry.getKey());
              keys.serialize(key, out);
            }
          }
        });
  }

  void read(Bytes bytes) {
    bytes.read(
        in -> {
          for (int left = in.readInt(); left > 0; left--) {
            add(in.readLong(), readKey(in));
          }
        });
  }

  private K readKey(DataInputView in) throws IOException {
    return keys.deserialize(in);
  }

  private void add(long time, K key) {
    due.computeIfAbsent(time, t -> new LinkedHashSet<>()).add(key);
  }

  @Override
  public long currentWatermark() {
    return watermark;
  }

  @Override
  public void registerEventTimeTimer(long time) {
    add(time, current.get());
  }

  @Override
  public void deleteEventTimeTimer(long time) {
    due.computeIfPresent(
        time,
        (t, waiting) -> {
          waiting.remove(current.get());
          return waiting.isEmpty() ? null : waiting;
        });
  }

  @Override
  public long currentProcessingTime() {
    throw noWallClock();
  }

  @Override
  public void registerProcessingTimeTimer(long time) {
    throw noWallClock();
  }

  @Override
  public void deleteProcessingTimeTimer(long time) {
    throw noWallClock();
  }

  private static IllegalStateException noWallClock() {
    return new IllegalStateException("an operator that runs alone knows event time only");
  }
}
