package urbanbrain.asset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import urbanbrain.geo.BadShape;
import urbanbrain.geo.GeoJson;

/**
 * One feature of a GeoJSON file, as it stands there.
 *
 * @param id its id, or its property {@code id}; null without one
 * @param geometry null where it has none, or one that is wrong
 * @param wrong what is wrong with its geometry, null if nothing is
 * @param properties texts, numbers (doubles) and truths; lists, objects and nulls are left out
 * @param line where it begins, from 1
 * @param column where it begins, from 1
 */
record Feature(
    String id,
    Geometry geometry,
    String wrong,
    Map<String, Object> properties,
    int line,
    int column) {

  /** The property that makes a feature an area, and not an asset. */
  static final String LAYER = "layer";

  /** The layer of areas that it belongs to, null for an asset. */
  String layer() {
    return properties.get(LAYER) instanceof String layer ? layer : null;
  }

  /** What an area is called: its id, else its name. */
  String areaId() {
    return id == null && properties.get("name") instanceof String name ? name : id;
  }

  /** Reads a feature whose object has just begun. */
  static Feature read(JsonParser json) throws IOException {
    int line = json.currentTokenLocation().getLineNr();
    int column = json.currentTokenLocation().getColumnNr();
    String id = null;
    Geometry geometry = null;
    String wrong = null;
    Map<String, Object> properties = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("id") && value.isScalarValue()) {
        id = value == JsonToken.VALUE_NULL ? null : json.getText();
      } else if (name.equals("geometry") && value != JsonToken.VALUE_NULL) {
        try {
          geometry = GeoJson.read(json);
        } catch (BadShape e) {
          wrong = e.getMessage();
        }
      } else if (name.equals("properties") && value == JsonToken.START_OBJECT) {
        properties = properties(json);
      } else {
        json.skipChildren();
      }
    }
    Object named = properties.get("id");
    return new Feature(
        id == null && named instanceof String text ? text : id,
        geometry,
        wrong,
        properties,
        line,
        column);
  }

  private static Map<String, Object> properties(JsonParser json) throws IOException {
    Map<String, Object> all = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        all.put(name, json.getText());
      } else if (value.isNumeric()) {
        all.put(name, json.getDoubleValue());
      } else if (value.isBoolean()) {
        all.put(name, json.getBooleanValue());
      } else {
        json.skipChildren();
      }
    }
    return all;
  }
}
