package urbanbrain.geo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads geometries as RFC 7946 writes them; heights are left out. Which way round a ring goes does
 * not matter.
 */
public final class GeoJson {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private GeoJson() {}

  /**
   * The geometry whose object has just begun; reads to its end.
   *
   * @throws BadShape where it is no geometry
   * @throws IOException where it is no JSON
   */
  public static Geometry read(JsonParser json) throws IOException, BadShape {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      throw new BadShape("a geometry is an object with 'type' and 'coordinates'");
    }
    String type = null;
    List<Object> coordinates = null;
    List<Geometry> geometries = null;
    BadShape wrong = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      try {
        if (name.equals("type") && value == JsonToken.VALUE_STRING) {
          type = json.getText();
        } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
          coordinates = list(json);
        } else if (name.equals("geometries") && value == JsonToken.START_ARRAY) {
          geometries = geometries(json);
        } else {
          json.skipChildren();
        }
      } catch (BadShape e) {
        wrong = e; // the rest is read all the same: what follows the geometry is looked at too
      }
    }
    if (wrong != null) {
      throw wrong;
    }
    return build(type, coordinates, geometries);
  }

  private static List<Geometry> geometries(JsonParser json) throws IOException, BadShape {
    List<Geometry> all = new ArrayList<>();
    BadShape wrong = null;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      try {
        all.add(read(json));
      } catch (BadShape e) {
        wrong = e;
      }
    }
    if (wrong != null) {
      throw wrong;
    }
    return all;
  }

  /** Lists of lists of numbers; what is no number is NaN. */
  private static List<Object> list(JsonParser json) throws IOException {
    List<Object> all = new ArrayList<>();
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      if (t == JsonToken.START_ARRAY) {
        all.add(list(json));
      } else {
        json.skipChildren();
        all.add(t.isNumeric() ? json.getDoubleValue() : Double.NaN);
      }
    }
    return all;
  }

  private static Geometry build(String type, List<Object> at, List<Geometry> parts)
      throws BadShape {
    if (type == null) {
      throw new BadShape("a geometry needs a 'type'");
    }
    if (type.equals("GeometryCollection")) {
      return FACTORY.createGeometryCollection(needed(parts, type).toArray(Geometry[]::new));
    }
    List<Object> points = needed(at, type);
    return switch (type) {
      case "Point" -> FACTORY.createPoint(point(points));
      case "MultiPoint" -> FACTORY.createMultiPointFromCoords(line(points));
      case "LineString" -> FACTORY.createLineString(path(points));
      case "MultiLineString" ->
          FACTORY.createMultiLineString(
              each(points, p -> FACTORY.createLineString(path(p)))
                  .toArray(org.locationtech.jts.geom.LineString[]::new));
      case "Polygon" -> polygon(points);
      case "MultiPolygon" ->
          FACTORY.createMultiPolygon(each(points, GeoJson::polygon).toArray(Polygon[]::new));
      default -> throw new BadShape("'%s' is no type of geometry".formatted(type));
    };
  }

  private static <T> T needed(T value, String type) throws BadShape {
    if (value == null) {
      throw new BadShape("a %s without its coordinates".formatted(type));
    }
    return value;
  }

  /** Makes something of the coordinates of a part. */
  private interface Maker<T> {
    T of(List<Object> coordinates) throws BadShape;
  }

  private static <T> List<T> each(List<Object> list, Maker<T> maker) throws BadShape {
    List<T> made = new ArrayList<>();
    for (Object part : list) {
      made.add(maker.of(inner(part)));
    }
    return made;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> inner(Object part) throws BadShape {
    if (part instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw new BadShape("coordinates are nested less deeply than the type says");
  }

  private static Polygon polygon(List<Object> rings) throws BadShape {
    List<LinearRing> all = each(rings, GeoJson::ring);
    if (all.isEmpty()) {
      throw new BadShape("a polygon needs an outer ring");
    }
    return FACTORY.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
  }

  private static LinearRing ring(List<Object> points) throws BadShape {
    Coordinate[] line = line(points);
    if (line.length < 4 || !line[0].equals2D(line[line.length - 1])) {
      throw new BadShape("a ring has at least four positions, and the last is the first again");
    }
    return FACTORY.createLinearRing(line);
  }

  private static Coordinate[] path(List<Object> points) throws BadShape {
    Coordinate[] line = line(points);
    if (line.length < 2) {
      throw new BadShape("a line has at least two positions");
    }
    return line;
  }

  private static Coordinate[] line(List<Object> points) throws BadShape {
    return each(points, GeoJson::point).toArray(Coordinate[]::new);
  }

  private static Coordinate point(List<Object> position) throws BadShape {
    if (position.size() >= 2
        && position.get(0) instanceof Double lon
        && position.get(1) instanceof Double lat) {
      return new Coordinate(lon, lat);
    }
    throw new BadShape("a position is [longitude, latitude]");
  }
}
