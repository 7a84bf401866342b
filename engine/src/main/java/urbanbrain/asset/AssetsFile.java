package urbanbrain.asset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import urbanbrain.event.Derived;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.geo.AreaIndex;
import urbanbrain.geo.BadShape;
import urbanbrain.geo.Shape;
import urbanbrain.text.Nearest;
import urbanbrain.text.Numbers;
import urbanbrain.text.Problem;

/**
 * Reads assets and layers of areas from GeoJSON (RFC 7946): a FeatureCollection of which every
 * feature is an asset, with an id, or an area, with the property {@code layer} and an id or a name.
 */
public final class AssetsFile {

  /** Longer lines are not shown with a problem in them. */
  private static final int SHOWN = 200;

  private final Dictionary streams;
  private final List<Problem> problems;
  private final TreeMap<String, Asset> assets = new TreeMap<>();
  private final TreeMap<String, TreeMap<String, Geometry>> layers = new TreeMap<>();
  private final Map<String, List<Declared>> declared = new TreeMap<>();
  private String file;
  private String[] lines;

  /** What a stream file says of an attribute. */
  private record Declared(StreamType stream, Field field) {

    boolean fits(Object value) {
      return switch (field.type()) {
        case TEXT -> value instanceof String;
        case NUMBER ->
            value instanceof Double number && number >= field.min() && number <= field.max();
        case BOOLEAN -> value instanceof Boolean;
      };
    }

    String says() {
      String type =
          switch (field.type()) {
            case TEXT -> "a text";
            case NUMBER -> range();
            case BOOLEAN -> "true or false";
          };
      return "%s says that it is %s".formatted(stream.name(), type);
    }

    private String range() {
      boolean isBound = Double.isFinite(field.min()) || Double.isFinite(field.max());
      return isBound
          ? "a number from %s to %s".formatted(written(field.min()), written(field.max()))
          : "a number";
    }

    private static String written(double bound) {
      return Double.isFinite(bound) ? Numbers.write(bound) : "any";
    }
  }

  /**
   * A reading of one city's files.
   *
   * @param streams what is declared of assets and of areas
   * @param problems where what is wrong goes
   */
  public AssetsFile(Dictionary streams, List<Problem> problems) {
    this.streams = streams;
    this.problems = problems;
    for (StreamType stream : streams.streams()) {
      for (Field field : stream.looked()) {
        if (field.name().startsWith(Derived.ASSET)) {
          declared
              .computeIfAbsent(
                  field.name().substring(Derived.ASSET.length()), n -> new ArrayList<>())
              .add(new Declared(stream, field));
        }
      }
    }
  }

  /** Reads one file more. */
  public void read(String name, String text) {
    file = name;
    lines = text.split("\n", -1);
    try (JsonParser json = new JsonFactory().createParser(text)) {
      collection(json);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      complain(
          at == null ? 1 : at.getLineNr(),
          at == null ? 1 : at.getColumnNr(),
          "no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      complain(1, 1, "cannot be read: " + e.getMessage());
    }
  }

  /** All that was read without a problem. */
  public Assets assets() {
    TreeMap<String, AreaLayer> made = new TreeMap<>();
    layers.forEach(
        (name, areas) -> {
          try {
            made.put(name, new AreaLayer(areas));
          } catch (BadShape e) {
            complain(1, 1, "the layer '%s': %s".formatted(name, e.getMessage()));
          }
        });
    return new Assets(assets, made);
  }

  private void collection(JsonParser json) throws IOException {
    boolean isCollection = false;
    boolean hasFeatures = false;
    if (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("features") && value == JsonToken.START_ARRAY) {
          hasFeatures = true;
          features(json);
        } else {
          isCollection |= name.equals("type") && json.getText().equals("FeatureCollection");
          json.skipChildren();
        }
      }
    }
    if (!isCollection || !hasFeatures) {
      complain(1, 1, "it is no GeoJSON FeatureCollection");
    }
  }

  private void features(JsonParser json) throws IOException {
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      if (t == JsonToken.START_OBJECT) {
        add(Feature.read(json));
      } else {
        JsonLocation at = json.currentTokenLocation();
        complain(at.getLineNr(), at.getColumnNr(), "a feature is an object");
        json.skipChildren();
      }
    }
  }

  private void add(Feature feature) {
    if (feature.wrong() != null) {
      complain(feature, feature.wrong());
    } else if (feature.layer() != null) {
      addArea(feature);
    } else {
      addAsset(feature);
    }
  }

  private void addAsset(Feature feature) {
    if (feature.id() == null || feature.id().isEmpty()) {
      complain(feature, "an asset needs an 'id': what events name it by");
      return;
    }
    feature.properties().forEach((name, value) -> check(feature, name, value));
    try {
      Geometry geometry = feature.geometry();
      Shape shape = geometry == null ? null : Shape.of(geometry);
      Place place = shape == null ? Place.NONE : shape.place();
      boolean isPoint = geometry instanceof Point;
      Asset asset = new Asset(feature.id(), place, isPoint ? null : shape, feature.properties());
      if (assets.putIfAbsent(asset.id(), asset) != null) {
        complain(feature, "there is an asset '%s' already".formatted(asset.id()));
      }
    } catch (BadShape e) {
      complain(feature, e.getMessage());
    }
  }

  private void check(Feature feature, String name, Object value) {
    List<Declared> known = declared.getOrDefault(name, List.of());
    if (!known.isEmpty() && known.stream().noneMatch(d -> d.fits(value))) {
      String shown = value instanceof Double number ? Numbers.write(number) : "'" + value + "'";
      complain(feature, "its %s is %s, but %s".formatted(name, shown, known.get(0).says()));
    }
  }

  private void addArea(Feature feature) {
    String layer = feature.layer();
    if (!streams.areas().containsKey(layer)) {
      String hint = Nearest.hint(layer, streams.areas().keySet());
      complain(feature, "no stream file declares the layer '%s' of areas%s".formatted(layer, hint));
      return;
    }
    Optional<String> id = Optional.ofNullable(feature.areaId());
    if (id.isEmpty() || feature.geometry() == null) {
      complain(feature, "an area needs an 'id' or a 'name', and a geometry");
      return;
    }
    try {
      AreaIndex.check(feature.geometry());
      Geometry other =
          layers
              .computeIfAbsent(layer, l -> new TreeMap<>())
              .putIfAbsent(id.get(), feature.geometry());
      if (other != null) {
        complain(feature, "there is an area '%s' in '%s' already".formatted(id.get(), layer));
      }
    } catch (BadShape e) {
      complain(feature, e.getMessage());
    }
  }

  private void complain(Feature feature, String message) {
    String name = feature.areaId() == null ? "" : "'%s': ".formatted(feature.areaId());
    complain(feature.line(), feature.column(), name + message);
  }

  private void complain(int line, int column, String message) {
    String source = line <= lines.length ? lines[line - 1].stripTrailing() : "";
    boolean isShown = source.length() <= SHOWN;
    problems.add(new Problem(file, line, column, message, isShown ? source : ""));
  }
}
