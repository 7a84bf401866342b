package urbanbrain.geo;

import org.locationtech.jts.geom.Coordinate;

/** Some arcs, one after the other, and a cap that holds them. A lone point is a chain of none. */
final class Chain {

  /** Caps are a little wider than they must be. */
  private static final double MARGIN = 1e-9;

  private final Spot[] points;
  private final Spot centre;
  private final double radius;

  private Chain(Spot[] points) {
    this.points = points;
    double x = 0;
    double y = 0;
    double z = 0;
    for (Spot point : points) {
      x += point.x();
      y += point.y();
      z += point.z();
    }
    double length = Math.sqrt(x * x + y * y + z * z);
    this.centre = new Spot(0, 0, x / length, y / length, z / length);
    double most = 0;
    for (Spot point : points) {
      most = Math.max(most, angle(centre, point));
    }
    this.radius = most * (1 + MARGIN) + MARGIN;
  }

  /** The arcs from one point of a line to another. */
  static Chain of(Coordinate[] line, int from, int to) {
    Spot[] points = new Spot[to - from + 1];
    for (int i = 0; i < points.length; i++) {
      points[i] = Spot.of(line[from + i].y, line[from + i].x);
    }
    return new Chain(points);
  }

  /** The ends of its arcs, in their order. */
  Spot[] points() {
    return points;
  }

  /** No arc of it is nearer to a spot than this angle. */
  double atLeast(Spot spot) {
    return angle(centre, spot) - radius;
  }

  /** No arc of it is nearer to another's than this angle. */
  double atLeast(Chain other) {
    return angle(centre, other.centre) - radius - other.radius;
  }

  /** The angle from a spot to the nearest point of an arc. */
  double angle(Spot spot) {
    double least = angle(points[0], spot);
    for (int i = 1; i < points.length; i++) {
      least = Math.min(least, angle(points[i - 1], points[i], spot));
    }
    return least;
  }

  /** The angle between the nearest points of two chains, 0 where they cross. */
  double angle(Chain other) {
    double least = Double.POSITIVE_INFINITY;
    for (Spot point : points) {
      least = Math.min(least, other.angle(point));
    }
    for (Spot point : other.points) {
      least = Math.min(least, angle(point));
    }
    return crosses(other) ? 0 : least;
  }

  private boolean crosses(Chain other) {
    for (int i = 1; i < points.length; i++) {
      for (int j = 1; j < other.points.length; j++) {
        if (cross(points[i - 1], points[i], other.points[j - 1], other.points[j])) {
          return true;
        }
      }
    }
    return false;
  }

  /** The angle between two spots. */
  static double angle(Spot a, Spot b) {
    double x = a.x() - b.x();
    double y = a.y() - b.y();
    double z = a.z() - b.z();
    return 2 * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2));
  }

  /** The angle from a spot to the nearest point of the arc from a to b. */
  private static double angle(Spot a, Spot b, Spot spot) {
    Normal n = Normal.of(a, b);
    double length = n.length();
    boolean isBetween = length > 0 && n.leads(a, spot) > 0 && n.leads(b, spot) < 0;
    return isBetween
        ? Math.asin(Math.min(1, Math.abs(n.side(a, spot)) / length))
        : Math.min(angle(a, spot), angle(b, spot));
  }

  /** Whether two arcs cross; those that only touch are nanometres apart, which is as good. */
  private static boolean cross(Spot a, Spot b, Spot c, Spot d) {
    Normal ab = Normal.of(a, b);
    Normal cd = Normal.of(c, d);
    double sideOfC = ab.side(a, c);
    double sideOfA = cd.side(c, a);
    return sideOfC * ab.side(a, d) < 0
        && sideOfA * cd.side(c, b) < 0
        && sideOfC * sideOfA < 0; // else they cross the other's circle on the far side of the earth
  }

  /** The vector that stands upright on the plane of an arc. */
  private record Normal(double x, double y, double z) {

    /** a x (b - a), which is a x b without its rounding. */
    static Normal of(Spot a, Spot b) {
      double x = b.x() - a.x();
      double y = b.y() - a.y();
      double z = b.z() - a.z();
      return new Normal(a.y() * z - a.z() * y, a.z() * x - a.x() * z, a.x() * y - a.y() * x);
    }

    double length() {
      return Math.sqrt(x * x + y * y + z * z);
    }

    /** On which side of the plane a spot is, seen from a point in it. */
    double side(Spot in, Spot spot) {
      return (spot.x() - in.x()) * x + (spot.y() - in.y()) * y + (spot.z() - in.z()) * z;
    }

    /** Positive where a spot is ahead of a point of the arc, in its direction. */
    double leads(Spot from, Spot spot) {
      double east = y * from.z() - z * from.y();
      double north = z * from.x() - x * from.z();
      double up = x * from.y() - y * from.x();
      return (spot.x() - from.x()) * east
          + (spot.y() - from.y()) * north
          + (spot.z() - from.z()) * up;
    }
  }
}
