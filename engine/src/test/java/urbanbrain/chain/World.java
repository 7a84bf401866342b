package urbanbrain.chain;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.Site;
import urbanbrain.event.StreamType;
import urbanbrain.geo.BadShape;
import urbanbrain.geo.Shape;
import urbanbrain.harness.Places;
import urbanbrain.rule.RuleFiles;

/** The streams of random cases, all with the same fields, and single random events of them. */
final class World {

  static final List<String> STREAMS = List.of("traffic.crash", "health.ems", "utility.gas");

  private static final String FIELDS =
      """
          key: town
          fields:
            town: { type: text, says: "a town" }
            zone: { type: number, says: "a whole number" }
            amount: { type: number, min: 0, says: "never negative" }
            level: { type: number, says: "any number" }
            kind: { type: text, says: "a word" }
            hot: { type: boolean, says: "yes or no" }
      """;

  /** The towns that the city knows: some are never heard, and one is nowhere. */
  static final Assets ASSETS =
      new Places().asset("A", 40, 12).asset("C", 39.5, -74.5).asset("D").assets();

  /** How the fields of all streams look; its name is that of the first. */
  static final StreamType TYPE =
      RuleFiles.compile(files()).streams().stream(STREAMS.get(0)).orElseThrow();

  /** Streams whose events stay as they are. */
  static final List<StreamType> PLAIN = STREAMS.stream().map(World::stream).toList();

  /** The same streams, whose events may be corrected and cancelled. */
  static final List<StreamType> REVISED = PLAIN.stream().map(World::revised).toList();

  /** A stream whose events hold for a while. */
  static final StreamType WORKS =
      new StreamType("city.works", "Works.", null, StreamType.Kind.APPEND, true, TYPE.fields());

  private final Random random;
  private final Place centre;
  private final double spread;
  private final boolean hasShapes;

  /** A world of this random's making, whose places often are about {@code near} metres apart. */
  World(Random random, double near) {
    this(random, near, false);
  }

  /** The same, in which most of what has a place may be a line or an area there. */
  World(Random random, double near, boolean hasShapes) {
    this.random = random;
    this.hasShapes = hasShapes;
    this.centre = centre(random);
    this.spread = near;
  }

  /** The files that declare the streams. */
  static List<RuleFiles.Source> files() {
    return STREAMS.stream()
        .map(
            s -> {
              String[] name = s.split("\\.", -1);
              String text = "domain: %s\nstreams:\n  %s:\n    says: One fact.\n%s";
              return new RuleFiles.Source(
                  "streams/" + name[0] + ".yaml", text.formatted(name[0], name[1], FIELDS));
            })
        .toList();
  }

  /** The stream of an event. */
  static StreamType typeOf(Event event) {
    return Stream.of(PLAIN, List.of(WORKS), Sayings.STREAMS)
        .flatMap(List::stream)
        .filter(s -> s.code() == event.stream())
        .findFirst()
        .orElseThrow();
  }

  private static StreamType stream(String name) {
    return new StreamType(name, TYPE.says(), TYPE.key(), TYPE.fields());
  }

  /** The code of the stream at this place. */
  static int code(int stream) {
    return stream(STREAMS.get(stream)).code();
  }

  private static StreamType revised(StreamType s) {
    return new StreamType(s.name(), s.says(), s.key(), StreamType.Kind.REVISED, false, s.fields());
  }

  /** An event of any stream with any content. */
  Event event(long time, String id) {
    return event(
        pick(STREAMS.get(0), STREAMS.get(0), STREAMS.get(1), STREAMS.get(1), STREAMS.get(2)),
        time,
        id);
  }

  private Event event(String stream, long time, String id) {
    return event(stream(stream), time, id);
  }

  /** An event of a stream with any content. */
  Event event(StreamType stream, long time, String id) {
    double[] numbers = {
      orAbsent(random.nextInt(4) == 0 ? 1 : 0), amount(), level(), orAbsent(random.nextInt(2))
    };
    String[] texts = {pick(null, "A", "A", "A", "A", "B", "B"), pick(null, "x", "y", "z")};
    var clock = new Event.Clock(time, time + random.nextInt(1_000));
    Site site = site();
    Event event = new Event(stream, id, clock, site.place(), numbers, texts);
    return site.shape() == null ? event : event.with(special(event, site.shape()));
  }

  private static Event.Special special(Event event, Shape shape) {
    return new Event.Special(event.time(), null, false, shape);
  }

  /** The same event as another record would give it. */
  Event again(Event e) {
    return new Event(
        e.stream(),
        e.id(),
        new Event.Clock(e.time(), e.arrival() + 1),
        new Place(e.lat(), e.lon()),
        e.numbers().clone(),
        e.texts().clone(),
        e.content(),
        e.source(),
        e.special());
  }

  private double amount() {
    return orAbsent(random.nextInt(10) / 10.0 + random.nextInt(3));
  }

  private double level() {
    return orAbsent(random.nextInt(7) - 3 + (random.nextInt(4) == 0 ? 0.000_000_3 : 0));
  }

  private double orAbsent(double value) {
    return random.nextInt(15) == 0 ? Double.NaN : value;
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  /** Nowhere, or on a coarse grid around the centre, a centimetre off. */
  private Place place() {
    if (random.nextInt(10) == 0) {
      return Place.NONE;
    }
    double north = (random.nextInt(7) - 3) * spread * step() + hundredth();
    double east = (random.nextInt(7) - 3) * spread * step() + hundredth();
    return moved(centre, north, east);
  }

  /** As many metres further, about. */
  private static Place moved(Place from, double north, double east) {
    double lat = Math.max(-90, Math.min(90, from.lat() + north / 111_195));
    double lon = from.lon() + east / 111_195 / Math.max(0.01, Math.cos(Math.toRadians(lat)));
    return new Place(lat, lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
  }

  /** Where an event is: at one place always the same, as it is the same thing's. */
  private Site site() {
    Place place = place();
    Random there = new Random(31L * Double.hashCode(place.lat()) + Double.hashCode(place.lon()));
    if (!hasShapes || !place.isKnown() || there.nextInt(3) == 0) {
      return new Site(place, null);
    }
    try {
      Shape shape = Shape.of(geometry(place, there));
      return new Site(shape.place(), shape);
    } catch (BadShape e) {
      return new Site(place, null);
    }
  }

  /** A line, or an area with three corners, as large as what is near is far. */
  private Geometry geometry(Place place, Random there) {
    boolean isArea = there.nextBoolean();
    double first = there.nextDouble() * Math.PI;
    Coordinate[] corners = new Coordinate[isArea ? 4 : 3];
    for (int i = 0; i < 3; i++) {
      double far = spread * (0.1 + 1.5 * there.nextDouble());
      double way = first + i * 2 * Math.PI / 3;
      Place corner = moved(place, far * Math.cos(way), far * Math.sin(way));
      corners[i] = new Coordinate(corner.lon(), corner.lat());
    }
    GeometryFactory factory = new GeometryFactory();
    if (!isArea) {
      return factory.createLineString(corners);
    }
    corners[3] = corners[0];
    return factory.createPolygon(corners);
  }

  private double step() {
    return random.nextInt(4) == 0 ? 1 : 0.25;
  }

  private double hundredth() {
    return (random.nextInt(3) - 1) * 0.01;
  }

  private static Place centre(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Place(0, 180);
      case 1 -> new Place(89.99, 12);
      case 2 -> new Place(0, 0);
      default -> new Place(39 + random.nextDouble() * 2, -75 + random.nextDouble());
    };
  }
}
