package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.geo.GeoJson;
import urbanbrain.job.outlet.Channels;
import urbanbrain.job.outlet.RunFiles;

/** A town's messages in each format, as others read them: corrections and cancellations too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Replay_formatsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Path channels;
  private List<String> all;

  @BeforeAll
  void replay(@TempDir Path temp) throws Exception {
    Scenario town = Scenario.revised(temp);
    Files.write(town.folder().resolve("reports.ndjson"), new Reports(2).recorded());
    Files.writeString(
        town.folder().resolve("city.yaml"),
        """
        channels:
          - file: { path: events.ndjson, format: cloudevents }
          - file: { path: alertmanager.ndjson, format: alertmanager }
          - file: { path: /an/absolute/../map.ndjson, format: geojson }
        """,
        StandardOpenOption.APPEND);
    Path out = temp.resolve("out");
    all = town.replay(out, 1).lines(RunFiles.ALERTS);
    channels = out.resolve(Channels.FILES);
  }

  private List<String> lines(String file) throws IOException {
    List<String> lines = Files.readAllLines(channels.resolve(file));
    assertThat(lines).hasSameSizeAs(all).hasSizeGreaterThan(100);
    return lines;
  }

  @Test
  void thePublishedReaderTakesEveryCloudEvent() throws IOException {
    for (String line : lines("events.ndjson")) {
      CloudEvent event = new JsonFormat().deserialize(line.getBytes(StandardCharsets.UTF_8));
      assertThat(event.getType()).isEqualTo("urbanbrain.alert");
      assertThat(event.getId()).startsWith(event.getSubject() + ".");
    }
    assertThat(lines("events.ndjson")).isEqualTo(all);
  }

  @Test
  void anAlertmanagerTakesEveryMessage() throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(getClass().getResourceAsStream("/alertmanager/postable_alerts.schema.json"));
    Map<String, Boolean> isOver = new HashMap<>();
    Map<String, String> labels = new HashMap<>();
    for (String line : lines("alertmanager.ndjson")) {
      JsonNode alerts = JSON.readTree(line);
      assertThat(schema.validate(alerts)).as(line).isEmpty();
      JsonNode alert = alerts.get(0);
      String incident = alert.at("/labels/incident").asText();
      isOver.put(incident, alert.has("endsAt"));
      if (alert.has("endsAt")) {
        assertThat(time(alert, "endsAt")).isAfterOrEqualTo(time(alert, "startsAt"));
      }
      String before = labels.putIfAbsent(incident, alert.get("labels").toString());
      assertThat(before).isIn(null, alert.get("labels").toString());
    }
    assertThat(isOver.values()).contains(true);
  }

  private static OffsetDateTime time(JsonNode alert, String name) {
    return OffsetDateTime.parse(alert.path(name).asText());
  }

  @Test
  void everyMessageIsAFeatureOfAMap() throws Exception {
    int placed = 0;
    for (String line : lines("an/map.ndjson")) {
      JsonNode feature = JSON.readTree(line);
      assertThat(feature.path("type").asText()).isEqualTo("Feature");
      assertThat(feature.at("/properties/message").asText())
          .startsWith(feature.path("id").asText());
      if (!feature.path("geometry").isNull()) {
        JsonParser geometry = feature.path("geometry").traverse();
        geometry.nextToken();
        placed += GeoJson.read(geometry).isEmpty() ? 0 : 1;
      }
    }
    assertThat(placed).isPositive();
  }
}
