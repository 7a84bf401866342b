package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;

/** The keys of events. */
final class Keys {

  private static final String BETWEEN = "\u001f";

  private Keys() {}

  /** A key as people see it. */
  static String shown(String key) {
    return key.replace(BETWEEN, "/");
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
