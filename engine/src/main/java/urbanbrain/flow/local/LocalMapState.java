package urbanbrain.flow.local;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;

/** A map in a value: of the current key, or of all. */
final class LocalMapState<A, B> implements MapState<A, B>, BroadcastState<A, B> {

  private final ValueState<Map<A, B>> value;

  LocalMapState(ValueState<Map<A, B>> value) {
    this.value = value;
  }

  private Map<A, B> map() throws IOException {
    Map<A, B> known = value.value();
    return known == null ? Map.of() : known;
  }

  @Override
  public B get(A key) throws IOException {
    return map().get(key);
  }

  @Override
  public boolean contains(A key) throws IOException {
    return map().containsKey(key);
  }

  @Override
  public boolean isEmpty() throws IOException {
    return map().isEmpty();
  }

  @Override
  public void put(A key, B put) throws IOException {
    putAll(Map.of(key, put));
  }

  @Override
  public void putAll(Map<A, B> more) throws IOException {
    Map<A, B> known = value.value();
    Map<A, B> map = known == null ? new LinkedHashMap<>() : known;
    map.putAll(more);
    value.update(map);
  }

  @Override
  public void remove(A key) throws IOException {
    Map<A, B> known = value.value();
    if (known != null) {
      known.remove(key);
      value.update(known.isEmpty() ? null : known);
    }
  }

  @Override
  public Iterable<Map.Entry<A, B>> entries() throws IOException {
    return map().entrySet();
  }

  @Override
  public Iterable<Map.Entry<A, B>> immutableEntries() throws IOException {
    return map().entrySet();
  }

  @Override
  public Iterable<A> keys() throws IOException {
    return map().keySet();
  }

  @Override
  public Iterable<B> values() throws IOException {
    return map().values();
  }

  @Override
  public Iterator<Map.Entry<A, B>> iterator() throws IOException {
    return map().entrySet().iterator();
  }

  @Override
  public void clear() {
    value.clear();
  }
}
