package urbanbrain.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;
import urbanbrain.event.Place;

/**
 * The plane that touches the earth at one point, seen from the earth's centre: every great circle
 * is a straight line in it. So whatever a plane can tell of lines and areas holds on the sphere,
 * for all that lies on the touched half.
 */
final class Gnomonic {

  private final Spot centre;
  private final double[] east;
  private final double[] north;

  /** The plane that touches at this point. */
  Gnomonic(Spot centre) {
    this.centre = centre;
    double phi = Math.toRadians(centre.lat());
    double lambda = Math.toRadians(centre.lon());
    east = new double[] {-Math.sin(lambda), Math.cos(lambda), 0};
    north =
        new double[] {
          -Math.sin(phi) * Math.cos(lambda), -Math.sin(phi) * Math.sin(lambda), Math.cos(phi)
        };
  }

  /** The plane that touches in the middle of all points of a geometry. */
  static Gnomonic of(Geometry geometry) {
    return new Gnomonic(middle(geometry));
  }

  /** The middle of all points of a geometry; nowhere if there is none. */
  static Spot middle(Geometry geometry) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (Coordinate point : geometry.getCoordinates()) {
      Spot spot = Spot.of(point.y, point.x);
      x += spot.x();
      y += spot.y();
      z += spot.z();
    }
    double length = Math.sqrt(x * x + y * y + z * z);
    return length < 1e-9 ? Spot.of(Double.NaN, Double.NaN) : spot(x, y, z);
  }

  Spot centre() {
    return centre;
  }

  /** Whether a spot is on the half that the plane shows. */
  boolean shows(Spot spot) {
    return depth(spot) > 1e-3;
  }

  private double depth(Spot spot) {
    return spot.x() * centre.x() + spot.y() * centre.y() + spot.z() * centre.z();
  }

  /** Where a spot that it shows is in the plane. */
  Coordinate project(Spot spot) {
    double depth = depth(spot);
    double right = spot.x() * east[0] + spot.y() * east[1];
    double up = spot.x() * north[0] + spot.y() * north[1] + spot.z() * north[2];
    return new Coordinate(right / depth, up / depth);
  }

  /** A geometry in the plane; all of its points must be on the half that it shows. */
  Geometry project(Geometry geometry) {
    return new GeometryEditor()
        .edit(
            geometry,
            new GeometryEditor.CoordinateSequenceOperation() {
              @Override
              public CoordinateSequence edit(CoordinateSequence points, Geometry part) {
                return projected(points, part);
              }
            });
  }

  private CoordinateSequence projected(CoordinateSequence points, Geometry part) {
    Coordinate[] flat = new Coordinate[points.size()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = project(Spot.of(points.getY(i), points.getX(i)));
    }
    return part.getFactory().getCoordinateSequenceFactory().create(flat);
  }

  /** The point of the earth behind a point of the plane. */
  Place unproject(Coordinate flat) {
    Spot spot =
        spot(
            centre.x() + flat.x * east[0] + flat.y * north[0],
            centre.y() + flat.x * east[1] + flat.y * north[1],
            centre.z() + flat.x * east[2] + flat.y * north[2]);
    return new Place(spot.lat(), spot.lon());
  }

  /** The spot in the direction of a vector. */
  static Spot spot(double x, double y, double z) {
    double lat = Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
    return Spot.of(lat, Math.toDegrees(Math.atan2(y, x)));
  }
}
