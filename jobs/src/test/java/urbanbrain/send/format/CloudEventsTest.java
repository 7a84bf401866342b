package urbanbrain.send.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;

/** The published reader of CloudEvents takes every message, and finds in it what was said. */
class CloudEventsTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final CloudEvents FORMAT = new CloudEvents("river ton/1", ZONE, false);

  @ParameterizedTest
  @MethodSource("messages")
  void thePublishedReaderTakesEveryMessage(Alert alert) {
    CloudEvent event = read(FORMAT.of(alert));
    assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(event.getId()).isEqualTo(alert.id());
    assertThat(event.getType()).isEqualTo("urbanbrain.alert");
    assertThat(event.getSubject()).isEqualTo(alert.incident());
    assertThat(event.getSource()).isEqualTo(URI.create("/cities/river%20ton%2F1/rules/gas_leak"));
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2016-01-27T17:07:11.500-05:00"));
    assertThat(event.getDataContentType()).isEqualTo("application/json");
  }

  static Stream<Alert> messages() {
    return Stream.of(
        Messages.open("i", 1),
        Messages.open("i", 2),
        Messages.trial("i", 1),
        Messages.system(1, Alert.State.OPEN),
        Messages.ended("i", 3, Incident.Reason.GAP),
        Messages.ended("i", 4, Incident.Reason.CLEARED));
  }

  @Test
  void sequencesSortAsTextsDo() {
    String ninth = sequence(Messages.open("i", 9));
    String tenth = sequence(Messages.open("i", 10));
    String restarted = sequence(Messages.open("i", (1L << 40) + 1));
    assertThat(ninth).isLessThan(tenth);
    assertThat(tenth).isLessThan(restarted);
  }

  @Test
  void tellsWhereTheIncidentStands() throws Exception {
    JsonNode open = data(Messages.open("i", 1));
    assertThat(open.get("state").asText()).isEqualTo("open");
    assertThat(open.get("reason").isNull()).isTrue();
    assertThat(open.get("end").isNull()).isTrue();
    JsonNode cleared = data(Messages.ended("i", 2, Incident.Reason.CLEARED));
    assertThat(cleared.get("state").asText()).isEqualTo("ended");
    assertThat(cleared.get("reason").asText()).isEqualTo("cleared");
    assertThat(cleared.get("responseType").asText()).isEqualTo("AllClear");
    assertThat(cleared.get("end").asText()).isEqualTo("2016-01-27T17:08:11.5-05:00");
    JsonNode gap = data(Messages.ended("i", 2, Incident.Reason.GAP));
    assertThat(gap.get("reason").asText()).isEqualTo("gap");
    assertThat(gap.has("responseType")).isFalse();
  }

  @Test
  void carriesEvidenceAndPlaceAsGeoJson() throws Exception {
    JsonNode data = data(Messages.open("i", 1));
    assertThat(data.get("place").toString())
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[-75.2,40.1]}");
    assertThat(data.get("evidence_total").asInt()).isEqualTo(17);
    assertThat(data.at("/evidence/0/fields/address").asText()).isEqualTo("Main");
    assertThat(data.at("/evidence/1/place").isNull()).isTrue();
    assertThat(data.at("/headline/zh").asText()).isEqualTo("燃气泄漏");
    assertThat(data.at("/absorbs/0").asText()).isEqualTo("other");
  }

  @Test
  void aReplayIsAnExercise() throws Exception {
    assertThat(data(Messages.open("i", 1)).get("status").asText()).isEqualTo("Actual");
    String line = new CloudEvents("c", ZONE, true).of(Messages.open("i", 1));
    assertThat(line).contains("\"status\":\"Exercise\"").doesNotContain("\n");
  }

  @Test
  void aMessageAboutTheEngineIsOfAKindOfItsOwn() throws Exception {
    assertThat(data(Messages.open("i", 1)).get("kind").asText()).isEqualTo("incident");
    JsonNode data = data(Messages.system(1, Alert.State.OPEN));
    assertThat(data.get("kind").asText()).isEqualTo("system");
    assertThat(data.get("status").asText()).isEqualTo("System");
    assertThat(data.get("msgType").asText()).isEqualTo("Alert");
    assertThat(data.get("severity").asText()).isEqualTo("Unknown");
    assertThat(data.get("bound").toString())
        .isEqualTo(
            "{\"name\":\"anchors\",\"most\":100,\"of\":\"matches in the making at one key\"}");
    JsonNode over = data(Messages.system(2, Alert.State.ENDED));
    assertThat(over.get("state").asText()).isEqualTo("ended");
    assertThat(over.has("responseType")).isFalse();
    String replayed = new CloudEvents("c", ZONE, true).of(Messages.system(1, Alert.State.OPEN));
    assertThat(replayed).contains("\"status\":\"Exercise\"", "\"kind\":\"system\"");
  }

  private static String sequence(Alert alert) {
    return Objects.requireNonNull(read(FORMAT.of(alert)).getExtension("sequence")).toString();
  }

  private static JsonNode data(Alert alert) throws Exception {
    CloudEvent event = read(FORMAT.of(alert));
    return new ObjectMapper().readTree(Objects.requireNonNull(event.getData()).toBytes());
  }

  private static CloudEvent read(String line) {
    return new JsonFormat().deserialize(line.getBytes(StandardCharsets.UTF_8));
  }
}
