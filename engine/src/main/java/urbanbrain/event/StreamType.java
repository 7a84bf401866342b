package urbanbrain.event;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The kind of an event: a stream of the data dictionary with its declared fields.
 *
 * @param name {@code <domain>.<name>}, such as {@code traffic.speed}
 * @param key the name of the field that holds the asset's id, or null
 * @param kind whether later versions of an event replace earlier ones
 * @param hasSpans whether its events hold for a while ({@code valid}) and not at an instant
 */
public record StreamType(
    String name, String says, String key, Kind kind, boolean hasSpans, List<Field> fields)
    implements Serializable {

  /** What the same id again means. */
  public enum Kind {
    /** Another event. */
    APPEND,
    /** Another version of the same event, if it has the same time too. */
    REVISED
  }

  /** An append stream of events at instants. */
  public StreamType(String name, String says, String key, List<Field> fields) {
    this(name, says, key, Kind.APPEND, false, fields);
  }

  public StreamType {
    fields = List.copyOf(fields);
  }

  /** A number that stands for this stream on the wire and in state: a stable hash of its name. */
  public int code() {
    return StableHash.code(name);
  }

  /** The field of this name, if the stream declares one. */
  public Optional<Field> field(String field) {
    return fields.stream().filter(f -> f.name().equals(field)).findFirst();
  }

  /** How many number slots an event of this stream has. */
  public int numbers() {
    return (int) fields.stream().filter(f -> !f.isText()).count();
  }

  /** How many text slots an event of this stream has. */
  public int texts() {
    return (int) fields.stream().filter(Field::isText).count();
  }
}
