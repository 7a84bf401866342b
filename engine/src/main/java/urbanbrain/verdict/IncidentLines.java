package urbanbrain.verdict;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Comparator;
import urbanbrain.event.Place;
import urbanbrain.text.JsonLine;

/** Writes the lines of {@code incidents.ndjson}: the final truth, one incident each. */
public final class IncidentLines {

  /** The order of the lines: by start, then rule, then content id. */
  public static final Comparator<Incident> ORDER =
      Comparator.comparingLong(Incident::start)
          .thenComparing(Incident::rule)
          .thenComparing(Incident::contentId);

  private final ZoneId zone;

  /** Lines whose times are told in this zone, with the offset. */
  public IncidentLines(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * What stands in the place of counts that are not told.
   *
   * @param matches in the place of the number of matches; null where that is told
   * @param evidence in the place of the number of pieces of evidence; null where that is told
   */
  public record Counts(String matches, String evidence) {

    /** All are told. */
    public static final Counts TOLD = new Counts(null, null);
  }

  /** One incident as a line, without the line's end. */
  public String line(Incident incident) {
    return line(incident, Counts.TOLD);
  }

  /** The same with these in the place of counts. */
  public String line(Incident incident, Counts counts) {
    return JsonLine.of(json -> write(incident, counts, json));
  }

  private void write(Incident incident, Counts counts, JsonGenerator json) throws IOException {
    json.writeStringField("content_id", incident.contentId());
    json.writeStringField("rule", incident.rule());
    json.writeStringField("version", incident.version());
    json.writeStringField("state", incident.ended() ? "ended" : "open");
    json.writeStringField("reason", incident.ended() ? JsonLine.word(incident.reason()) : null);
    json.writeStringField("severity", incident.severity().name());
    json.writeStringField("start", time(incident.start()));
    json.writeStringField("end", incident.end() == Episode.OPEN ? null : time(incident.end()));
    writePlace(incident.place(), json);
    json.writeStringField("key", incident.key());
    writeCount("matches", incident.matches(), counts.matches(), json);
    json.writeArrayFieldStart("evidence");
    for (EventRef ref : incident.evidence().shown()) {
      writeRef(ref, json);
    }
    json.writeEndArray();
    writeCount("evidence_total", incident.evidence().total(), counts.evidence(), json);
    json.writeStringField("quieted_by", incident.quietedBy());
    json.writeStringField("explained_by", incident.explainedBy());
    if (incident.isDegraded()) {
      json.writeBooleanField("degraded", true);
    }
  }

  private static void writeCount(String name, long count, String instead, JsonGenerator json)
      throws IOException {
    if (instead == null) {
      json.writeNumberField(name, count);
    } else {
      json.writeStringField(name, instead);
    }
  }

  private void writeRef(EventRef ref, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("leg", ref.leg());
    json.writeStringField("event", ref.id());
    json.writeStringField("stream", ref.stream());
    json.writeStringField("time", time(ref.time()));
    writePlace(ref.place(), json);
    json.writeEndObject();
  }

  private static void writePlace(Place place, JsonGenerator json) throws IOException {
    if (place.isKnown()) {
      json.writeNumberField("lat", place.lat());
      json.writeNumberField("lon", place.lon());
    } else {
      json.writeNullField("lat");
      json.writeNullField("lon");
    }
  }

  private String time(long millis) {
    return JsonLine.time(millis, zone);
  }
}
