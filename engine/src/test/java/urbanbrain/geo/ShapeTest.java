package urbanbrain.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import urbanbrain.event.Place;

class ShapeTest {

  private static final double DEGREE = Math.toRadians(1) * Earth.RADIUS;

  private static Geometry geometry(String json) throws IOException, BadShape {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return GeoJson.read(parser);
    }
  }

  private static Shape shape(String type, String coordinates) throws IOException, BadShape {
    return Shape.of(geometry("{\"coordinates\":%s,\"type\":\"%s\"}".formatted(coordinates, type)));
  }

  private static double metres(double lat, double lon, Shape shape) {
    return shape.arcs().metres(Spot.of(lat, lon), 1e9);
  }

  @Test
  void distanceIsToTheNearestPointOfALine() throws Exception {
    Shape equator = shape("LineString", "[[0,0],[0.1,0],[0.2,0]]");
    assertThat(metres(0.01, 0.15, equator)).isCloseTo(0.01 * DEGREE, within(1e-6));
    assertThat(metres(0, 0.15, equator)).isCloseTo(0, within(1e-6));
    assertThat(metres(0, 0.3, equator)).isCloseTo(0.1 * DEGREE, within(1e-6));
    assertThat(metres(0, -0.1, equator)).isCloseTo(0.1 * DEGREE, within(1e-6));
  }

  @Test
  void edgesAreGreatCirclesAndCrossTheDateLineAndThePole() throws Exception {
    Shape dateLine = shape("LineString", "[[179.9,0],[-179.9,0]]");
    assertThat(metres(0.01, 180, dateLine)).isCloseTo(0.01 * DEGREE, within(1e-6));
    Shape overThePole = shape("LineString", "[[10,89.9],[-170,89.9]]");
    assertThat(metres(90, 0, overThePole)).isCloseTo(0, within(1e-6));
    assertThat(metres(89.99, 100, overThePole)).isCloseTo(0.01 * DEGREE, within(1e-6));
    Shape around = shape("Polygon", "[[[0,89.9],[120,89.9],[-120,89.9],[0,89.9]]]");
    assertThat(around.holds(new Place(90, 77))).isTrue();
    assertThat(around.holds(new Place(89.8, 77))).isFalse();
    assertThat(around.holds(new Place(-90, 77))).isFalse();
    assertThat(around.place().lat()).isGreaterThan(89.9);
  }

  @Test
  void distanceIsNothingWithinAnAreaAndToTheHoleWithinAHole() throws Exception {
    Shape ring =
        shape(
            "Polygon",
            "[[[0,0],[0.3,0],[0.3,0.3],[0,0.3],[0,0]],"
                + "[[0.1,0.1],[0.2,0.1],[0.2,0.2],[0.1,0.2],[0.1,0.1]]]");
    assertThat(metres(0.05, 0.15, ring)).isZero();
    assertThat(metres(0, 0.15, ring)).isZero();
    assertThat(metres(0.11, 0.15, ring)).isCloseTo(0.01 * DEGREE, within(0.1));
    assertThat(metres(-0.01, 0.15, ring)).isCloseTo(0.01 * DEGREE, within(1e-6));
    assertThat(ring.holds(new Place(0.15, 0.15))).isFalse();
    assertThat(ring.holds(ring.place())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LineString | [[0.1,-0.1],[0.1,0.1]] | 0", // crosses the border
        "LineString | [[0.05,0.05],[0.06,0.06]] | 0", // lies within
        "LineString | [[0.3,-0.1],[0.3,0.1]] | 0.1",
        "MultiPoint | [[-0.1,0.1],[0.25,0.1]] | 0.05",
        "Polygon | [[[-1e-1,-1e-1],[0.3,-1e-1],[0.3,0.3],[-1e-1,0.3],[-1e-1,-1e-1]]] | 0", // holds
        // it
        "MultiPolygon | [[[[0.3,0],[0.4,0],[0.4,0.1],[0.3,0]]]] | 0.1"
      })
  void shapesAreAsFarApartAsTheirNearestPoints(String type, String other, double degrees)
      throws Exception {
    Shape square = shape("Polygon", "[[[0,0],[0.2,0],[0.2,0.2],[0,0.2],[0,0]]]");
    Shape shape = shape(type, other);
    double metres = square.arcs().metres(shape.arcs(), 1e9);
    assertThat(metres).isCloseTo(degrees * DEGREE, within(0.1));
    assertThat(shape.arcs().metres(square.arcs(), 1e9)).isEqualTo(metres);
    Spot a = new Spot(0, 0, 0, 0, 0, square);
    Spot b = new Spot(0, 0, 0, 0, 0, shape);
    assertThat(new Near(metres + 0.001).holds(a, b)).isTrue();
    assertThat(metres > 0 && new Near(metres - 0.001).holds(a, b)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}|a ring has at least four",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0.1,0.1],[0.1,0],[0,0.1],[0,0]]]}|self-inter",
        "{\"type\":\"Polygon\",\"coordinates\":[]}|a polygon needs an outer ring",
        "{\"type\":\"LineString\",\"coordinates\":[[0,0],[2,0]]}|it reaches more than 50 km",
        "{\"type\":\"LineString\",\"coordinates\":[[0,0]]}|a line has at least two",
        "{\"type\":\"LineString\",\"coordinates\":[[0,0],[0,0]]}|too few distinct points",
        "{\"type\":\"LineString\",\"coordinates\":[0,0]}|coordinates are nested less deeply",
        "{\"type\":\"LineString\",\"coordinates\":[[0,\"a\"],[0,1]]}|[0.0, NaN] is no position",
        "{\"type\":\"LineString\",\"coordinates\":[[0,91],[0,1]]}|[0.0, 91.0] is no position",
        "{\"type\":\"MultiPoint\",\"coordinates\":[]}|it has no points",
        "{\"type\":\"Circle\",\"coordinates\":[]}|'Circle' is no type",
        "{\"type\":\"Point\"}|a Point without its coordinates",
        "{\"coordinates\":[1,2]}|a geometry needs a 'type'",
        "[1,2]|a geometry is an object"
      })
  void whatIsNoShapeIsRefusedWithItsReason(String text) {
    String json = text.substring(0, text.lastIndexOf('|'));
    assertThatThrownBy(() -> Shape.of(geometry(json)))
        .isInstanceOf(BadShape.class)
        .hasMessageStartingWith(text.substring(text.lastIndexOf('|') + 1));
  }

  @Test
  void thePointThatStandsForALineLiesHalfWay() throws Exception {
    Shape line = shape("MultiLineString", "[[[0.3,0.3],[0.301,0.3]],[[0,0],[0.1,0],[0.2,0]]]");
    assertThat(line.place().lat()).isZero();
    assertThat(line.place().lon()).isCloseTo(0.1, within(1e-6));
    assertThat(shape("MultiPoint", "[[3,4],[3.1,4]]").place()).isEqualTo(new Place(4, 3));
  }

  @Test
  void comesBackFromBytesAsTheSameObject() throws Exception {
    Shape line = shape("LineString", "[[0,0],[0.1,0],[0.2,0]]");
    assertThat(Shape.read(line.wkb(), line.place())).isSameAs(line);
    assertThat(line.content()).isNotEqualTo(shape("LineString", "[[0,0],[0.2,0]]").content());
  }

  @Test
  void everyPointIsInOneAreaAtMostAndOnSharedBordersInTheSmallerOne() throws Exception {
    Random random = new Random(3);
    TreeMap<String, Geometry> areas = new TreeMap<>();
    double[] x = {179.7, 179.9, -179.9, -179.8};
    double[][] y = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        y[i][j] = 50 + 0.1 * j + 0.03 * random.nextDouble();
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        String ring =
            "[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]"
                .formatted(
                    x[i],
                    y[i][j],
                    x[i + 1],
                    y[i + 1][j],
                    x[i + 1],
                    y[i + 1][j + 1],
                    x[i],
                    y[i][j + 1],
                    x[i],
                    y[i][j]);
        areas.put(
            "area" + j + i, geometry("{\"type\":\"Polygon\",\"coordinates\":%s}".formatted(ring)));
      }
    }
    AreaIndex index = new AreaIndex(areas);
    for (int n = 0; n < 20_000; n++) {
      double lon = Points.turned(179.71 + 0.48 * random.nextDouble());
      assertThat(index.of(new Place(50.05 + 0.2 * random.nextDouble(), lon))).isNotNull();
    }
    for (int i = 1; i < 3; i++) {
      for (int j = 1; j < 3; j++) {
        String smallest = "area" + (j - 1) + (i - 1);
        assertThat(index.of(new Place(y[i][j], x[i]))).isEqualTo(smallest);
      }
    }
    assertThat(index.of(new Place(-50, 0))).isNull();
    assertThat(index.of(new Place(52, 180))).isNull();
  }
}
