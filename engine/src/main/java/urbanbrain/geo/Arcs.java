package urbanbrain.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * The edges of a shape as great-circle arcs between points of the unit sphere, in chains of a few
 * with a cap around each, so that most of them need not be looked at.
 *
 * <p>Products of positions are formed from their differences: exact to nanometres for edges of a
 * metre, too.
 */
final class Arcs {

  private static final int CHAIN = 8;

  private final List<Chain> chains;

  /** The first point of every connected part of the border. */
  private final List<Spot> firsts;

  /** Null where the shape has no area. */
  private final Inside inside;

  private Arcs(List<Chain> chains, List<Spot> firsts, Inside inside) {
    this.chains = chains;
    this.firsts = firsts;
    this.inside = inside;
  }

  static Arcs of(Geometry geometry) {
    List<Chain> chains = new ArrayList<>();
    List<Spot> firsts = new ArrayList<>();
    collect(geometry, chains, firsts);
    Inside inside = geometry.getDimension() == 2 ? Inside.of(geometry) : null;
    return new Arcs(chains, firsts, inside);
  }

  private static void collect(Geometry geometry, List<Chain> chains, List<Spot> firsts) {
    if (geometry instanceof Polygon polygon) {
      collect(polygon.getExteriorRing(), chains, firsts);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        collect(polygon.getInteriorRingN(i), chains, firsts);
      }
    } else if (geometry instanceof GeometryCollection) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        collect(geometry.getGeometryN(i), chains, firsts);
      }
    } else {
      Coordinate[] points = geometry.getCoordinates();
      firsts.add(Spot.of(points[0].y, points[0].x));
      for (int from = 0; from == 0 || from < points.length - 1; from += CHAIN) {
        chains.add(Chain.of(points, from, Math.min(from + CHAIN, points.length - 1)));
      }
    }
  }

  /** The chains of edges. */
  List<Chain> chains() {
    return chains;
  }

  /** Whether there is a polygon among the shape's parts. */
  boolean hasArea() {
    return inside != null;
  }

  /** Whether a spot is within the area or on its border. */
  boolean holds(Spot spot) {
    return inside != null && inside.holds(spot);
  }

  /** The distance of a spot in metres, 0 within; whatever is further than {@code most} is far. */
  double metres(Spot spot, double most) {
    if (holds(spot)) {
      return 0;
    }
    double least = most / Earth.RADIUS;
    double found = Double.POSITIVE_INFINITY;
    for (Chain chain : chains) {
      if (chain.atLeast(spot) <= least) {
        found = Math.min(found, chain.angle(spot));
        least = Math.min(least, found);
      }
    }
    return found * Earth.RADIUS;
  }

  /** The distance of two shapes in metres, 0 where they share a point; far as above. */
  double metres(Arcs other, double most) {
    if (other.firsts.stream().anyMatch(this::holds) || firsts.stream().anyMatch(other::holds)) {
      return 0;
    }
    double least = most / Earth.RADIUS;
    double found = Double.POSITIVE_INFINITY;
    for (Chain chain : chains) {
      for (Chain opposite : other.chains) {
        if (chain.atLeast(opposite) <= least) {
          found = Math.min(found, chain.angle(opposite));
          least = Math.min(least, found);
        }
      }
    }
    return found * Earth.RADIUS;
  }

  /** The inside of polygons, asked in the plane where their edges are straight. */
  private record Inside(Gnomonic plane, IndexedPointInAreaLocator polygons) {

    static Inside of(Geometry geometry) {
      Gnomonic plane = Gnomonic.of(geometry);
      return new Inside(plane, new IndexedPointInAreaLocator(areas(plane.project(geometry))));
    }

    private static Geometry areas(Geometry flat) {
      List<Polygon> polygons = new ArrayList<>();
      gather(flat, polygons);
      return flat.getFactory().createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static void gather(Geometry flat, List<Polygon> polygons) {
      for (int i = 0; i < flat.getNumGeometries(); i++) {
        Geometry part = flat.getGeometryN(i);
        if (part instanceof Polygon polygon) {
          polygons.add(polygon);
        } else if (part instanceof GeometryCollection) {
          gather(part, polygons);
        }
      }
    }

    boolean holds(Spot spot) {
      return plane.shows(spot) && polygons.locate(plane.project(spot)) != Location.EXTERIOR;
    }
  }
}
