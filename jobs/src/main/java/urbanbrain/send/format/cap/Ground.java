package urbanbrain.send.format.cap;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import urbanbrain.event.Place;
import urbanbrain.geo.Earth;
import urbanbrain.send.format.Said;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Incident;

/**
 * Where an incident is, as CAP's {@code area}: the polygons of the area that its key names, else a
 * circle around its place that holds the evidence that is shown.
 */
final class Ground {

  /** No place is known better than that, and points about people are rounded to it. */
  private static final double LEAST_KM = 0.5;

  private final Said said;

  Ground(Said said) {
    this.said = said;
  }

  void write(Xml xml) {
    Incident facts = said.facts();
    if (!facts.place().isKnown() && facts.key() == null && said.area() == null) {
      return;
    }
    xml.element(
        "area",
        () -> {
          String name = facts.key() == null ? point(facts.place()) : facts.key();
          xml.text("areaDesc", name);
          if (said.area() != null) {
            polygons(said.area(), xml);
          } else if (facts.place().isKnown()) {
            xml.text("circle", point(facts.place()) + " " + number(radius(facts)));
          }
        });
  }

  private static String point(Place place) {
    return point(place.lat(), place.lon());
  }

  /** Latitude first, as CAP wants it. */
  static String point(double lat, double lon) {
    return String.format(Locale.ROOT, "%.6f,%.6f", lat, lon);
  }

  private static String number(double kilometres) {
    return String.format(Locale.ROOT, "%.1f", kilometres);
  }

  private static double radius(Incident facts) {
    Place centre = facts.place();
    double farthest = 0;
    for (EventRef ref : facts.evidence().shown()) {
      Place place = ref.place();
      if (place.isKnown()) {
        farthest =
            Math.max(
                farthest,
                Earth.metres(centre.lat(), centre.lon(), place.lat(), place.lon()) / 1_000);
      }
    }
    return Math.max(LEAST_KM, Math.ceil(farthest * 10) / 10);
  }

  /** CAP's polygons have no holes: the outer rings. */
  private static void polygons(Geometry area, Xml xml) {
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon) {
        StringBuilder ring = new StringBuilder();
        for (Coordinate at : polygon.getExteriorRing().getCoordinates()) {
          ring.append(ring.isEmpty() ? "" : " ").append(point(at.getY(), at.getX()));
        }
        xml.text("polygon", ring.toString());
      }
    }
  }
}
