package urbanbrain.flow.local;

import java.util.Map;

/**
 * What an operator holds, as bytes.
 *
 * @param keyed by the name of the state
 * @param shared what belongs to no key, by name
 * @param timers the waiting timers
 */
public record LocalSnapshot(Map<String, Bytes> keyed, Map<String, Bytes> shared, Bytes timers) {

  public LocalSnapshot {
    keyed = Map.copyOf(keyed);
    shared = Map.copyOf(shared);
  }

  /** Nothing. */
  public static final LocalSnapshot NONE = new LocalSnapshot(Map.of(), Map.of(), Bytes.EMPTY);
}
