package urbanbrain.cel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A context for tests: {@code e} with declared fields, {@code row} with any. */
public record Sample(Map<String, Object> e, Map<String, Object> row) {

  public static final Scope<Sample> SCOPE = new SampleScope();

  private static final class SampleScope implements Scope<Sample> {

    private static final Map<String, Slot.Type> FIELDS =
        Map.of(
            "kmh", Slot.Type.NUMBER,
            "lanes", Slot.Type.NUMBER,
            "priority", Slot.Type.NUMBER,
            "kind", Slot.Type.TEXT,
            "street", Slot.Type.TEXT,
            "urgent", Slot.Type.BOOLEAN);

    @Override
    public Collection<String> variables() {
      return List.of("e", "row");
    }

    @Override
    public Collection<String> fields(String variable) {
      return variable.equals("e") ? FIELDS.keySet() : List.of();
    }

    @Override
    public Optional<Slot<Sample>> slot(String variable, String field) {
      if (variable.equals("row")) {
        return Optional.of(
            new Slot<>(Slot.Type.DYN, s -> number(s.row.get(field)), s -> text(s.row.get(field))));
      }
      return Optional.ofNullable(FIELDS.get(field))
          .map(
              type ->
                  type == Slot.Type.TEXT
                      ? new Slot<>(type, null, s -> text(s.e.get(field)))
                      : new Slot<>(type, s -> number(s.e.get(field)), null));
    }
  }

  private static double number(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return value instanceof Double number ? number : Double.NaN;
  }

  private static String text(Object value) {
    return value instanceof String text ? text : null;
  }
}
