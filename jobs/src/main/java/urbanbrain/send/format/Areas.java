package urbanbrain.send.format;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryTransformer;
import urbanbrain.asset.Assets;
import urbanbrain.event.Derived;
import urbanbrain.event.Place;
import urbanbrain.geo.Crs;
import urbanbrain.rule.Rule;

/** Finds the area of the city that an incident's key names. */
final class Areas {

  private Areas() {}

  /** The area's shape in a coordinate system; null where the key is no area. */
  static Geometry named(Rule rule, String key, Assets assets, Crs crs) {
    List<String> fields = rule.keyFields();
    boolean isArea = fields.size() == 1 && fields.get(0).startsWith(Derived.AREA);
    if (!isArea || key == null) {
      return null;
    }
    String layer = fields.get(0).substring(Derived.AREA.length());
    Geometry shape = assets.layer(layer).map(areas -> areas.shape(key)).orElse(null);
    return shape == null || crs == Crs.WGS84 ? shape : new Shift(crs).transform(shape);
  }

  /** Moves every position; x is the longitude. */
  private static final class Shift extends GeometryTransformer {

    private final Crs crs;

    Shift(Crs crs) {
      this.crs = crs;
    }

    @Override
    protected CoordinateSequence transformCoordinates(CoordinateSequence from, Geometry parent) {
      Coordinate[] moved = new Coordinate[from.size()];
      for (int i = 0; i < moved.length; i++) {
        Place place = crs.ofWgs84(new Place(from.getY(i), from.getX(i)));
        moved[i] = new Coordinate(place.lon(), place.lat());
      }
      return createCoordinateSequence(moved);
    }
  }
}
