package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import urbanbrain.city.City;
import urbanbrain.city.channel.Speech;
import urbanbrain.geo.Crs;
import urbanbrain.send.format.Format;
import urbanbrain.send.format.Formats;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/** An incident whose key is an area of the city is where that area is, in every format. */
class Areas_formatsTest {

  private City city;
  private Alert slow;

  /** Keeps the messages about the district. */
  private static final class Heard implements LocalReplay.Listener {

    private final List<Alert> alerts = new ArrayList<>();

    @Override
    public void alert(Alert alert) {
      if (alert.facts().rule().equals("slow_district")) {
        alerts.add(alert);
      }
    }

    @Override
    public void incident(Incident incident) {
      // messages are enough
    }

    @Override
    public void audit(AuditLine line) {
      // messages are enough
    }
  }

  @BeforeEach
  void replay() throws Exception {
    city = Scenario.of(Path.of("src/test/resources/places/city.yaml")).city();
    Heard heard = new Heard();
    new LocalReplay(city).run(heard);
    slow = heard.alerts.get(0);
  }

  private Format format(Speech.Kind kind, Crs crs) {
    Speech speech = new Speech(kind, List.of(), crs, null, Speech.REPEAT_EVERY);
    return new Formats(city, true).of(speech);
  }

  @Test
  void aMapShowsTheAreaWithItsRings() throws Exception {
    JsonNode feature = new ObjectMapper().readTree(format(Speech.Kind.GEOJSON, Crs.WGS84).of(slow));
    assertThat(feature.at("/geometry/type").asText()).isEqualTo("MultiPolygon");
    JsonNode ring = feature.at("/geometry/coordinates/0/0");
    assertThat(ring.size()).isGreaterThan(3);
    assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
    assertThat(feature.at("/properties/key").asText()).isEqualTo(slow.facts().key());
    assertThat(feature.at("/properties").has("crs")).isFalse();
  }

  @Test
  void capHasAPolygonInPlaceOfACircle() {
    String xml = format(Speech.Kind.CAP, Crs.WGS84).of(slow);
    assertThat(xml)
        .contains("<areaDesc>" + slow.facts().key() + "</areaDesc><polygon>")
        .doesNotContain("<circle>");
  }

  @Test
  void itIsShiftedForChineseMaps() throws Exception {
    JsonNode plain = new ObjectMapper().readTree(format(Speech.Kind.GEOJSON, Crs.WGS84).of(slow));
    JsonNode baidu = new ObjectMapper().readTree(format(Speech.Kind.GEOJSON, Crs.BD09).of(slow));
    assertThat(baidu.at("/properties/crs").asText()).isEqualTo("bd09");
    double lon = plain.at("/geometry/coordinates/0/0/0/0").asDouble();
    double shifted = baidu.at("/geometry/coordinates/0/0/0/0").asDouble();
    assertThat(Math.abs(shifted - lon)).isBetween(0.001, 0.1);
    assertThat(format(Speech.Kind.CLOUDEVENTS, Crs.GCJ02).of(slow)).contains("\"crs\":\"gcj02\"");
    assertThat(format(Speech.Kind.ALERTMANAGER, Crs.GCJ02).of(slow)).contains("\"crs\":\"gcj02\"");
  }
}
