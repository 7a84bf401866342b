package urbanbrain.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.cel.Truth;
import urbanbrain.event.Dictionary;
import urbanbrain.event.StreamType;
import urbanbrain.geo.Crs;
import urbanbrain.mapping.Columns;
import urbanbrain.mapping.Entry;
import urbanbrain.mapping.Id;
import urbanbrain.mapping.PlaceSpec;
import urbanbrain.mapping.Row;
import urbanbrain.mapping.TimeSpec;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads the mapping of a source: which records become which events. */
final class EventsText {

  /** The word for the event's time among the parts of an id. */
  private static final String TIME = "time";

  private final Dictionary streams;
  private final Columns columns;
  private final TimeText times;
  private final Expressions expressions;

  EventsText(Dictionary streams, Columns columns, TimeText times) {
    this.streams = streams;
    this.columns = columns;
    this.times = times;
    this.expressions = new Expressions(columns);
  }

  /** All entries, in their order. */
  List<Entry> read(Optional<YamlNode> events) {
    List<Entry> entries = new ArrayList<>();
    boolean isAllTaken = false;
    for (YamlNode node : events.map(n -> Words.list(n, "entries")).orElse(List.of())) {
      if (isAllTaken) {
        node.complain("no record comes this far: the entry before takes all");
      }
      Shape shape =
          Shape.of(node, "an entry", "stream", "when", "id", "time", "place", "set", "ignore");
      entry(shape).ifPresent(entries::add);
      isAllTaken = shape.isMap() && !shape.has("when");
    }
    return entries;
  }

  private Optional<Entry> entry(Shape shape) {
    Truth<Row> when = shape.get("when").flatMap(expressions::truth).orElse(null);
    if (shape.get("ignore").flatMap(Scalars::flag).orElse(false)) {
      shape.words().stream()
          .filter(word -> !word.equals("ignore") && !word.equals("when"))
          .forEach(word -> shape.get(word).ifPresent(this::complainOfIgnored));
      return Optional.of(Entry.ignoring(when));
    }
    Optional<StreamType> stream = shape.need("stream").flatMap(this::stream);
    Optional<TimeSpec> time = shape.need("time").flatMap(times::read);
    Optional<PlaceSpec> place = shape.get("place").flatMap(this::place);
    Id id = shape.get("id").flatMap(this::id).orElse(new Id.Whole());
    SetText set = new SetText(columns, expressions);
    return stream.flatMap(
        s -> {
          var takes = set.read(s, shape.get("set"));
          return time.map(t -> new Entry(when, s, id, t, place.orElse(null), takes));
        });
  }

  private void complainOfIgnored(YamlNode node) {
    node.complain("the entry ignores its records: this says nothing");
  }

  private Optional<StreamType> stream(YamlNode node) {
    Optional<StreamType> stream = Scalars.text(node).flatMap(streams::stream);
    if (stream.isEmpty() && node.isScalar()) {
      String hint = Nearest.hint(node.text(), streams.asMap().keySet());
      node.complain("no stream is named %s%s".formatted(node.quote(), hint));
    }
    return stream;
  }

  private Optional<PlaceSpec> place(YamlNode node) {
    Shape shape = Shape.of(node, "a place", "lat", "lon", "crs");
    Optional<Integer> lat = shape.need("lat").flatMap(n -> Words.column(n, columns));
    Optional<Integer> lon = shape.need("lon").flatMap(n -> Words.column(n, columns));
    Crs crs = shape.get("crs").flatMap(n -> Scalars.word(n, Crs.class)).orElse(Crs.WGS84);
    return lat.flatMap(a -> lon.map(o -> new PlaceSpec(a, o, crs)));
  }

  private Optional<Id> id(YamlNode node) {
    if (node.isList()) {
      List<Integer> slots = new ArrayList<>();
      for (YamlNode part : node.elements()) {
        part(part).ifPresent(slots::add);
      }
      return Optional.of(new Id.Several(slots));
    }
    if (node.isMap()) {
      return Shape.of(node, "an id", "cel")
          .need("cel")
          .flatMap(expressions::text)
          .map(Id.Expression::new);
    }
    return Words.isColumn(node.text(), columns)
        ? Words.column(node, columns).map(Id.Column::new)
        : expressions.text(node).map(Id.Expression::new);
  }

  private Optional<Integer> part(YamlNode node) {
    return node.text().equals(TIME) ? Optional.of(Id.TIME) : Words.column(node, columns);
  }
}
