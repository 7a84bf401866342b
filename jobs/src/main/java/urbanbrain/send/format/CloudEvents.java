package urbanbrain.send.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.net.UrlEscapers;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import urbanbrain.event.Place;
import urbanbrain.text.JsonLine;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Strain;

/**
 * Writes messages as CloudEvents 1.0 in structured JSON, one line each; the words inside {@code
 * data} follow the Common Alerting Protocol 1.2 where it has one.
 */
public final class CloudEvents implements Format {

  private final String city;
  private final ZoneId zone;
  private final boolean exercise;

  /**
   * Messages of one city.
   *
   * @param zone whose offset the times carry
   * @param exercise whether this is a replay: receivers must not act on it as on the real thing
   */
  public CloudEvents(String city, ZoneId zone, boolean exercise) {
    this.city = city;
    this.zone = zone;
    this.exercise = exercise;
  }

  @Override
  public String mediaType() {
    return "application/cloudevents+json";
  }

  @Override
  public String of(Alert alert) {
    return JsonLine.of(json -> writeEnvelope(alert, json));
  }

  private void writeEnvelope(Alert alert, JsonGenerator json) throws IOException {
    json.writeStringField("specversion", "1.0");
    json.writeStringField("id", alert.id());
    json.writeStringField("source", source(alert.facts().rule()));
    json.writeStringField("type", "urbanbrain.alert");
    json.writeStringField("subject", alert.incident());
    json.writeStringField("time", time(alert.time()));
    json.writeStringField("datacontenttype", "application/json");
    // The extension's values are texts that sort as texts.
    json.writeStringField("sequence", "%019d".formatted(alert.sequence()));
    json.writeObjectFieldStart("data");
    writeHead(alert, json);
    writeFacts(alert.facts(), json);
    json.writeEndObject();
  }

  private String source(String rule) {
    return "/cities/" + segment(city) + "/rules/" + segment(rule);
  }

  private static String segment(String name) {
    return UrlEscapers.urlPathSegmentEscaper().escape(name);
  }

  private void writeHead(Alert alert, JsonGenerator json) throws IOException {
    json.writeStringField("kind", kind(alert));
    json.writeStringField("incident", alert.incident());
    json.writeStringField("content_id", alert.facts().contentId());
    writeTexts("absorbs", alert.absorbs(), json);
    if (alert.absorbedBy() != null) {
      json.writeStringField("absorbed_by", alert.absorbedBy());
    }
    json.writeStringField("rule", alert.facts().rule());
    json.writeStringField("version", alert.facts().version());
    json.writeStringField("msgType", capital(alert.type()));
    json.writeStringField("status", status(alert));
    json.writeBooleanField("trial", alert.trial());
    json.writeStringField("state", JsonLine.word(alert.state()));
    json.writeStringField("reason", reason(alert));
    if (isAllClear(alert)) {
      json.writeStringField("responseType", "AllClear");
    }
    json.writeStringField("certainty", certainty(alert));
    json.writeStringField(
        "severity", alert.isSystem() ? "Unknown" : alert.facts().severity().name());
    writeTexts("headline", alert.headline(), json);
    writeTexts("references", alert.references(), json);
    if (alert.ackedBy() != null) {
      json.writeStringField("acked_by", alert.ackedBy());
    }
    if (alert.isSummary()) {
      json.writeNumberField("incidents", alert.storm());
    }
    if (alert.isSystem()) {
      writeBound(alert.strain(), json);
    }
  }

  /** What it is about: receivers that keep a list of incidents keep the first kind only. */
  private static String kind(Alert alert) {
    if (alert.isSystem()) {
      return "system";
    }
    return alert.isSummary() ? "storm" : "incident";
  }

  /** A replay is an exercise in all that it says, about the engine too. */
  private String status(Alert alert) {
    if (exercise) {
      return "Exercise";
    }
    return alert.isSystem() ? "System" : "Actual";
  }

  private static void writeBound(Strain strain, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("bound");
    json.writeStringField("name", strain.bound().word());
    json.writeNumberField("most", strain.most());
    json.writeStringField("of", strain.bound().what());
    json.writeEndObject();
  }

  /** What may be withdrawn is likely only; what was withdrawn has not become more certain. */
  private static String certainty(Alert alert) {
    boolean open = alert.state() == Alert.State.OPEN || alert.state() == Alert.State.ENDED;
    return open ? "Observed" : "Likely";
  }

  private static String reason(Alert alert) {
    if (alert.absorbedBy() != null) {
      return "absorbed";
    }
    Incident.Reason reason = alert.facts().reason();
    boolean ended = alert.state() == Alert.State.ENDED && !alert.isSystem();
    return ended && reason != null ? JsonLine.word(reason) : null;
  }

  private static boolean isAllClear(Alert alert) {
    return "cleared".equals(reason(alert));
  }

  private void writeFacts(Incident facts, JsonGenerator json) throws IOException {
    writePlace(facts.place(), json);
    json.writeStringField("key", facts.key());
    json.writeStringField("start", time(facts.start()));
    json.writeStringField("end", facts.end() == Episode.OPEN ? null : time(facts.end()));
    json.writeNumberField("matches", facts.matches());
    json.writeArrayFieldStart("evidence");
    for (EventRef ref : facts.evidence().shown()) {
      writeRef(ref, json);
    }
    json.writeEndArray();
    json.writeNumberField("evidence_total", facts.evidence().total());
    json.writeStringField("quieted_by", facts.quietedBy());
    json.writeStringField("explained_by", facts.explainedBy());
    json.writeBooleanField("degraded", facts.isDegraded());
  }

  private void writeRef(EventRef ref, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("leg", ref.leg());
    json.writeStringField("event", ref.id());
    json.writeStringField("stream", ref.stream());
    json.writeStringField("time", time(ref.time()));
    writePlace(ref.place(), json);
    writeTexts("fields", ref.fields(), json);
    json.writeEndObject();
  }

  /** A GeoJSON point (RFC 7946): longitude first. */
  private static void writePlace(Place place, JsonGenerator json) throws IOException {
    if (!place.isKnown()) {
      json.writeNullField("place");
      return;
    }
    json.writeObjectFieldStart("place");
    json.writeStringField("type", "Point");
    json.writeArrayFieldStart("coordinates");
    json.writeNumber(place.lon());
    json.writeNumber(place.lat());
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeTexts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void writeTexts(String name, Map<String, String> texts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  private String time(long millis) {
    return JsonLine.time(millis, zone);
  }

  private static String capital(Enum<?> word) {
    return word.name().charAt(0) + JsonLine.word(word).substring(1);
  }
}
