package urbanbrain.flow.demux;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import urbanbrain.event.Event;

/**
 * Distances by brute force, from school geometry: the earth around the anchor is laid flat, each
 * point in its true direction and distance; the nearest point of an edge is searched for.
 */
final class Flat {

  private static final double RADIUS = 6_371_008.8;

  private Flat() {}

  /** From the anchor's point to the nearest of another's shape, 0 within it. */
  static double metres(Event anchor, Event other) {
    double[] at = {anchor.lat(), anchor.lon()};
    if (other.shape() == null) {
      return metres(at, new double[] {other.lat(), other.lon()});
    }
    Geometry geometry = other.shape().geometry();
    if (geometry instanceof Polygon polygon && isInside(at, polygon)) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (Coordinate[] line : lines(geometry)) {
      for (int i = 1; i < line.length; i++) {
        least = Math.min(least, toEdge(at, line[i - 1], line[i]));
      }
    }
    return least;
  }

  private static List<Coordinate[]> lines(Geometry geometry) {
    List<Coordinate[]> lines = new ArrayList<>();
    if (geometry instanceof Polygon polygon) {
      lines.add(polygon.getExteriorRing().getCoordinates());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        lines.add(polygon.getInteriorRingN(i).getCoordinates());
      }
    } else if (geometry instanceof LineString line) {
      lines.add(line.getCoordinates());
    }
    return lines;
  }

  /** Inside, the corners of a ring are seen all the way round. */
  private static boolean isInside(double[] at, Polygon polygon) {
    int rings = 0;
    for (Coordinate[] ring : lines(polygon)) {
      double turned = 0;
      for (int i = 1; i < ring.length; i++) {
        double turn = BorderTest.bearing(at, p(ring[i])) - BorderTest.bearing(at, p(ring[i - 1]));
        turned += Math.IEEEremainder(turn, 2 * Math.PI);
      }
      rings += Math.abs(turned) > Math.PI ? 1 : 0;
    }
    return rings == 1; // around the outer ring alone, and not around a hole too
  }

  /** The distance falls, then rises along an arc of less than a quarter of the way round. */
  private static double toEdge(double[] at, Coordinate from, Coordinate to) {
    double length = metres(p(from), p(to));
    double bearing = BorderTest.bearing(p(from), p(to));
    double low = 0;
    double high = length;
    for (int i = 0; i < 45; i++) {
      double a = low + (high - low) / 3;
      double b = high - (high - low) / 3;
      boolean isLeft =
          metres(at, urbanbrain.geo.Points.from(p(from), a, bearing))
              < metres(at, urbanbrain.geo.Points.from(p(from), b, bearing));
      high = isLeft ? b : high;
      low = isLeft ? low : a;
    }
    return metres(at, urbanbrain.geo.Points.from(p(from), low, bearing));
  }

  private static double[] p(Coordinate at) {
    return new double[] {at.y, at.x};
  }

  private static double metres(double[] a, double[] b) {
    double sinLat = Math.sin(Math.toRadians(b[0] - a[0]) / 2);
    double sinLon = Math.sin(Math.toRadians(b[1] - a[1]) / 2);
    double cos = Math.cos(Math.toRadians(a[0])) * Math.cos(Math.toRadians(b[0]));
    return 2 * RADIUS * Math.asin(Math.sqrt(sinLat * sinLat + cos * sinLon * sinLon));
  }
}
