package urbanbrain.rule.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import urbanbrain.event.Derived;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.StreamType;
import urbanbrain.rule.draft.Names;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;
import urbanbrain.text.YamlNode.Entry;

/** Reads stream files into the dictionary; a stream with a mistake is still known by its name. */
final class StreamReader {

  private final TreeMap<String, StreamType> streams = new TreeMap<>();
  private final TreeMap<String, String> areas = new TreeMap<>();
  private final Map<Integer, String> codes = new HashMap<>();

  /** The streams that were read, those with mistakes as far as they could be understood. */
  Dictionary dictionary() {
    return new Dictionary(streams.values(), areas);
  }

  /** Reads one file. */
  void read(YamlNode file) {
    Shape shape = Shape.of(file, "a stream file", "domain", "streams", "areas");
    shape.get("areas").ifPresent(this::readAreas);
    if (shape.has("areas") && !shape.has("streams") && !shape.has("domain")) {
      return;
    }
    Optional<String> domain = shape.need("domain").flatMap(n -> Names.read(n, "a domain"));
    Optional<YamlNode> all = shape.need("streams");
    all.filter(n -> !n.isMap()).ifPresent(n -> n.complain("streams is a mapping: name, stream"));
    for (Entry entry : all.map(YamlNode::entries).orElse(List.of())) {
      Optional<String> name = Names.read(entry.key(), "a stream");
      if (domain.isPresent() && name.isPresent()) {
        add(entry, domain.get() + "." + name.get());
      }
    }
  }

  private void readAreas(YamlNode node) {
    if (!node.isMap()) {
      node.complain("areas is a mapping: the name of a layer, what its areas are");
    }
    for (Entry entry : node.entries()) {
      Optional<String> name = Names.read(entry.key(), "a layer of areas");
      Optional<String> says = Scalars.text(entry.value());
      if (name.isPresent() && areas.put(name.get(), says.orElse("")) != null) {
        entry.key().complain("there is a layer '%s' already".formatted(name.get()));
      }
    }
  }

  private void add(Entry entry, String name) {
    StreamType stream = stream(entry, name);
    String other = codes.putIfAbsent(stream.code(), name);
    if (streams.containsKey(name)) {
      entry.key().complain("there is a stream '%s' already".formatted(name));
    } else if (other != null) {
      entry.key().complain("'%s' and '%s' share a code: rename one".formatted(name, other));
    } else {
      streams.put(name, stream);
    }
  }

  private static StreamType stream(Entry entry, String name) {
    Shape shape =
        Shape.of(
            entry.value(),
            "a stream",
            "says",
            "key",
            "kind",
            "revision",
            "cancelled",
            "spans",
            "fields",
            "asset");
    String says = shape.need("says").flatMap(Scalars::text).orElse("");
    List<Field> fields = shape.need("fields").map(StreamReader::fields).orElse(List.of());
    List<String> names = fields.stream().map(Field::name).toList();
    String key = shape.get("key").flatMap(n -> among(n, names)).orElse(null);
    boolean hasSpans = shape.get("spans").flatMap(Scalars::flag).orElse(false);
    StreamType plain =
        new StreamType(name, says, key, StreamType.Kind.APPEND, hasSpans, fields)
            .with(attributes(shape));
    return VersionsReader.read(shape, entry.name(), plain);
  }

  /** What the city's assets say of the one that an event is about: derived fields. */
  private static List<Field> attributes(Shape shape) {
    Optional<YamlNode> node = shape.get("asset");
    if (node.isPresent() && !shape.has("key")) {
      node.get().complain("without a 'key' it is not known which asset an event is about");
    }
    return node.map(StreamReader::fields).orElse(List.of()).stream()
        .map(field -> field.named(Derived.ASSET + field.name()))
        .toList();
  }

  private static Optional<String> among(YamlNode node, List<String> fields) {
    Optional<String> key = Scalars.text(node);
    if (key.isPresent() && !fields.contains(key.get())) {
      node.complain(
          "the stream has no field '%s'%s".formatted(key.get(), Nearest.hint(key.get(), fields)));
      return Optional.empty();
    }
    return key;
  }

  private static List<Field> fields(YamlNode node) {
    if (!node.isMap()) {
      node.complain("fields is a mapping: name, field");
    }
    List<Field> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int texts = 0;
    int numbers = 0;
    for (Entry entry : node.entries()) {
      Optional<String> name = Names.read(entry.key(), "a field");
      if (name.isPresent() && !seen.add(name.get())) {
        entry.key().complain("'%s' stands twice".formatted(name.get()));
      } else if (name.isPresent()) {
        Field field = field(entry.value(), name.get(), texts, numbers);
        fields.add(field);
        texts += field.isText() ? 1 : 0;
        numbers += field.isText() ? 0 : 1;
      }
    }
    return fields;
  }

  private static Field field(YamlNode node, String name, int texts, int numbers) {
    Shape shape = Shape.of(node, "a field", "type", "unit", "min", "max", "sensitive", "says");
    Optional<FieldType> known = shape.need("type").flatMap(n -> Scalars.word(n, FieldType.class));
    FieldType type = known.orElse(FieldType.TEXT);
    for (String word : List.of("unit", "min", "max")) {
      if (known.isPresent() && type != FieldType.NUMBER) {
        shape.get(word).ifPresent(n -> n.complain("only a number has '%s'".formatted(word)));
      }
    }
    double min = shape.get("min").flatMap(Scalars::number).orElse(Double.NEGATIVE_INFINITY);
    double max = shape.get("max").flatMap(Scalars::number).orElse(Double.POSITIVE_INFINITY);
    if (min > max) {
      shape.get("max").ifPresent(n -> n.complain("max is less than min"));
    }
    boolean isFlag = type == FieldType.BOOLEAN;
    return new Field(
        name,
        type,
        shape.text("unit").orElse(null),
        isFlag ? 0 : min,
        isFlag ? 1 : max,
        shape.get("sensitive").flatMap(Scalars::flag).orElse(false),
        shape.text("says").orElse(""),
        type == FieldType.TEXT ? texts : numbers);
  }
}
