package urbanbrain.geo;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import urbanbrain.event.Place;

/**
 * Finds the area in which a point is. All areas are looked at in one plane, so that neighbours that
 * share the ends of an edge share the edge, to the last bit: no point falls between them.
 */
public final class AreaIndex {

  private final Gnomonic plane;
  private final STRtree tree = new STRtree();

  /** Borders are a millimetre wide: else rounding would decide where a point on one belongs. */
  private static final double WIDTH = 0.001 / Earth.RADIUS;

  private record Area(String id, IndexedPointInAreaLocator inside) {

    boolean holds(Coordinate flat) {
      return has(flat.x, flat.y)
          || has(flat.x - WIDTH, flat.y)
          || has(flat.x + WIDTH, flat.y)
          || has(flat.x, flat.y - WIDTH)
          || has(flat.x, flat.y + WIDTH);
    }

    private boolean has(double x, double y) {
      return inside.locate(new Coordinate(x, y)) != Location.EXTERIOR;
    }
  }

  /**
   * Areas by their ids.
   *
   * @throws BadShape where they do not all fit on one side of the earth
   */
  public AreaIndex(SortedMap<String, ? extends Geometry> areas) throws BadShape {
    Geometry all =
        new GeometryFactory().createGeometryCollection(areas.values().toArray(Geometry[]::new));
    Shapes.checkSpread(all);
    plane = Gnomonic.of(all);
    areas.forEach(
        (id, area) -> {
          Geometry flat = plane.project(area);
          tree.insert(
              flat.getEnvelopeInternal(), new Area(id, new IndexedPointInAreaLocator(flat)));
        });
    tree.build();
  }

  /** Refuses what is no area: other kinds of geometry, borders that cross themselves. */
  public static void check(Geometry geometry) throws BadShape {
    Shapes.checkArea(geometry);
  }

  /** The smallest id of the areas that hold a place or have it on their border, null if none do. */
  public String of(Place place) {
    Spot spot = Spot.of(place);
    if (!plane.shows(spot)) {
      return null;
    }
    Coordinate flat = plane.project(spot);
    String least = null;
    for (Object found : tree.query(around(flat))) {
      Area area = (Area) found;
      boolean isLess = least == null || area.id.compareTo(least) < 0;
      if (isLess && area.holds(flat)) {
        least = area.id;
      }
    }
    return least;
  }

  /** The ids of all areas that hold a place or have it on their border. */
  public SortedSet<String> allOf(Place place) {
    SortedSet<String> all = new TreeSet<>();
    Spot spot = Spot.of(place);
    if (plane.shows(spot)) {
      Coordinate flat = plane.project(spot);
      for (Object found : tree.query(around(flat))) {
        Area area = (Area) found;
        if (area.holds(flat)) {
          all.add(area.id);
        }
      }
    }
    return all;
  }

  private static Envelope around(Coordinate flat) {
    Envelope around = new Envelope(flat);
    around.expandBy(WIDTH);
    return around;
  }
}
