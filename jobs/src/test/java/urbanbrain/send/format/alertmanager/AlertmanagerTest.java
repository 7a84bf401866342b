package urbanbrain.send.format.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import urbanbrain.send.format.Messages;
import urbanbrain.send.format.Speakers;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;

/** What identifies an alert stays as it is; what changes is told beside it. */
class AlertmanagerTest {

  private static final Alertmanager FORMAT =
      new Alertmanager(Speakers.of("riverton", ZoneOffset.UTC, true));

  private static JsonNode read(Alert alert) throws IOException {
    return new ObjectMapper().readTree(FORMAT.of(alert)).get(0);
  }

  @Test
  void labelsAreTheSameForAsLongAsItLasts() throws IOException {
    JsonNode open = read(Messages.open("i", 1));
    assertThat(open.get("labels").toString())
        .isEqualTo(
            "{\"alertname\":\"gas_leak\",\"city\":\"riverton\",\"incident\":\"i\","
                + "\"severity\":\"Severe\",\"kind\":\"incident\",\"status\":\"Exercise\","
                + "\"key\":\"Lower Merion\"}");
    assertThat(read(Messages.open("i", 2)).get("labels")).isEqualTo(open.get("labels"));
    assertThat(read(Messages.ended("i", 3, Incident.Reason.GAP)).get("labels"))
        .isEqualTo(open.get("labels"));
  }

  @Test
  void whatIsOpenHasNoEnd() throws IOException {
    JsonNode open = read(Messages.open("i", 1));
    assertThat(open.has("endsAt")).isFalse();
    assertThat(open.get("startsAt").asText()).isEqualTo("2016-01-27T22:07:11.5Z");
    JsonNode ended = read(Messages.ended("i", 2, Incident.Reason.CLEARED));
    assertThat(ended.get("endsAt").asText()).isEqualTo("2016-01-27T22:08:11.5Z");
  }

  @Test
  void numbersAndEvidenceAreAnnotations() throws IOException {
    JsonNode notes = read(Messages.open("i", 1)).get("annotations");
    assertThat(notes.get("summary").asText()).isEqualTo("Gas leak, \"Main St\"");
    assertThat(notes.get("summary_zh").asText()).isEqualTo("燃气泄漏");
    assertThat(notes.get("severity_zh").asText()).isEqualTo("橙色");
    assertThat(notes.get("evidence_total").asText()).isEqualTo("17");
    assertThat(notes.get("place").asText()).isEqualTo("40.1,-75.2");
    JsonNode piece = new ObjectMapper().readTree(notes.get("evidence_1").asText());
    assertThat(piece.get("address").asText()).isEqualTo("Main");
  }
}
