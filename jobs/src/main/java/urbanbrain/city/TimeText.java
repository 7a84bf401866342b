package urbanbrain.city;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import urbanbrain.mapping.Columns;
import urbanbrain.mapping.Entry;
import urbanbrain.mapping.TimeSpec;
import urbanbrain.text.Durations;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;
import urbanbrain.time.TimeFormat;
import urbanbrain.time.TimeReader;

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
    Shape shape = Shape.of(node, "a time", "field", "match", "format", "start", "step");
    if (shape.has("start") || shape.has("step")) {
      return counted(shape);
    }
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

  /** Where records carry no time: the first is at the start, each further one a step later. */
  private Optional<TimeSpec> counted(Shape shape) {
    for (String word : List.of("field", "match", "format")) {
      shape
          .get(word)
          .ifPresent(n -> n.complain("a time that is counted is not read: leave it out"));
    }
    Optional<Long> start = shape.need("start").flatMap(n -> instant(n, zone));
    Optional<Long> step = shape.need("step").flatMap(Durations::read).filter(ms -> ms > 0);
    return start.flatMap(from -> step.map(ms -> TimeSpec.counted(from, ms)));
  }

  /** From when until when an event holds. */
  Optional<Entry.Span> span(YamlNode node) {
    Shape shape = Shape.of(node, "a span", "from", "until");
    Optional<TimeSpec> from = shape.need("from").flatMap(this::said);
    Optional<TimeSpec> until = shape.need("until").flatMap(this::said);
    return from.flatMap(f -> until.map(u -> new Entry.Span(f, u)));
  }

  private Optional<TimeSpec> said(YamlNode node) {
    Optional<TimeSpec> time = read(node);
    if (time.filter(TimeSpec::isCounted).isPresent()) {
      node.complain("the records say from when until when: this cannot be counted");
      return Optional.empty();
    }
    return time;
  }

  /** A time that stands in the city file itself. */
  static Optional<Long> instant(YamlNode node, ZoneId zone) {
    long time = new TimeReader(new TimeFormat(null, null, zone)).read(node.text());
    if (time == TimeReader.NONE) {
      node.complain(node.quote() + " is no time: write it as 2016-05-31T00:00:00");
      return Optional.empty();
    }
    return Optional.of(time);
  }
}
