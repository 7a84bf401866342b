package urbanbrain.send.format.geojson;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import urbanbrain.event.Place;
import urbanbrain.geo.Crs;
import urbanbrain.send.format.Format;
import urbanbrain.send.format.Said;
import urbanbrain.send.format.Speaker;
import urbanbrain.text.JsonLine;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Incident;

/**
 * Writes messages for maps: each a GeoJSON Feature (RFC 7946) whose id is the incident's handle, so
 * that the last one of an id is how the map shows it. The geometry is the area that the incident's
 * key names, else its point, else null.
 */
public final class GeoJsonFormat implements Format {

  private final Speaker speaker;

  /** Messages as this speaker tells them; times carry the offset of its zone. */
  public GeoJsonFormat(Speaker speaker) {
    this.speaker = speaker;
  }

  @Override
  public String mediaType() {
    return "application/geo+json";
  }

  @Override
  public String of(Alert alert) {
    Said said = speaker.say(alert);
    return JsonLine.of(json -> write(said, json));
  }

  private void write(Said said, JsonGenerator json) throws IOException {
    json.writeStringField("type", "Feature");
    json.writeStringField("id", said.alert().incident());
    if (said.area() == null) {
      writePoint(said.facts().place(), json);
    } else {
      writeArea(said.area(), json);
    }
    json.writeObjectFieldStart("properties");
    writeHead(said, json);
    writeFacts(said, json);
    json.writeEndObject();
  }

  private void writeHead(Said said, JsonGenerator json) throws IOException {
    Alert alert = said.alert();
    json.writeStringField("message", alert.id());
    json.writeNumberField("sequence", alert.sequence());
    json.writeStringField("time", time(alert.time()));
    json.writeStringField("city", speaker.city());
    json.writeStringField("kind", said.kind());
    json.writeStringField("rule", said.facts().rule());
    json.writeStringField("version", said.facts().version());
    json.writeStringField("msgType", said.type());
    json.writeStringField("status", said.status());
    json.writeBooleanField("trial", alert.trial());
    json.writeStringField("state", JsonLine.word(alert.state()));
    json.writeStringField("reason", said.reason());
    json.writeStringField("certainty", said.certainty());
    json.writeStringField("severity", said.severity());
    JsonLine.writeTexts("severity_words", said.severities(), json);
    JsonLine.writeTexts("headline", alert.headline(), json);
    JsonLine.writeTexts("description", said.descriptions(), json);
    json.writeStringField("absorbed_by", alert.absorbedBy());
    json.writeArrayFieldStart("absorbs");
    for (String handle : alert.absorbs()) {
      json.writeString(handle);
    }
    json.writeEndArray();
    if (alert.ackedBy() != null) {
      json.writeStringField("acked_by", alert.ackedBy());
    }
    if (alert.isSummary()) {
      said.incidents().write("incidents", json);
    }
  }

  private void writeFacts(Said said, JsonGenerator json) throws IOException {
    Incident facts = said.facts();
    json.writeStringField("key", facts.key());
    json.writeStringField("start", time(facts.start()));
    json.writeStringField("end", facts.end() == Episode.OPEN ? null : time(facts.end()));
    said.matches().write("matches", json);
    said.evidence().write("evidence_total", json);
    json.writeBooleanField("degraded", facts.isDegraded());
    if (said.crs() != Crs.WGS84) {
      json.writeStringField("crs", JsonLine.word(said.crs()));
    }
    json.writeArrayFieldStart("evidence");
    for (EventRef ref : facts.evidence().shown()) {
      writePiece(ref, json);
    }
    json.writeEndArray();
  }

  /** A piece is a Feature too: a map may show where it was. */
  private void writePiece(EventRef ref, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    writePoint(ref.place(), json);
    json.writeObjectFieldStart("properties");
    json.writeStringField("leg", ref.leg());
    json.writeStringField("stream", ref.stream());
    json.writeStringField("event", ref.id());
    json.writeStringField("time", time(ref.time()));
    JsonLine.writeTexts("fields", ref.fields(), json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writePoint(Place place, JsonGenerator json) throws IOException {
    if (!place.isKnown()) {
      json.writeNullField("geometry");
      return;
    }
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", "Point");
    json.writeFieldName("coordinates");
    writePosition(new Coordinate(place.lon(), place.lat()), json);
    json.writeEndObject();
  }

  private static void writeArea(Geometry area, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", "MultiPolygon");
    json.writeArrayFieldStart("coordinates");
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon) {
        json.writeStartArray();
        writeRing(polygon.getExteriorRing(), json);
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          writeRing(polygon.getInteriorRingN(hole), json);
        }
        json.writeEndArray();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeRing(LineString ring, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Coordinate at : ring.getCoordinates()) {
      writePosition(at, json);
    }
    json.writeEndArray();
  }

  /** Longitude first. */
  private static void writePosition(Coordinate at, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeNumber(at.getX());
    json.writeNumber(at.getY());
    json.writeEndArray();
  }

  private String time(long millis) {
    return JsonLine.time(millis, speaker.zone());
  }
}
