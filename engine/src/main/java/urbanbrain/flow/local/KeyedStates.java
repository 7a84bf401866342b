package urbanbrain.flow.local;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The keyed states of one operator. As on Flink's heap, a value is the very object that was put
 * there, until the operator goes on from a snapshot.
 */
final class KeyedStates<K> {

  private final CurrentKey<K> current;
  private final TypeSerializer<K> keys;
  private final Map<String, Bytes> restored;
  private final Map<String, Table<?>> tables = new TreeMap<>();

  KeyedStates(CurrentKey<K> current, TypeSerializer<K> keys, Map<String, Bytes> restored) {
    this.current = current;
    this.keys = keys;
    this.restored = restored;
  }

  <T> ValueState<T> value(ValueStateDescriptor<T> descriptor) {
    return new Value<>(table(descriptor));
  }

  <A, B> MapState<A, B> map(MapStateDescriptor<A, B> descriptor) {
    return new LocalMapState<>(new Value<>(table(descriptor)));
  }

  private <T> Table<T> table(StateDescriptor<?, T> descriptor) {
    descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
    Table<T> table = new Table<>(descriptor.getSerializer());
    tables.put(descriptor.getName(), table);
    Bytes before = restored.get(descriptor.getName());
    if (before != null) {
      before.read(table::read);
    }
    return table;
  }

  int entries() {
    return tables.values().stream().mapToInt(Table::entries).sum();
  }

  Map<String, Bytes> write() {
    Map<String, Bytes> all = new TreeMap<>();
    tables.forEach((name, table) -> all.put(name, Bytes.of(table::write)));
    return all;
  }

  /** The values of one state. */
  private final class Table<T> {

    private final TypeSerializer<T> values;
    private final Map<K, T> byKey = new LinkedHashMap<>();

    Table(TypeSerializer<T> values) {
      this.values = values;
    }

    /** How many there are; a map has as many as its entries. */
    int entries() {
      return byKey.values().stream()
          .mapToInt(value -> value instanceof Map<?, ?> map ? map.size() : 1)
          .sum();
    }

    void write(DataOutputView out) throws IOException {
      out.writeInt(byKey.size());
      for (Map.Entry<K, T> entry : byKey.entrySet()) {
        keys.serialize(entry.getKey(), out);
        values.serialize(entry.getValue(), out);
      }
    }

    void read(DataInputView in) throws IOException {
      for (int left = in.readInt(); left > 0; left--) {
        byKey.put(keys.deserialize(in), values.deserialize(in));
      }
    }
  }

  /** The value of the current key. */
  private final class Value<T> implements ValueState<T> {

    private final Table<T> table;

    Value(Table<T> table) {
      this.table = table;
    }

    @Override
    public T value() {
      return table.byKey.get(current.get());
    }

    @Override
    public void update(T value) {
      if (value == null) {
        clear();
      } else {
        table.byKey.put(current.get(), value);
      }
    }

    @Override
    public void clear() {
      table.byKey.remove(current.get());
    }
  }
}
