package urbanbrain.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import urbanbrain.asset.Asset;
import urbanbrain.asset.Assets;
import urbanbrain.event.StableHash;

/**
 * Writes what a map's ground is made of: areas and assets, as much of them as a page can carry and
 * an eye can tell apart.
 */
final class GroundJson {

  /** So many assets are shown: those whose id's hash is least. */
  private static final int MOST_ASSETS = 4_000;

  /** So many corners a shape may have; it is simplified until it has no more. */
  private static final int MOST_CORNERS = 300;

  private static final double GRID = 1e5;

  private final JsonGenerator json;

  GroundJson(JsonGenerator json) {
    this.json = json;
  }

  void write(Assets assets) throws IOException {
    json.writeArrayFieldStart("areas");
    for (var layer : assets.layers().entrySet()) {
      for (var area : layer.getValue().areas().entrySet()) {
        json.writeStartArray();
        json.writeString(layer.getKey());
        json.writeString(area.getKey());
        writeLines(area.getValue());
        json.writeEndArray();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("assets");
    for (Asset asset : shown(assets)) {
      json.writeStartArray();
      json.writeString(asset.id());
      json.writeNumber(Math.round(asset.place().lat() * GRID));
      json.writeNumber(Math.round(asset.place().lon() * GRID));
      if (asset.shape() != null) {
        writeLines(asset.shape().geometry());
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeNumberField("assetsTotal", assets.all().size());
  }

  private static List<Asset> shown(Assets assets) {
    return assets.all().stream()
        .filter(asset -> asset.place().isKnown())
        .sorted(Comparator.comparingLong(asset -> StableHash.of(asset.id())))
        .limit(MOST_ASSETS)
        .sorted(Comparator.comparing(Asset::id))
        .toList();
  }

  /** The lines that draw a shape: latitude and longitude by turns, rings closed. */
  private void writeLines(Geometry shape) throws IOException {
    json.writeStartArray();
    for (Geometry line : lines(simple(shape))) {
      json.writeStartArray();
      for (Coordinate corner : line.getCoordinates()) {
        json.writeNumber(Math.round(corner.y * GRID));
        json.writeNumber(Math.round(corner.x * GRID));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static Geometry simple(Geometry shape) {
    Geometry simple = shape;
    double reach = shape.getEnvelopeInternal().getDiameter();
    for (double part = 1e-4; simple.getNumPoints() > MOST_CORNERS && part < 0.1; part *= 2) {
      simple = DouglasPeuckerSimplifier.simplify(shape, reach * part);
    }
    return simple;
  }

  private static List<Geometry> lines(Geometry shape) {
    List<Geometry> lines = new ArrayList<>();
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      Geometry part = shape.getGeometryN(i);
      if (part instanceof Polygon polygon) {
        lines.add(polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          lines.add(polygon.getInteriorRingN(hole));
        }
      } else {
        lines.add(part);
      }
    }
    return lines;
  }
}
