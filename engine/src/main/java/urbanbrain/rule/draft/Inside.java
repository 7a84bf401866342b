package urbanbrain.rule.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import urbanbrain.cel.Access;
import urbanbrain.cel.Truth;
import urbanbrain.event.Derived;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.YamlNode;

/**
 * Reads {@code inside}: a layer of areas, {@code flood_zone}, or one of its areas, {@code
 * district/old_town}, or a list of them of which one is enough.
 *
 * @param holds whether an event is in one of them
 * @param words as they are written, in a stable order
 * @param fields the derived fields that it looks at
 */
record Inside(Truth<Event> holds, String words, List<String> fields) {

  /** Reads it; what cannot be understood holds for nothing. */
  static Inside read(YamlNode node, StreamType stream, Dictionary streams) {
    Truth<Event> holds = null;
    TreeSet<String> words = new TreeSet<>();
    List<String> fields = new ArrayList<>();
    for (YamlNode element : Scalars.oneOrMore(node)) {
      Optional<Field> field =
          Scalars.text(element).flatMap(t -> field(element, t, stream, streams));
      if (field.isPresent()) {
        Truth<Event> other = in(field.get(), area(element.text()));
        holds = holds == null ? other : holds.or(other);
        words.add(element.text());
        fields.add(field.get().name());
      }
    }
    if (node.isList() && node.elements().isEmpty()) {
      node.complain("inside names a layer of areas, or one of its areas, as district/old_town");
    }
    return new Inside(holds == null ? e -> false : holds, String.join(", ", words), fields);
  }

  private static Optional<Field> field(
      YamlNode node, String text, StreamType stream, Dictionary streams) {
    String layer = text.contains("/") ? text.substring(0, text.indexOf('/')) : text;
    if (!streams.areas().containsKey(layer)) {
      String hint = Nearest.hint(layer, streams.areas().keySet());
      String known = String.join(", ", streams.areas().keySet());
      String none = "no stream file declares `areas`";
      String all = known.isEmpty() ? none : "layers are " + known;
      node.complain(
          "there is no layer of areas '%s'%s".formatted(layer, hint.isEmpty() ? ": " + all : hint));
      return Optional.empty();
    }
    return stream.field(Derived.area(layer).name());
  }

  /** The area's id, or null where any area of the layer will do. */
  private static String area(String text) {
    return text.contains("/") ? text.substring(text.indexOf('/') + 1) : null;
  }

  private static Truth<Event> in(Field field, String area) {
    int slot = field.slot();
    return area == null
        ? e -> e.texts()[slot] != null
        : Access.known(
            e -> area.equals(e.texts()[slot]),
            List.of(Access.toTexts("", field.name(), List.of(area))));
  }
}
