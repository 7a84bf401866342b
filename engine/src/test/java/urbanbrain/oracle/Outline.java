package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import urbanbrain.event.Place;

/**
 * A line or an area on the sphere, whose edges are great-circle arcs: the nearest point of each is
 * searched for.
 */
final class Outline {

  private static final double RADIUS = 6_371_008.8;

  private final List<double[][]> lines = new ArrayList<>();
  private final boolean isArea;

  Outline(Geometry geometry) {
    isArea = geometry instanceof Polygon;
    if (geometry instanceof Polygon polygon) {
      add(polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        add(polygon.getInteriorRingN(i));
      }
    } else {
      add((LineString) geometry);
    }
  }

  private void add(LineString line) {
    List<double[]> points = new ArrayList<>();
    for (Coordinate c : line.getCoordinates()) {
      points.add(vector(c.y, c.x));
    }
    lines.add(points.toArray(new double[0][]));
  }

  /** How far a point is from it in metres, 0 within an area. */
  double distance(Place place) {
    double[] at = vector(place.lat(), place.lon());
    if (isArea && isInside(at)) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (double[][] line : lines) {
      for (int i = 1; i < line.length; i++) {
        least = Math.min(least, toEdge(at, line[i - 1], line[i]));
      }
    }
    return 2 * RADIUS * Math.asin(least / 2);
  }

  /** The chord to the nearest point of an edge: along it, it falls and then rises. */
  private static double toEdge(double[] at, double[] from, double[] to) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 80; i++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      boolean isLeft = chord(at, along(from, to, left)) < chord(at, along(from, to, right));
      high = isLeft ? right : high;
      low = isLeft ? low : left;
    }
    return Math.min(chord(at, along(from, to, low)), Math.min(chord(at, from), chord(at, to)));
  }

  /** Within the outer ring one sees its corners all the way round, and those of no hole. */
  private boolean isInside(double[] at) {
    int seen = 0;
    for (double[][] ring : lines) {
      double turned = 0;
      for (int i = 1; i < ring.length; i++) {
        double turn = bearing(at, ring[i]) - bearing(at, ring[i - 1]);
        turned += Math.IEEEremainder(turn, 2 * Math.PI);
      }
      seen += Math.abs(turned) > Math.PI ? 1 : 0;
    }
    return seen == 1;
  }

  private static double bearing(double[] at, double[] to) {
    double lon = Math.atan2(at[1], at[0]);
    double[] east = {-Math.sin(lon), Math.cos(lon), 0};
    double[] north = {-at[2] * Math.cos(lon), -at[2] * Math.sin(lon), Math.hypot(at[0], at[1])};
    double[] way = {to[0] - at[0], to[1] - at[1], to[2] - at[2]};
    return Math.atan2(dot(way, east), dot(way, north));
  }

  private static double[] along(double[] from, double[] to, double part) {
    double[] at = new double[3];
    for (int i = 0; i < 3; i++) {
      at[i] = from[i] + (to[i] - from[i]) * part;
    }
    double length = Math.sqrt(dot(at, at));
    return new double[] {at[0] / length, at[1] / length, at[2] / length};
  }

  private static double chord(double[] a, double[] b) {
    double[] way = {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    return Math.sqrt(dot(way, way));
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] vector(double lat, double lon) {
    double up = Math.toRadians(lat);
    double round = Math.toRadians(lon);
    return new double[] {
      Math.cos(up) * Math.cos(round), Math.cos(up) * Math.sin(round), Math.sin(up)
    };
  }
}
