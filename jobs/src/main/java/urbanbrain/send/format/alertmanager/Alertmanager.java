package urbanbrain.send.format.alertmanager;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
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
 * Writes messages as the body of Alertmanager's {@code POST /api/v2/alerts}: a list of one alert.
 *
 * <p>Its labels are its identity there: city, rule, incident, severity and what else stays as it is
 * while the incident lasts. Numbers and evidence change, so they are annotations. What is open has
 * no end: it stands there for the {@code resolve_timeout} (5 minutes) and must be told again
 * before, see {@link Standing}. What is over has one, and so does what was taken back or goes on
 * under another handle.
 */
public final class Alertmanager implements Format {

  private final Speaker speaker;

  /** Messages as this speaker tells them. */
  public Alertmanager(Speaker speaker) {
    this.speaker = speaker;
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String of(Alert alert) {
    Said said = speaker.say(alert);
    return "[" + JsonLine.of(json -> write(said, json)) + "]";
  }

  private void write(Said said, JsonGenerator json) throws IOException {
    JsonLine.writeTexts("labels", labels(said), json);
    JsonLine.writeTexts("annotations", annotations(said), json);
    long start = said.facts().start();
    json.writeStringField("startsAt", time(start));
    if (!said.isOpen()) {
      json.writeStringField("endsAt", time(Math.max(start, end(said))));
    }
  }

  /** When it was over; what was taken back was so when that was said. */
  private static long end(Said said) {
    boolean hasEnd =
        said.alert().state() == Alert.State.ENDED
            && said.alert().absorbedBy() == null
            && said.facts().end() != Episode.OPEN;
    return hasEnd ? said.facts().end() : said.alert().time();
  }

  private Map<String, String> labels(Said said) {
    Incident facts = said.facts();
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("alertname", facts.rule());
    labels.put("city", speaker.city());
    labels.put("incident", said.alert().incident());
    labels.put("severity", said.severity());
    labels.put("kind", said.kind());
    labels.put("status", said.status());
    if (facts.key() != null) {
      labels.put("key", facts.key());
    }
    return labels;
  }

  private Map<String, String> annotations(Said said) {
    Incident facts = said.facts();
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("summary", said.headline());
    said.alert().headline().forEach((l, text) -> notes.put("summary_" + name(l), text));
    said.descriptions().forEach((l, text) -> notes.put("description_" + name(l), text));
    said.severities().forEach((l, text) -> notes.put("severity_" + name(l), text));
    notes.put("id", said.alert().id());
    notes.put("state", JsonLine.word(said.alert().state()));
    notes.put("certainty", said.certainty());
    notes.put("version", facts.version());
    notes.put("matches", said.matches().text());
    notes.put("evidence_total", said.evidence().text());
    put("reason", said.reason(), notes);
    put("absorbed_by", said.alert().absorbedBy(), notes);
    put("acked_by", said.alert().ackedBy(), notes);
    put("place", place(facts.place()), notes);
    put("crs", said.crs() == Crs.WGS84 ? null : JsonLine.word(said.crs()), notes);
    put("incidents", said.alert().isSummary() ? said.incidents().text() : null, notes);
    put("degraded", facts.isDegraded() ? "true" : null, notes);
    int number = 0;
    for (EventRef ref : facts.evidence().shown()) {
      notes.put("evidence_" + ++number, piece(ref));
    }
    return notes;
  }

  private static void put(String name, String value, Map<String, String> notes) {
    if (value != null) {
      notes.put(name, value);
    }
  }

  /** A language as the name of an annotation may hold it: zh_Hans. */
  private static String name(String language) {
    return language.replace('-', '_');
  }

  private String piece(EventRef ref) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("leg", ref.leg());
    parts.put("stream", ref.stream());
    parts.put("event", ref.id());
    parts.put("time", time(ref.time()));
    put("place", place(ref.place()), parts);
    new TreeMap<>(ref.fields()).forEach((field, value) -> parts.put(field, value));
    return JsonLine.of(
        json -> {
          for (Map.Entry<String, String> part : parts.entrySet()) {
            json.writeStringField(part.getKey(), part.getValue());
          }
        });
  }

  private static String place(Place place) {
    return place.isKnown() ? place.lat() + "," + place.lon() : null;
  }

  private String time(long millis) {
    return JsonLine.time(millis, speaker.zone());
  }
}
