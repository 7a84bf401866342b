package urbanbrain.event;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All streams that the city's rules and sources may name. */
public final class Dictionary implements Serializable {

  private final TreeMap<String, StreamType> byName = new TreeMap<>();
  private final HashMap<Integer, StreamType> byCode = new HashMap<>();

  public Dictionary(Collection<StreamType> streams) {
    for (StreamType stream : streams) {
      checkArgument(byName.put(stream.name(), stream) == null, "%s twice", stream.name());
      StreamType other = byCode.put(stream.code(), stream);
      checkArgument(other == null, "%s and %s share a code: rename one", stream.name(), other);
    }
  }

  /** The stream of this name, if there is one. */
  public Optional<StreamType> stream(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The stream of an event; fails where the code is of no stream, which is a bug. */
  public StreamType of(Event event) {
    StreamType stream = byCode.get(event.stream());
    checkArgument(stream != null, "no stream has the code %s", event.stream());
    return stream;
  }

  /** All streams, by name. */
  public List<StreamType> streams() {
    return new ArrayList<>(byName.values());
  }

  /** All streams under their names. */
  public Map<String, StreamType> asMap() {
    return Map.copyOf(byName);
  }
}
