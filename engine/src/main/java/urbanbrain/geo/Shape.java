package urbanbrain.geo;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import java.io.Serializable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;

/**
 * What is more than a point: lines, polygons with holes, or several of them, in WGS-84 degrees
 * (longitude first, as in GeoJSON). Never changed.
 *
 * <p>An edge is the shorter great-circle arc between its ends, everywhere: for distances, for what
 * is inside, and for tiles. So the poles and the date line are places like any other, and a shape
 * may cross them or be cut there. (RFC 7946 has straight lines of longitude and latitude: for an
 * edge of 1 km at 40 degrees that is 1.6 cm away at most.)
 */
public final class Shape implements Serializable {

  /** No shape that an event has reaches further from its middle, in metres. */
  public static final double FARTHEST = 50_000;

  /** No shape that an event has is made of more points. */
  public static final int MOST_POINTS = 10_000;

  private static final Interner<Shape> KNOWN = Interners.newWeakInterner();

  private final Geometry geometry;
  private final Place place;
  private final int hash;
  private transient volatile Arcs arcs;

  private Shape(Geometry geometry, Place place) {
    this.geometry = geometry;
    this.place = place;
    int h = geometry.getGeometryType().hashCode();
    for (Coordinate point : geometry.getCoordinates()) {
      h = 31 * (31 * h + Double.hashCode(point.x)) + Double.hashCode(point.y);
    }
    this.hash = h;
  }

  /**
   * The shape of a geometry, which from now on must not be changed.
   *
   * @throws BadShape where it is none that can be compared with others
   */
  public static Shape of(Geometry geometry) throws BadShape {
    Shapes.check(geometry);
    return KNOWN.intern(new Shape(geometry, Shapes.representative(geometry)));
  }

  /** Reads what {@link #wkb} gave; equal shapes that are in use become one object. */
  public static Shape read(byte[] wkb, Place place) {
    try {
      return KNOWN.intern(new Shape(new WKBReader().read(wkb), place));
    } catch (ParseException e) {
      throw new IllegalArgumentException("bytes that are no shape", e);
    }
  }

  /** The shape as well-known binary (OGC 06-103r4). */
  public byte[] wkb() {
    return new WKBWriter().write(geometry);
  }

  /**
   * A point that stands for the whole: within a polygon, on a line, always the same for the same
   * shape.
   */
  public Place place() {
    return place;
  }

  /** A stable 64-bit hash of all its points. */
  public long content() {
    long content = StableHash.of(geometry.getGeometryType());
    for (Coordinate point : geometry.getCoordinates()) {
      content = StableHash.of(StableHash.of(content, point.x), point.y);
    }
    return content;
  }

  /** The geometry itself: not to be changed. */
  public Geometry geometry() {
    return geometry;
  }

  /** Its edges on the sphere, made when they are first needed. */
  Arcs arcs() {
    Arcs made = arcs;
    if (made == null) {
      made = Arcs.of(geometry);
      arcs = made;
    }
    return made;
  }

  /** Whether a point is within a polygon of the shape, or on its border. */
  public boolean holds(Place point) {
    checkArgument(point.isKnown(), "nowhere is neither in nor out");
    return arcs().holds(Spot.of(point.lat(), point.lon()));
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Shape shape
            && hash == shape.hash
            && geometry.equalsExact(shape.geometry));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return geometry.getGeometryType() + " of " + geometry.getNumPoints() + " points";
  }
}
