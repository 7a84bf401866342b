package urbanbrain.send.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.net.UrlEscapers;
import java.io.IOException;
import java.util.List;
import urbanbrain.event.Place;
import urbanbrain.geo.Crs;
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

  private final Speaker speaker;

  /** Messages as this speaker tells them; times carry the offset of its zone. */
  public CloudEvents(Speaker speaker) {
    this.speaker = speaker;
  }

  @Override
  public String mediaType() {
    return "application/cloudevents+json";
  }

  @Override
  public String of(Alert alert) {
    Said said = speaker.say(alert);
    return JsonLine.of(json -> writeEnvelope(said, json));
  }

  private void writeEnvelope(Said said, JsonGenerator json) throws IOException {
    Alert alert = said.alert();
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
    writeHead(said, json);
    writeFacts(said, json);
    json.writeEndObject();
  }

  private String source(String rule) {
    return "/cities/" + segment(speaker.city()) + "/rules/" + segment(rule);
  }

  private static String segment(String name) {
    return UrlEscapers.urlPathSegmentEscaper().escape(name);
  }

  private static void writeHead(Said said, JsonGenerator json) throws IOException {
    Alert alert = said.alert();
    json.writeStringField("kind", said.kind());
    json.writeStringField("incident", alert.incident());
    json.writeStringField("content_id", alert.facts().contentId());
    writeTexts("absorbs", alert.absorbs(), json);
    if (alert.absorbedBy() != null) {
      json.writeStringField("absorbed_by", alert.absorbedBy());
    }
    json.writeStringField("rule", alert.facts().rule());
    json.writeStringField("version", alert.facts().version());
    json.writeStringField("msgType", said.type());
    json.writeStringField("status", said.status());
    json.writeBooleanField("trial", alert.trial());
    json.writeStringField("state", JsonLine.word(alert.state()));
    json.writeStringField("reason", said.reason());
    if (said.isAllClear()) {
      json.writeStringField("responseType", "AllClear");
    }
    json.writeStringField("certainty", said.certainty());
    json.writeStringField("severity", said.severity());
    JsonLine.writeTexts("severity_words", said.severities(), json);
    JsonLine.writeTexts("headline", alert.headline(), json);
    writeTexts("references", alert.references().stream().map(Alert.Reference::id).toList(), json);
    if (alert.ackedBy() != null) {
      json.writeStringField("acked_by", alert.ackedBy());
    }
    if (alert.isSummary()) {
      said.incidents().write("incidents", json);
    }
    if (alert.isSystem()) {
      writeBound(alert.strain(), json);
    }
  }

  private static void writeBound(Strain strain, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("bound");
    json.writeStringField("name", strain.bound().word());
    json.writeNumberField("most", strain.most());
    json.writeStringField("of", strain.bound().what());
    json.writeEndObject();
  }

  private void writeFacts(Said said, JsonGenerator json) throws IOException {
    Incident facts = said.facts();
    writePlace(facts.place(), json);
    if (said.crs() != Crs.WGS84) {
      json.writeStringField("crs", JsonLine.word(said.crs()));
    }
    json.writeStringField("key", facts.key());
    json.writeStringField("start", time(facts.start()));
    json.writeStringField("end", facts.end() == Episode.OPEN ? null : time(facts.end()));
    said.matches().write("matches", json);
    json.writeArrayFieldStart("evidence");
    for (EventRef ref : facts.evidence().shown()) {
      writeRef(ref, json);
    }
    json.writeEndArray();
    said.evidence().write("evidence_total", json);
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
    JsonLine.writeTexts("fields", ref.fields(), json);
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

  private String time(long millis) {
    return JsonLine.time(millis, speaker.zone());
  }
}
