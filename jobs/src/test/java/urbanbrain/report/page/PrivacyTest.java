package urbanbrain.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sensitive does not stand in the page, packed or not. */
class PrivacyTest {

  @TempDir private Path temp;
  private ReportData data;
  private JsonNode page;

  @BeforeEach
  void write() throws Exception {
    data = Made.run(100, temp);
    ByteArrayOutputStream facts = new ByteArrayOutputStream();
    data.write(facts);
    page = new ObjectMapper().readTree(facts.toByteArray());
  }

  @Test
  void whatIsRoundedSaysSo() {
    for (int i = 0; i < data.incidents().size(); i++) {
      boolean isOfCalls = data.incidents().get(i).path("rule").asText().equals("ems_surge");
      boolean isCoarse = (page.path("incidents").path(i).path(11).asInt() & 4) != 0;
      assertThat(isCoarse).isEqualTo(isOfCalls);
    }
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
