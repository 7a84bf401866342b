package urbanbrain.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.text.Problem;

class AssetsFileTest {

  private static final double MOST = Double.POSITIVE_INFINITY;
  private static final Dictionary STREAMS =
      new Dictionary(
          List.of(
              new StreamType(
                  "traffic.speed",
                  "",
                  "segment",
                  List.of(
                      new Field("segment", FieldType.TEXT, null, -MOST, MOST, false, "", 0),
                      new Field("asset.kmh", FieldType.NUMBER, "km/h", 1, MOST, false, "", 0),
                      new Field("asset.oneway", FieldType.BOOLEAN, null, 0, 1, false, "", 1),
                      new Field("asset.zone", FieldType.TEXT, null, -MOST, MOST, false, "", 1)))),
          Map.of("district", "parts of the town"));

  private final List<Problem> problems = new ArrayList<>();

  private Assets read(String features) {
    AssetsFile file = new AssetsFile(STREAMS, problems);
    file.read(
        "assets.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "]}");
    return file.assets();
  }

  private List<String> said() {
    return problems.stream()
        .map(p -> "%d:%d %s".formatted(p.line(), p.column(), p.message()))
        .toList();
  }

  private static String feature(String id, String geometry, String properties) {
    return "{\"type\":\"Feature\",\"id\":%s,\"geometry\":%s,\"properties\":%s}\n"
        .formatted(id, geometry, properties);
  }

  private static String square(double lon) {
    return "{\"type\":\"Polygon\",\"coordinates\":[[[%s,0],[%s,0],[%s,1],[%s,1],[%s,0]]]}"
        .formatted(lon, lon + 1, lon + 1, lon, lon);
  }

  @Test
  void readsAssetsAndAreas() {
    Assets assets =
        read(
            feature("\"a\"", "{\"type\":\"Point\",\"coordinates\":[8,50]}", "{\"kmh\":50}")
                + ","
                + feature("7", "null", "{\"oneway\":true,\"other\":[1]}")
                + ","
                + feature("null", square(10), "{\"layer\":\"district\",\"name\":\"west\"}")
                + ","
                + feature("\"east\"", square(11), "{\"layer\":\"district\",\"name\":\"x\"}"));
    assertThat(said()).isEmpty();
    assertThat(assets.find("a").place()).isEqualTo(new Place(50, 8));
    assertThat(assets.find("a").shape()).isNull();
    assertThat(assets.find("7").place().isKnown()).isFalse();
    assertThat(assets.find("7").attributes()).isEqualTo(Map.of("oneway", true));
    assertThat(assets.find("b")).isNull();
    AreaLayer districts = assets.layer("district").orElseThrow();
    assertThat(districts.ids()).containsExactly("east", "west");
    assertThat(districts.of(new Place(0.5, 10.5))).isEqualTo("west");
    assertThat(districts.of(new Place(0.5, 11))).as("on the border of both").isEqualTo("east");
    assertThat(districts.of(new Place(0.5, 13))).isNull();
    assertThat(districts.of(Place.NONE)).isNull();
  }

  @Test
  void everyMistakeIsShownAtItsPlace() {
    String point = "{\"type\":\"Point\",\"coordinates\":[8,50]}";
    read(
        feature("\"a\"", point, "{\"kmh\":0.5,\"oneway\":1,\"zone\":\"z\"}")
            + ","
            + feature("\"a\"", point, "{}")
            + ","
            + feature("null", point, "{}")
            + ","
            + feature("\"b\"", "{\"type\":\"Point\",\"coordinates\":[8,95]}", "{}")
            + ","
            + feature("\"c\"", square(0), "{}")
            + ","
            + feature("\"d\"", square(0), "{\"layer\":\"distict\"}")
            + ","
            + feature("\"e\"", point, "{\"layer\":\"district\"}")
            + ","
            + feature("null", square(0), "{\"layer\":\"district\"}")
            + ",7");
    assertThat(said())
        .containsExactly(
            "2:1 'a': its kmh is 0.5, but traffic.speed says that it is a number from 1 to any",
            "2:1 'a': its oneway is 1, but traffic.speed says that it is true or false",
            "3:2 'a': there is an asset 'a' already",
            "4:2 an asset needs an 'id': what events name it by",
            "5:2 'b': [8.0, 95.0] is no position: longitude from -180 to 180, then latitude from -90"
                + " to 90",
            "6:2 'c': it reaches more than 50 km from its middle",
            "7:2 'd': no stream file declares the layer 'distict' of areas (did you mean"
                + " 'district'?)",
            "8:2 'e': an area is a Polygon or a MultiPolygon, not a Point",
            "9:2 an area needs an 'id' or a 'name', and a geometry",
            "10:2 a feature is an object");
  }

  @Test
  void whatIsNoCollectionOrNoJsonIsAProblem() {
    AssetsFile file = new AssetsFile(STREAMS, problems);
    file.read("a", "{\"type\":\"Feature\"}");
    file.read("b", "{\"type\":\"FeatureCollection\",\n\"features\":[}");
    file.read("c", "");
    assertThat(said().get(0)).isEqualTo("1:1 it is no GeoJSON FeatureCollection");
    assertThat(said().get(1)).startsWith("2:").contains("no JSON: Unexpected close marker");
    assertThat(said().get(2)).isEqualTo("1:1 it is no GeoJSON FeatureCollection");
  }
}
