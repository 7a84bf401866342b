package urbanbrain.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.cel.Truth;
import urbanbrain.event.Dictionary;
import urbanbrain.event.StreamType;
import urbanbrain.mapping.Columns;
import urbanbrain.mapping.Entry;
import urbanbrain.mapping.Id;
import urbanbrain.mapping.Row;
import urbanbrain.mapping.Take;
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

  /** Those of the entry that is being read. */
  private Expressions expressions;

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
          Shape.of(
              node,
              "an entry",
              "stream",
              "when",
              "each",
              "id",
              "time",
              "valid",
              "place",
              "geometry",
              "set",
              "ignore");
      entry(shape).ifPresent(entries::add);
      isAllTaken = shape.isMap() && !shape.has("when");
    }
    return entries;
  }

  private Optional<Entry> entry(Shape shape) {
    Truth<Row> when = shape.get("when").flatMap(new Expressions(columns)::truth).orElse(null);
    if (shape.get("ignore").flatMap(Scalars::flag).orElse(false)) {
      shape.words().stream()
          .filter(word -> !word.equals("ignore") && !word.equals("when"))
          .forEach(word -> shape.get(word).ifPresent(this::complainOfIgnored));
      return Optional.of(Entry.ignoring(when));
    }
    Optional<StreamType> stream = shape.need("stream").flatMap(this::stream);
    columns.each(shape.get("each").flatMap(this::list).orElse(null));
    expressions = new Expressions(columns);
    Optional<Entry> entry = entry(shape, when, stream);
    columns.each(null);
    return entry;
  }

  /** Where the stream is not known, what is said of its events is looked at all the same. */
  private Optional<Entry> entry(Shape shape, Truth<Row> when, Optional<StreamType> stream) {
    boolean hasSpans = stream.map(StreamType::hasSpans).orElse(shape.has("valid"));
    stream.ifPresent(s -> checkSpan(shape, s));
    Optional<Entry.Span> valid = shape.get("valid").flatMap(times::span);
    Optional<TimeSpec> time =
        (hasSpans ? shape.get("time") : shape.need("time")).flatMap(times::read);
    Entry.Where where = new PlaceText(columns).read(shape);
    Id id = shape.get("id").flatMap(this::id).orElse(new Id.Whole());
    SetText set = new SetText(columns, expressions);
    Optional<List<Take>> takes = stream.map(s -> set.read(s, shape.get("set")));
    int each = columns.hasEach() ? columns.listSlot() : Entry.NONE;
    if (takes.isEmpty() || (hasSpans ? valid.isEmpty() : time.isEmpty())) {
      return Optional.empty();
    }
    TimeSpec said = time.orElse(null);
    Entry.Span span = valid.orElse(null);
    return Optional.of(new Entry(when, stream.get(), id, said, where, span, each, takes.get()));
  }

  private static void checkSpan(Shape shape, StreamType stream) {
    if (stream.hasSpans()) {
      shape.need("valid");
    } else {
      shape
          .get("valid")
          .ifPresent(
              n ->
                  n.complain(
                      "the events of %s are at instants: its stream file does not say 'spans: true'"
                          .formatted(stream.name())));
    }
  }

  /** A list within the record, or the word for the columns of a wide table. */
  private Optional<String> list(YamlNode node) {
    Optional<String> path = Scalars.text(node);
    boolean isWide = path.filter(Columns.WIDE::equals).isPresent();
    if (path.isPresent() && columns.isTable() != isWide) {
      node.complain(
          isWide
              ? "only a table has 'columns': name the list in the record"
              : "a row of a table has no lists: each of its 'columns' can be an event");
      return Optional.empty();
    }
    return path;
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
