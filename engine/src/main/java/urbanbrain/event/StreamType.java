package urbanbrain.event;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The kind of an event: a stream of the data dictionary with its declared fields.
 *
 * @param name {@code <domain>.<name>}, such as {@code traffic.speed}
 * @param key the name of the field that holds the asset's id, or null
 */
public record StreamType(String name, String says, String key, List<Field> fields)
    implements Serializable {

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
