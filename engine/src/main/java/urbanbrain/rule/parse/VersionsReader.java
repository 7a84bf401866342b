package urbanbrain.rule.parse;

import java.util.List;
import java.util.Optional;
import urbanbrain.cel.CelCompiler;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.StreamType;
import urbanbrain.event.StreamType.Kind;
import urbanbrain.event.StreamType.Versions;
import urbanbrain.rule.draft.LegScope;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/**
 * Reads what a stream file says of the versions of a stream's events: {@code kind}, {@code
 * revision}, {@code cancelled}. The stream alone says it, as what an event is must not depend on
 * the source that it comes from.
 */
final class VersionsReader {

  private VersionsReader() {}

  /**
   * The stream with what is said of its versions.
   *
   * @param name the stream's own name, under which {@code cancelled} names its fields
   */
  static StreamType read(Shape shape, String name, StreamType plain) {
    Kind kind = shape.get("kind").flatMap(n -> Scalars.word(n, Kind.class)).orElse(Kind.APPEND);
    if (kind == Kind.APPEND) {
      for (String word : List.of("revision", "cancelled")) {
        shape.get(word).ifPresent(n -> n.complain("only a stream of kind: revised has " + word));
      }
      return plain;
    }
    Field revision = shape.get("revision").flatMap(n -> revision(n, plain)).orElse(null);
    Truth<Event> cancelled =
        shape
            .get("cancelled")
            .flatMap(new CelCompiler<>(new LegScope(name, plain))::truth)
            .orElse(null);
    return new StreamType(
        plain.name(),
        plain.says(),
        plain.key(),
        kind,
        plain.hasSpans(),
        plain.fields(),
        new Versions(revision, cancelled));
  }

  private static Optional<Field> revision(YamlNode node, StreamType stream) {
    Optional<String> name = Scalars.text(node);
    Optional<Field> field = name.flatMap(stream::field);
    if (name.isPresent() && field.isEmpty()) {
      List<String> fields = stream.fields().stream().map(Field::name).toList();
      node.complain(
          "the stream has no field '%s'%s".formatted(name.get(), Nearest.hint(name.get(), fields)));
    } else if (field.isPresent() && field.get().type() != FieldType.NUMBER) {
      node.complain("revision is a number: the highest is the one that counts");
      return Optional.empty();
    }
    return field;
  }
}
