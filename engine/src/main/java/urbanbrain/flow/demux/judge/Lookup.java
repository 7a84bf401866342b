package urbanbrain.flow.demux.judge;

import com.google.common.primitives.Ints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import urbanbrain.cel.Access;
import urbanbrain.event.Event;
import urbanbrain.event.Field;

/** The conditions that need a field to have one of some values, by these values. */
final class Lookup {

  private static final int[] NONE = {};

  private final Field field;
  private final Map<Object, int[]> byValue = new HashMap<>();

  /**
   * Finds conditions by a field.
   *
   * @param conditions by each value those that need it
   */
  Lookup(Field field, Map<Object, List<Integer>> conditions) {
    this.field = field;
    conditions.forEach((value, places) -> byValue.put(value, Ints.toArray(places)));
  }

  /** The conditions that may hold for an event; all others do not. */
  int[] candidates(Event event) {
    if (field.isText()) {
      String text = event.text(field);
      return text == null ? NONE : byValue.getOrDefault(text, NONE);
    }
    double number = event.number(field);
    return Double.isNaN(number) ? NONE : byValue.getOrDefault(Access.number(number), NONE);
  }
}
