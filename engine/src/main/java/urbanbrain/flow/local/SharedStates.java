package urbanbrain.flow.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The states of one operator that belong to no key. */
final class SharedStates {

  private final Map<String, Bytes> restored;
  private final Map<String, Cell<?>> cells = new TreeMap<>();

  SharedStates(Map<String, Bytes> restored) {
    this.restored = restored;
  }

  boolean areRestored() {
    return !restored.isEmpty();
  }

  /** The list of the only task: united and split are the same. */
  <T> ListState<T> list(ListStateDescriptor<T> descriptor) {
    Cell<List<T>> cell = cell(descriptor);
    return new LocalList<>(cell);
  }

  @SuppressWarnings("unchecked")
  <A, B> BroadcastState<A, B> map(MapStateDescriptor<A, B> descriptor) {
    Cell<?> known = cells.get(descriptor.getName());
    Cell<Map<A, B>> cell = known == null ? cell(descriptor) : (Cell<Map<A, B>>) known;
    return new LocalMapState<>(cell);
  }

  private <T> Cell<T> cell(StateDescriptor<?, T> descriptor) {
    descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
    Cell<T> cell = new Cell<>(descriptor.getSerializer());
    cells.put(descriptor.getName(), cell);
    Bytes before = restored.get(descriptor.getName());
    if (before != null) {
      before.read(in -> cell.value = in.readBoolean() ? cell.form.deserialize(in) : null);
    }
    return cell;
  }

  Map<String, Bytes> write() {
    Map<String, Bytes> all = new TreeMap<>(restored);
    cells.forEach((name, cell) -> all.put(name, cell.write()));
    return all;
  }

  /** One value, which may be absent. */
  private static final class Cell<T> implements ValueState<T> {

    private final TypeSerializer<T> form;
    private T value;

    Cell(TypeSerializer<T> form) {
      this.form = form;
    }

    Bytes write() {
      return Bytes.of(
          out -> {
            out.writeBoolean(value != null);
            if (value != null) {
              form.serialize(value, out);
            }
          });
    }

    @Override
    public T value() {
      return value;
    }

    @Override
    public void update(T next) {
      value = next;
    }

    @Override
    public void clear() {
      value = null;
    }
  }

  /** A list in a cell. */
  private record LocalList<T>(Cell<List<T>> cell) implements ListState<T> {

    @Override
    public Iterable<T> get() {
      return cell.value == null ? List.of() : cell.value;
    }

    @Override
    public void add(T value) {
      addAll(List.of(value));
    }

    @Override
    public void addAll(List<T> values) {
      List<T> all = cell.value == null ? new ArrayList<>() : new ArrayList<>(cell.value);
      all.addAll(values);
      cell.value = all;
    }

    @Override
    public void update(List<T> values) {
      cell.value = new ArrayList<>(values);
    }

    @Override
    public void clear() {
      cell.value = null;
    }
  }
}
