package urbanbrain.rule.test.parse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import urbanbrain.asset.Assets;
import urbanbrain.asset.LookUp;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.geo.Earth;
import urbanbrain.mapping.Reason;
import urbanbrain.rule.test.Arrival;
import urbanbrain.rule.test.Case;
import urbanbrain.rule.test.Moments;
import urbanbrain.text.Distances;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads one line of a case's events: one event, or several of which only the times differ. */
final class LineReader {

  /** An event later than its arrival by more than this is a dead letter, as in a city. */
  private static final long SKEW = 60_000;

  /** The only source of a case. */
  private static final int SOURCE = StableHash.code(Case.SOURCE);

  /** What stands in columns of its own where a case is shown. */
  private static final Set<String> APART =
      Set.of(EventsReader.AT, EventsReader.ARRIVE, EventsReader.STREAM, EventsReader.ID);

  private final StreamType stream;
  private final Shape shape;
  private final Optional<YamlNode> every;
  private final double[] numbers;
  private final String[] texts;

  LineReader(StreamType stream, Shape shape, Optional<YamlNode> every) {
    this.stream = stream;
    this.shape = shape;
    this.every = every;
    this.numbers = new double[stream.numbers()];
    this.texts = new String[stream.texts()];
    Arrays.fill(numbers, Double.NaN);
  }

  /** Adds the events of this line; none where there is a problem. */
  void read(Moments moments, Assets assets, List<Arrival> into) {
    List<Long> times = shape.need(EventsReader.AT).map(moments::readSeries).orElse(List.of());
    Optional<YamlNode> arrive = shape.get(EventsReader.ARRIVE);
    List<Long> arrived = arrive.map(moments::readSeries).orElse(times);
    LookUp.Where where = fill(assets);
    if (times.isEmpty() || arrived.isEmpty() || !fit(times, arrived, arrive)) {
      return;
    }
    for (int i = 0; i < times.size(); i++) {
      long came = arrived.get(arrived.size() == 1 ? 0 : i);
      guard(times.get(i), came, moments, arrive.orElse(shape.node()));
      String id = id(into.size() + 1, times.size() == 1 ? "" : String.valueOf(i + 1));
      Event plain =
          new Event(stream, id, new Event.Clock(times.get(i), came), where.place(), numbers, texts);
      Event event = stream.hasSpans() ? span(plain, moments) : plain;
      Event from = stream.versioned(event).from(SOURCE);
      into.add(new Arrival(from, times.get(i), stream.name(), text(), shape.node().line()));
    }
  }

  private static boolean fit(List<Long> times, List<Long> arrived, Optional<YamlNode> arrive) {
    boolean isFitting = arrived.size() == times.size() || arrived.size() == 1;
    if (!isFitting) {
      arrive
          .orElseThrow()
          .complain(
              "%d events and %d arrivals: write one, or as many as there are events"
                  .formatted(times.size(), arrived.size()));
    }
    return isFitting;
  }

  private static void guard(long time, long arrived, Moments moments, YamlNode node) {
    if (time > arrived + SKEW) {
      Values.dead(
          node,
          Reason.FUTURE_TIME,
          "%s is later than its arrival, %s, by more than a minute"
              .formatted(moments.write(time), moments.write(arrived)));
    }
  }

  private String id(int number, String inSeries) {
    return value(EventsReader.ID)
        .flatMap(Values::text)
        .map(id -> id + inSeries)
        .orElse("e" + number);
  }

  /** What was said at its time holds from when it begins, if that is later. */
  private Event span(Event said, Moments moments) {
    long from = value(EventsReader.FROM).flatMap(moments::read).orElse(said.time());
    Optional<YamlNode> ends = value(EventsReader.UNTIL);
    if (ends.isEmpty()) {
      shape.node().complain("it holds for a while: it needs 'until'");
    }
    long begins = Math.max(from, said.time());
    long until = ends.flatMap(moments::read).orElse(begins + 1);
    if (until <= begins) {
      Values.dead(
          ends.orElseThrow(),
          Reason.BAD_TIME,
          "it ends at %s, not after it begins, %s"
              .formatted(moments.write(until), moments.write(begins)));
    }
    Place place = new Place(said.lat(), said.lon());
    Event.Clock clock = new Event.Clock(begins, said.arrival());
    return new Event(stream, said.id(), clock, place, numbers, texts)
        .with(new Event.Special(until, null, false, null));
  }

  /** The value of a word, of this line or of all. */
  private Optional<YamlNode> value(String word) {
    return shape
        .get(word)
        .or(() -> every.flatMap(common -> common.get(word)).filter(value -> !value.isNull()));
  }

  /** Fills all fields, those that are looked up too; gives where it is. */
  private LookUp.Where fill(Assets assets) {
    Place said = place();
    stream.declared().forEach(this::fill);
    boolean hasKey = stream.key() == null || value(stream.key()).isPresent();
    if (shape.isMap() && !hasKey) {
      Values.dead(
          shape.node(), Reason.MISSING_FIELD, "it needs its key, '%s'".formatted(stream.key()));
    }
    LookUp lookUp = new LookUp(stream, assets);
    String asset = lookUp.key() == null ? null : Event.print(lookUp.key(), numbers, texts);
    LookUp.Where where = lookUp.fill(LookUp.Where.of(said, null), asset, numbers, texts);
    stream.looked().forEach(this::fill);
    return where;
  }

  /** Where it is said to be: at a point, or so far north and east of it. */
  private Place place() {
    Place from = Values.place(value(Values.LAT), value(Values.LON), shape.node());
    Optional<YamlNode> north = value(EventsReader.NORTH);
    Optional<YamlNode> east = value(EventsReader.EAST);
    if (!from.isKnown() && (north.isPresent() || east.isPresent())) {
      north.or(() -> east).get().complain("of what? 'lat' and 'lon' say it, here or under 'every'");
    }
    double up = north.flatMap(Distances::read).orElse(0.0);
    double right = east.flatMap(Distances::read).orElse(0.0);
    double lat = from.lat() + Math.toDegrees(up / Earth.RADIUS);
    double lon =
        from.lon() + Math.toDegrees(right / (Earth.RADIUS * Math.cos(Math.toRadians(from.lat()))));
    return from.isKnown() ? new Place(lat, lon) : Place.NONE;
  }

  private void fill(Field field) {
    value(EventsReader.word(field)).ifPresent(v -> Values.fill(field, v, numbers, texts));
  }

  /** What this line says of its events beside what has a column of its own. */
  private String text() {
    return shape.node().entries().stream()
        .filter(entry -> !APART.contains(entry.name()))
        .map(entry -> entry.name() + " " + entry.value().text())
        .collect(Collectors.joining(", "));
  }
}
