package urbanbrain.flow.demux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.flow.Routed;
import urbanbrain.geo.BadShape;
import urbanbrain.geo.Near;
import urbanbrain.geo.Points;
import urbanbrain.geo.Shape;
import urbanbrain.geo.Spot;
import urbanbrain.geo.Tiles;

/**
 * Pairs of points, lines and areas at the borders of tiles, at the poles, the date line and a
 * centimetre from what is near: what a join sees of them in tiles is what is true of them.
 */
class BorderTest {

  private static final StreamType STREAM = new StreamType("traffic.crash", "", null, List.of());
  private static final double[] NEARS = {3, 40, 125, 126, 450, 2_000, 7_500};
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int PAIRS = 10_000;

  static List<Integer> seeds() {
    List<Integer> seeds = new ArrayList<>();
    for (int seed = 0; seed < Integer.getInteger("seeds", 10); seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatMeetsInTilesIsWhatIsNear(int seed) throws BadShape {
    Random random = new Random(seed);
    int met = 0;
    int apart = 0;
    for (int i = 0; i < PAIRS; i++) {
      double near = NEARS[random.nextInt(NEARS.length)];
      Tiles tiles = new Tiles(Tiles.levelFor(near));
      double[] at = anchor(tiles, random);
      Event anchor = event(at, random.nextInt(4) == 0 ? around(at, near, random) : null);
      Event other = other(new double[] {anchor.lat(), anchor.lon()}, near, random);
      boolean isNear = Flat.metres(anchor, other) <= near;
      assertThat(meetings(new Space.Tiled(7, tiles, near), anchor, other))
          .as("%s and %s %s, near %s", at, other, other.shape(), near)
          .isEqualTo(isNear ? 1 : 0);
      met += isNear ? 1 : 0;
      apart += isNear ? 0 : 1;
    }
    assertThat(met).isGreaterThan(PAIRS / 3);
    assertThat(apart).isGreaterThan(PAIRS / 4);
  }

  /** In how many keys an anchor at home sees another as near. */
  private static int meetings(Space.Tiled space, Event anchor, Event other) {
    List<Routed> anchors = new ArrayList<>();
    List<Routed> others = new ArrayList<>();
    space.route(anchor, new int[] {1}, anchors::add);
    space.route(other, new int[] {2}, others::add);
    assertThat(anchors.stream().filter(Routed::home)).hasSize(1);
    Near near = new Near(space.near());
    Spot point = Spot.of(anchor.lat(), anchor.lon());
    int meetings = 0;
    for (Routed copy : others) {
      boolean isThere = copy.key().equals(anchors.get(0).key());
      meetings += isThere && near.holds(point, Spot.of(copy.event())) ? 1 : 0;
    }
    return meetings;
  }

  private static double[] anchor(Tiles tiles, Random random) {
    double[] inside = Points.anywhere(random);
    if (random.nextInt(3) == 0) {
      return inside;
    }
    double[] outside = Points.from(inside, 2_000_000 * random.nextDouble(), random);
    long home = tiles.home(inside[0], inside[1]);
    for (int i = 0; i < 60; i++) {
      double[] middle = {(inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2};
      boolean isHome = tiles.home(middle[0], middle[1]) == home;
      inside = isHome ? middle : inside;
      outside = isHome ? outside : middle;
    }
    return inside;
  }

  private static Event event(double[] at, Geometry geometry) throws BadShape {
    Shape shape = geometry == null ? null : Shape.of(geometry);
    Place place = shape == null ? new Place(at[0], at[1]) : shape.place();
    Event.Clock clock = new Event.Clock(0, 0);
    Event event = new Event(STREAM, "e", clock, place, new double[0], new String[0]);
    return shape == null ? event : event.with(new Event.Special(0, null, false, shape));
  }

  /** Something whose nearest point is a centimetre less or more away than is near, or anywhere. */
  private static Event other(double[] at, double near, Random random) throws BadShape {
    double metres =
        switch (random.nextInt(4)) {
          case 0 -> near + 0.01;
          case 1 -> near - 0.01;
          case 2 -> near * random.nextDouble();
          default -> near * (0.02 + 2 * random.nextDouble());
        };
    double bearing = 2 * Math.PI * random.nextDouble();
    double[] nearest = Points.from(at, metres, bearing);
    double size = Math.min(15_000, Math.pow(10, 0.5 + 4 * random.nextDouble()));
    return switch (random.nextInt(4)) {
      case 0 -> event(nearest, null);
      case 1 -> event(nearest, line(at, nearest, size, random));
      case 2 -> event(nearest, triangle(at, nearest, size, random));
      default -> event(nearest, around(at, metres, random));
    };
  }

  /** A line that is nearest to a point where it touches the circle around it. */
  private static Geometry line(double[] at, double[] touching, double size, Random random) {
    double ahead = bearing(touching, at);
    double[] left = Points.from(touching, size * random.nextDouble(), ahead + Math.PI / 2);
    double[] right = Points.from(touching, size, ahead - Math.PI / 2);
    return FACTORY.createLineString(new Coordinate[] {c(left), c(touching), c(right)});
  }

  private static Geometry triangle(double[] at, double[] touching, double size, Random random) {
    double ahead = bearing(touching, at);
    double[] left = Points.from(touching, size * random.nextDouble() + 1, ahead + Math.PI / 2);
    double[] right = Points.from(touching, size, ahead - Math.PI / 2);
    double[] away = Points.from(touching, size * random.nextDouble() + 1, ahead + Math.PI);
    return FACTORY.createPolygon(new Coordinate[] {c(left), c(right), c(away), c(left)});
  }

  /** An area around a point, perhaps with a hole around it that has this distance to it. */
  private static Geometry around(double[] at, double metres, Random random) {
    double turn = random.nextDouble();
    Coordinate[] outer = square(at, 2.5 * metres, turn);
    return random.nextBoolean()
        ? FACTORY.createPolygon(outer)
        : FACTORY.createPolygon(
            FACTORY.createLinearRing(outer),
            new org.locationtech.jts.geom.LinearRing[] {
              FACTORY.createLinearRing(square(at, metres, turn))
            });
  }

  /** A square of which every corner lies this far from its middle. */
  private static Coordinate[] square(double[] at, double metres, double turn) {
    Coordinate[] ring = new Coordinate[5];
    for (int i = 0; i < 4; i++) {
      ring[i] = c(Points.from(at, metres, turn + i * Math.PI / 2));
    }
    ring[4] = ring[0];
    return ring;
  }

  private static Coordinate c(double[] at) {
    return new Coordinate(at[1], at[0]);
  }

  /** The direction from one point to another, radians from north, clockwise. */
  static double bearing(double[] from, double[] to) {
    double lat = Math.toRadians(from[0]);
    double there = Math.toRadians(to[0]);
    double lon = Math.toRadians(to[1] - from[1]);
    return Math.atan2(
        Math.sin(lon) * Math.cos(there),
        Math.cos(lat) * Math.sin(there) - Math.sin(lat) * Math.cos(there) * Math.cos(lon));
  }
}
