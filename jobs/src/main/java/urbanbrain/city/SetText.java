package urbanbrain.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.mapping.Columns;
import urbanbrain.mapping.Take;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.YamlNode;

/** Reads how the fields of a stream get their values. */
final class SetText {

  private final Columns columns;
  private final Expressions expressions;

  SetText(Columns columns, Expressions expressions) {
    this.columns = columns;
    this.expressions = expressions;
  }

  /** What is set, and the columns that are named as fields are. */
  List<Take> read(StreamType stream, Optional<YamlNode> set) {
    Map<String, YamlNode> written = new HashMap<>();
    set.ifPresent(node -> collect(node, stream, written));
    List<Take> takes = new ArrayList<>();
    for (Field field : stream.declared()) {
      YamlNode expression = written.get(field.name());
      if (expression != null) {
        take(field, expression).ifPresent(takes::add);
      } else if (columns.isPossible(columns.own(field.name()))) {
        takes.add(new Take.Column(field, columns.slot(columns.own(field.name()))));
      }
    }
    return takes;
  }

  private static void collect(YamlNode node, StreamType stream, Map<String, YamlNode> written) {
    if (!node.isMap()) {
      node.complain("'set' is a mapping of fields to expressions");
    }
    List<String> names = stream.declared().stream().map(Field::name).toList();
    for (YamlNode.Entry entry : node.entries()) {
      if (!names.contains(entry.name())) {
        entry
            .key()
            .complain(
                "%s has no field '%s'%s"
                    .formatted(stream.name(), entry.name(), Nearest.hint(entry.name(), names)));
      } else if (written.put(entry.name(), entry.value()) != null) {
        entry.key().complain("'%s' stands twice".formatted(entry.name()));
      }
    }
  }

  private Optional<Take> take(Field field, YamlNode node) {
    if (Scalars.text(node).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> member = Words.member(node.text());
    if (member.isPresent() && columns.isPossible(member.get())) {
      return Optional.of(new Take.Column(field, columns.slot(member.get())));
    }
    return switch (field.type()) {
      case TEXT -> expressions.text(node).map(e -> new Take.Words(field, e));
      case NUMBER -> expressions.number(node).map(e -> new Take.Figure(field, e));
      case BOOLEAN -> expressions.truth(node).map(e -> new Take.Flag(field, e));
    };
  }
}
