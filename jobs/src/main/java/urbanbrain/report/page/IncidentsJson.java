package urbanbrain.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import urbanbrain.rule.Rule;
import urbanbrain.rule.privacy.Privacy;

/**
 * Writes the incidents of a run for its page: an array each, its values in the order in which
 * {@code data.js} reads them.
 */
final class IncidentsJson {

  private static final double GRID = 1e5;

  private final List<String> rules;
  private final List<String> streams;
  private final Privacy privacy;
  private final Told told;

  /**
   * Incidents.
   *
   * @param rules the names of rules, which stand as their place in this list
   * @param streams the names of streams and signals, likewise
   */
  IncidentsJson(List<String> rules, List<String> streams, Privacy privacy, Told told) {
    this.rules = rules;
    this.streams = streams;
    this.privacy = privacy;
    this.told = told;
  }

  void write(List<JsonNode> incidents, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (JsonNode incident : incidents) {
      write(incident, json);
    }
    json.writeEndArray();
  }

  private void write(JsonNode incident, JsonGenerator json) throws IOException {
    String rule = incident.path("rule").asText();
    JsonNode lastWord = told.lastWord(incident.path("content_id").asText());
    json.writeStartArray();
    json.writeString(incident.path("content_id").asText());
    json.writeNumber(rules.indexOf(rule));
    json.writeString(state(incident));
    json.writeString(incident.path("severity").asText());
    json.writeNumber(millis(incident.path("start").asText()));
    writeEnd(incident.path("end"), json);
    writePlace(incident, json);
    json.writeString(text(incident.path("key")));
    json.writeNumber(count(incident.path("matches")));
    json.writeNumber(count(incident.path("evidence_total")));
    json.writeNumber(
        (incident.path("degraded").asBoolean() ? 1 : 0)
            + (lastWord.isMissingNode() ? 0 : 2)
            + (isCoarse(rule) ? 4 : 0));
    json.writeString(text(incident.path("quieted_by")));
    json.writeString(text(incident.path("explained_by")));
    writeTexts(lastWord.path("headline"), json);
    json.writeEndArray();
  }

  /** A number, or of one that is too small to be told, as {@code <5}, what it is less than. */
  private static long count(JsonNode count) {
    String text = count.asText();
    return text.startsWith("<") ? -Long.parseLong(text.substring(1)) : count.asLong();
  }

  /** Whether the place of a rule's incidents is that of an event about people. */
  private boolean isCoarse(String rule) {
    Rule known = privacy.rule(rule);
    return known != null && !privacy.places(known).isEmpty();
  }

  /** Open, or why it ended. */
  private static String state(JsonNode incident) {
    boolean isOpen = incident.path("state").asText().equals("open");
    return isOpen ? "open" : incident.path("reason").asText();
  }

  private static void writeEnd(JsonNode end, JsonGenerator json) throws IOException {
    if (end.isNull()) {
      json.writeNull();
    } else {
      json.writeNumber(millis(end.asText()));
    }
  }

  /** Writes the evidence of incidents, an array for each. */
  void writeEvidence(List<JsonNode> incidents, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (JsonNode incident : incidents) {
      writeEvidence(incident, json);
    }
    json.writeEndArray();
  }

  /** The values of the last message's evidence stand with the same pieces in the final truth. */
  private void writeEvidence(JsonNode incident, JsonGenerator json) throws IOException {
    long start = millis(incident.path("start").asText());
    JsonNode evidence = incident.path("evidence");
    JsonNode words = told.lastWord(incident.path("content_id").asText()).path("evidence");
    json.writeStartArray();
    for (int i = 0; i < evidence.size(); i++) {
      JsonNode ref = evidence.get(i);
      JsonNode word = words.path(i);
      boolean isSame = word.path("event").equals(ref.path("event"));
      writeRef(ref, isSame ? word.path("fields") : words.path("none"), start, json);
    }
    json.writeEndArray();
  }

  private void writeRef(JsonNode ref, JsonNode fields, long start, JsonGenerator json)
      throws IOException {
    String stream = ref.path("stream").asText();
    json.writeStartArray();
    json.writeString(ref.path("leg").asText());
    json.writeNumber(streams.indexOf(stream));
    json.writeString(ref.path("event").asText());
    json.writeNumber(millis(ref.path("time").asText()) - start);
    writePlace(ref, json);
    writeTexts(fields, json);
    json.writeEndArray();
  }

  private static void writeTexts(JsonNode texts, JsonGenerator json) throws IOException {
    if (texts.isEmpty()) {
      json.writeNumber(0);
      return;
    }
    json.writeStartObject();
    for (var text : texts.properties()) {
      json.writeStringField(text.getKey(), text.getValue().asText());
    }
    json.writeEndObject();
  }

  /** Latitude and longitude in 1e-5 degrees, a metre, or twice nothing. */
  private static void writePlace(JsonNode of, JsonGenerator json) throws IOException {
    if (of.path("lat").isNull()) {
      json.writeNull();
      json.writeNull();
      return;
    }
    json.writeNumber(Math.round(of.path("lat").asDouble() * GRID));
    json.writeNumber(Math.round(of.path("lon").asDouble() * GRID));
  }

  private static long millis(String time) {
    return OffsetDateTime.parse(time).toInstant().toEpochMilli();
  }

  private static String text(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? null : node.asText();
  }
}
