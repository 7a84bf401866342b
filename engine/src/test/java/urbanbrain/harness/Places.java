package urbanbrain.harness;

import static com.google.common.base.Preconditions.checkState;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.asset.Assets;
import urbanbrain.asset.AssetsFile;
import urbanbrain.event.Dictionary;
import urbanbrain.text.Problem;

/** Assets and areas of a city, in a line each. */
public final class Places {

  private final List<String> features = new ArrayList<>();
  private final Map<String, String> layers = new TreeMap<>();

  /** An asset that is nowhere. */
  public Places asset(String id) {
    return feature(id, "null", "null");
  }

  /** An asset at a point. */
  public Places asset(String id, double lat, double lon) {
    return feature(id, "{'type': 'Point', 'coordinates': [%s, %s]}".formatted(lon, lat), "null");
  }

  /** An area of a layer, from its south-west corner to its north-east one. */
  public Places area(String layer, String id, double[] southWest, double[] northEast) {
    layers.put(layer, "areas");
    String corner = "[%s, %s]";
    String ring =
        String.join(
            ", ",
            corner.formatted(southWest[1], southWest[0]),
            corner.formatted(northEast[1], southWest[0]),
            corner.formatted(northEast[1], northEast[0]),
            corner.formatted(southWest[1], northEast[0]),
            corner.formatted(southWest[1], southWest[0]));
    String shape = "{'type': 'Polygon', 'coordinates': [[%s]]}".formatted(ring);
    return feature(id, shape, "{'layer': '%s'}".formatted(layer));
  }

  private Places feature(String id, String geometry, String properties) {
    String feature = "{'type': 'Feature', 'id': '%s', 'geometry': %s, 'properties': %s}";
    features.add(feature.formatted(id, geometry, properties).replace('\'', '"'));
    return this;
  }

  /** All of them, as the city's file gives them. */
  public Assets assets() {
    List<Problem> problems = new ArrayList<>();
    AssetsFile file = new AssetsFile(new Dictionary(List.of(), layers), problems);
    String all = "{\"type\": \"FeatureCollection\", \"features\": [%s]}";
    file.read("assets.geojson", all.formatted(String.join(",", features)));
    checkState(problems.isEmpty(), "%s", problems);
    return file.assets();
  }
}
