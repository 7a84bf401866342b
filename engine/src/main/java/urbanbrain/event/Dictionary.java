package urbanbrain.event;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All streams, and the layers of areas, that the city's rules and sources may name. */
public final class Dictionary implements Serializable {

  private final TreeMap<String, StreamType> byName = new TreeMap<>();
  private final HashMap<Integer, StreamType> byCode = new HashMap<>();

  private final TreeMap<String, String> areas = new TreeMap<>();

  public Dictionary(Collection<StreamType> streams) {
    this(streams, Map.of());
  }

  /**
   * Streams, and layers of areas.
   *
   * @param areas what each layer is, under its name
   */
  public Dictionary(Collection<StreamType> streams, Map<String, String> areas) {
    this.areas.putAll(areas);
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

  /**
   * The derived field that a rule means where it writes this as a key of a stream: {@code
   * asset.feeder}, the name of a layer of areas, {@code h3(8)}. Nothing where it is none, or where
   * the stream declares a field of that name itself.
   */
  public Optional<Field> derived(StreamType stream, String written) {
    boolean isDeclared = stream.declared().stream().anyMatch(f -> f.name().equals(written));
    if (isDeclared) {
      return Optional.empty();
    }
    if (written.startsWith(Derived.ASSET)) {
      return stream.field(written);
    }
    return areas.containsKey(written)
        ? Optional.of(stream.field(Derived.AREA + written).orElse(Derived.area(written)))
        : Derived.resolution(written).map(n -> stream.field(Derived.H3 + n).orElse(Derived.h3(n)));
  }

  /** The layers of areas, and what each is. */
  public SortedMap<String, String> areas() {
    return Collections.unmodifiableSortedMap(areas);
  }

  /**
   * This dictionary with the derived fields that rules ask for.
   *
   * @param wanted names of derived fields, {@code area.<layer>} and {@code h3.<resolution>}, by
   *     stream
   */
  public Dictionary with(Map<String, ? extends Collection<String>> wanted) {
    List<StreamType> richer = new ArrayList<>();
    for (StreamType stream : byName.values()) {
      List<String> names =
          new ArrayList<>(
              new TreeSet<>(
                  wanted.containsKey(stream.name()) ? wanted.get(stream.name()) : Set.of()));
      richer.add(stream.with(names.stream().flatMap(n -> Derived.of(n).stream()).toList()));
    }
    return new Dictionary(richer, areas);
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
