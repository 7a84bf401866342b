package urbanbrain.rule.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.YamlNode;

/** Reads the fields that make a key, as {@code by} and {@code same} name them: one or a list. */
public final class KeyReader {

  private final Dictionary streams;
  private final Collection<LegDraft> legs;
  private final Map<String, FieldType> types = new HashMap<>();

  /** A reader of the keys that these legs must have. */
  public KeyReader(Dictionary streams, Collection<LegDraft> legs) {
    this.streams = streams;
    this.legs = legs;
  }

  /** The names of the fields, as far as they can be read. */
  public List<String> read(YamlNode node) {
    List<String> fields = new ArrayList<>();
    for (YamlNode element : Scalars.oneOrMore(node)) {
      Optional<String> field = Scalars.text(element);
      String name = field.map(this::name).orElse("");
      if (field.isPresent() && fields.contains(name)) {
        element.complain("'%s' stands twice".formatted(field.get()));
      } else if (field.isPresent()) {
        fields.add(name);
        legs.forEach(leg -> check(element, name, leg));
      }
    }
    return fields;
  }

  /** The name of the field that is meant: that of a layer of areas or of cells is a derived one. */
  private String name(String written) {
    boolean isDeclared = legs.stream().anyMatch(leg -> leg.field(written).isPresent());
    Optional<Field> derived =
        legs.stream()
            .filter(leg -> leg.stream() != null && !isDeclared)
            .flatMap(leg -> streams.derived(leg.stream(), written).stream())
            .findFirst();
    return derived.map(Field::name).orElse(written);
  }

  /** Reports, at a node that names other things, if one of the legs has not all of these fields. */
  public void check(YamlNode node, List<String> fields) {
    for (String field : fields) {
      legs.forEach(leg -> check(node, field, leg));
    }
  }

  private void check(YamlNode element, String name, LegDraft leg) {
    if (leg.stream() == null) {
      return;
    }
    Optional<Field> field = leg.field(name);
    if (field.isEmpty()) {
      List<String> known = new ArrayList<>(streams.areas().keySet());
      leg.stream().fields().forEach(f -> known.add(f.name()));
      String hint = Nearest.hint(name, known);
      String text = "%s, the stream of '%s', has no field '%s'%s";
      element.complain(text.formatted(leg.stream().name(), leg.name(), name, hint));
      return;
    }
    FieldType type = types.putIfAbsent(name, field.get().type());
    if (type != null && type != field.get().type()) {
      String text = "the field '%s' of '%s' has another type than that of the events before";
      element.complain(text.formatted(name, leg.name()));
    }
    leg.use(name);
  }
}
