package urbanbrain.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.event.Place;
import urbanbrain.report.trace.Rounding;

/** What is sensitive does not stand in the page, packed or not. */
class PrivacyTest {

  private static final String CALLS = "health.ems_call";

  /** Those of the city's streams of which the dictionary marks the address. */
  private static final Set<String> SENSITIVE = Set.of(CALLS, "utility.carbon_monoxide");

  private static final double GRID = 1e5;

  @TempDir private Path temp;
  private ReportData data;
  private JsonNode page;
  private JsonNode evidence;

  @BeforeEach
  void write() throws Exception {
    data = Made.run(100, temp);
    ByteArrayOutputStream facts = new ByteArrayOutputStream();
    data.write(facts);
    page = new ObjectMapper().readTree(facts.toByteArray());
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    data.writeEvidence(0, block);
    evidence = new ObjectMapper().readTree(block.toByteArray());
  }

  @Test
  void aCallStandsWithoutItsIdAndToFiveHundredMetres() {
    int calls = 0;
    for (int i = 0; i < data.incidents().size(); i++) {
      for (int k = 0; k < evidence.path(i).size(); k++) {
        JsonNode truth = data.incidents().get(i).path("evidence").path(k);
        JsonNode shown = evidence.path(i).path(k);
        String stream = truth.path("stream").asText();
        calls += stream.equals(CALLS) ? 1 : 0;
        if (SENSITIVE.contains(stream)) {
          assertThat(shown.path(2).asText()).matches("#[0-9a-f]{8}");
          assertCoarse(truth, shown.path(4).asDouble(), shown.path(5).asDouble());
        } else {
          assertThat(shown.path(2)).isEqualTo(truth.path("event"));
          assertThat(shown.path(4).asDouble() / GRID)
              .isCloseTo(truth.path("lat").asDouble(), org.assertj.core.data.Offset.offset(1e-5));
        }
      }
    }
    assertThat(calls).isPositive();
  }

  @Test
  void anIncidentWhosePlaceIsACallsStandsToFiveHundredMetres() {
    int surges = 0;
    for (int i = 0; i < data.incidents().size(); i++) {
      JsonNode truth = data.incidents().get(i);
      JsonNode shown = page.path("incidents").path(i);
      if (truth.path("rule").asText().equals("ems_surge")) {
        surges++;
        assertCoarse(truth, shown.path(6).asDouble(), shown.path(7).asDouble());
      }
    }
    assertThat(surges).isPositive();
  }

  private static void assertCoarse(JsonNode truth, double lat, double lon) {
    Place coarse =
        Rounding.coarse(new Place(truth.path("lat").asDouble(), truth.path("lon").asDouble()));
    assertThat(lat).isEqualTo(Math.round(coarse.lat() * GRID));
    assertThat(lon).isEqualTo(Math.round(coarse.lon() * GRID));
  }

  @Test
  void nothingOfTheDataStandsAsItIsInThePage() throws Exception {
    String html = ReportPage.of(data);
    assertThat(html).doesNotContain(Made.HOSTILE).doesNotContain("Main and");
    assertThat(html).contains("default-src 'none'").contains("Leaflet 1.").contains("uPlot");
    assertThat(html.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytesOfASecondRun());
  }

  private byte[] bytesOfASecondRun() throws Exception {
    return ReportPage.of(Made.run(100, temp)).getBytes(StandardCharsets.UTF_8);
  }
}
