package urbanbrain.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import urbanbrain.event.Place;

/** What can be wrong with geometries, and the points that stand for them. */
final class Shapes {

  /** Less than a quarter of the way around: well within the half that a plane shows. */
  private static final double WIDEST = 8_000_000;

  /** A tenth of a millimetre, in degrees: what a place of a shape is rounded to. */
  private static final double GRAIN = 1e9;

  private Shapes() {}

  /** Refuses what is no shape that an event can have. */
  static void check(Geometry geometry) throws BadShape {
    if (geometry.getNumPoints() > Shape.MOST_POINTS) {
      throw new BadShape(
          "it has %d points, more than %d: simplify it"
              .formatted(geometry.getNumPoints(), Shape.MOST_POINTS));
    }
    checkWithin(geometry, Shape.FARTHEST);
  }

  /** Refuses what is no area of a layer: the same, but as large as half a continent. */
  static void checkArea(Geometry geometry) throws BadShape {
    if (isMixed(geometry)) {
      throw new BadShape(
          "an area is a Polygon or a MultiPolygon, not a " + geometry.getGeometryType());
    }
    checkWithin(geometry, WIDEST);
  }

  private static boolean isMixed(Geometry parts) {
    for (int i = 0; i < parts.getNumGeometries(); i++) {
      if (parts.getGeometryN(i).getDimension() != 2) {
        return true;
      }
    }
    return false;
  }

  private static void checkWithin(Geometry geometry, double farthest) throws BadShape {
    if (geometry.isEmpty()) {
      throw new BadShape("it has no points");
    }
    for (Coordinate point : geometry.getCoordinates()) {
      checkDegrees(point);
    }
    checkReach(geometry, farthest);
    checkTopology(Gnomonic.of(geometry), geometry);
  }

  /** Refuses areas that do not all fit on one side of the earth. */
  static void checkSpread(Geometry areas) throws BadShape {
    checkReach(areas, WIDEST);
  }

  private static void checkReach(Geometry geometry, double farthest) throws BadShape {
    double reach = reach(geometry, Gnomonic.middle(geometry));
    if (!(reach <= farthest)) {
      throw new BadShape(
          "it reaches more than %.0f km from its middle".formatted(farthest / 1_000));
    }
  }

  private static void checkDegrees(Coordinate point) throws BadShape {
    if (!(Math.abs(point.x) <= 180 && Math.abs(point.y) <= 90)) {
      throw new BadShape(
          "[%s, %s] is no position: longitude from -180 to 180, then latitude from -90 to 90"
              .formatted(point.x, point.y));
    }
  }

  /** How far the farthest point is from the middle, in metres. */
  static double reach(Geometry geometry, Spot middle) {
    double reach = 0;
    for (Coordinate point : geometry.getCoordinates()) {
      double metres = Earth.metres(middle.lat(), middle.lon(), point.y, point.x);
      reach = Double.isNaN(metres) ? Double.NaN : Math.max(reach, metres);
    }
    return reach;
  }

  private static void checkTopology(Gnomonic plane, Geometry geometry) throws BadShape {
    TopologyValidationError error = new IsValidOp(plane.project(geometry)).getValidationError();
    if (error != null) {
      Place where = plane.unproject(error.getCoordinate());
      throw new BadShape(
          "%s near longitude %.6f, latitude %.6f"
              .formatted(
                  error.getMessage().toLowerCase(java.util.Locale.ROOT), where.lon(), where.lat()));
    }
  }

  /** A point that stands for a geometry: within its area, else on its line, else one of it. */
  static Place representative(Geometry geometry) {
    if (geometry.getDimension() == 0) {
      Coordinate point = geometry.getCoordinates()[0];
      return new Place(point.y, point.x);
    }
    Gnomonic plane = Gnomonic.of(geometry);
    Geometry flat = plane.project(geometry);
    Coordinate point =
        geometry.getDimension() == 2 ? flat.getInteriorPoint().getCoordinate() : halfWay(flat);
    return rounded(plane.unproject(point));
  }

  /** Half the way along the longest of the lines; of equals the first. */
  private static Coordinate halfWay(Geometry flat) {
    Geometry longest = null;
    for (Geometry line : lines(flat)) {
      if (longest == null || line.getLength() > longest.getLength()) {
        longest = line;
      }
    }
    return new LengthIndexedLine(longest).extractPoint(longest.getLength() / 2);
  }

  private static List<Geometry> lines(Geometry geometry) {
    List<Geometry> lines = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Geometry part = geometry.getGeometryN(i);
      if (part instanceof LineString) {
        lines.add(part);
      } else if (part instanceof GeometryCollection) {
        lines.addAll(lines(part));
      }
    }
    return lines;
  }

  private static Place rounded(Place place) {
    return new Place(
        Math.rint(place.lat() * GRAIN) / GRAIN, Math.rint(place.lon() * GRAIN) / GRAIN);
  }
}
