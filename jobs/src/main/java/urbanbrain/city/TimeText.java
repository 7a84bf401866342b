package urbanbrain.city;

import java.time.ZoneId;
import java.util.Optional;
import urbanbrain.mapping.Columns;
import urbanbrain.mapping.TimeSpec;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;
import urbanbrain.time.TimeFormat;

/** Reads where records say a time, and how. */
final class TimeText {

  private final Columns columns;
  private final ZoneId zone;

  TimeText(Columns columns, ZoneId zone) {
    this.columns = columns;
    this.zone = zone;
  }

  /** A column, or a mapping that says more of it. */
  Optional<TimeSpec> read(YamlNode node) {
    if (node.isScalar()) {
      return Words.column(node, columns)
          .map(slot -> new TimeSpec(slot, new TimeFormat(null, null, zone)));
    }
    Shape shape = Shape.of(node, "a time", "field", "match", "format");
    Optional<Integer> slot = shape.need("field").flatMap(n -> Words.column(n, columns));
    Optional<YamlNode> match = shape.get("match");
    Optional<YamlNode> pattern = shape.get("format");
    TimeFormat format =
        new TimeFormat(
            match.flatMap(Scalars::text).orElse(null),
            pattern.flatMap(Scalars::text).orElse(null),
            zone);
    match.ifPresent(n -> format.wrongMatch().ifPresent(n::complain));
    pattern.ifPresent(n -> format.wrongPattern().ifPresent(n::complain));
    return slot.map(s -> new TimeSpec(s, format));
  }
}
