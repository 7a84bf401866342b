package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;

/** The keys of events. */
final class Keys {

  private static final String BETWEEN = "\u001f";

  private Keys() {}

  /** A key as people see it. */
  static String shown(String key) {
    return key.replace(BETWEEN, "/");
  }

  /** The key of an event of a leg beside {@code when}, as people see it, or null. */
  static String of(Rule rule, Leg leg, Event event) {
    List<String> fields = rule.when().keyFields();
    if (rule.when() instanceof Form.All all) {
      fields = all.same();
    } else if (rule.when() instanceof Form.Sequence sequence) {
      fields = sequence.same();
    }
    boolean isComparable = !fields.isEmpty() || rule.when().isSignal();
    boolean hasAll = fields.stream().allMatch(f -> leg.stream().field(f).isPresent());
    String key = isComparable && hasAll ? of(leg.stream(), fields, event) : null;
    return key == null ? null : shown(key);
  }

  /** The values of these fields as one text; null where one of them is absent. */
  static String of(StreamType stream, List<String> fields, Event event) {
    List<String> values = new ArrayList<>();
    for (String field : fields) {
      values.add(event.print(stream.field(field).orElseThrow()));
    }
    return values.contains(null) ? null : String.join(BETWEEN, values);
  }
}
