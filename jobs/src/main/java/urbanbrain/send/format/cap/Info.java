package urbanbrain.send.format.cap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import urbanbrain.event.Place;
import urbanbrain.geo.Crs;
import urbanbrain.send.format.Said;
import urbanbrain.send.language.Tongue;
import urbanbrain.text.JsonLine;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Incident;

/** The {@code info} block of one language. */
final class Info {

  /** The categories of domains; what has none is Other. */
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "traffic", "Transport",
          "health", "Health",
          "utility", "Infra",
          "environment", "Env",
          "weather", "Met",
          "fire", "Fire",
          "security", "Security",
          "industry", "CBRNE",
          "rescue", "Rescue",
          "safety", "Safety");

  private final Said said;
  private final Tongue tongue;

  Info(Said said, Tongue tongue) {
    this.said = said;
    this.tongue = tongue;
  }

  void write(String headline, Xml xml) {
    xml.element(
        "info",
        () -> {
          xml.text("language", tongue.language());
          categories().forEach(category -> xml.text("category", category));
          xml.text("event", said.facts().rule().replace('_', ' '));
          xml.text("responseType", said.isAllClear() ? "AllClear" : null);
          xml.text("urgency", urgency());
          xml.text("severity", said.severity());
          xml.text("certainty", said.certainty());
          xml.text("effective", time(said.alert().origin().sent()));
          xml.text("onset", time(said.facts().start()));
          xml.text("headline", headline);
          xml.text("description", said.descriptions().get(tongue.language()));
          parameters(xml);
          new Ground(said).write(xml);
        });
  }

  private List<String> categories() {
    List<String> categories =
        said.domains().stream().map(d -> CATEGORIES.getOrDefault(d, "Other")).distinct().toList();
    return categories.isEmpty() ? List.of("Other") : categories;
  }

  /** Only what is said to be over, or not to be, is past: that nothing came is not known to be. */
  private String urgency() {
    if (said.alert().state() == Alert.State.WITHDRAWN) {
      return "Past";
    }
    if (said.isOpen()) {
      return said.alert().isSystem() ? "Unknown" : "Immediate";
    }
    boolean isOver = said.isAllClear() || "closed".equals(said.reason());
    return isOver ? "Past" : "Unknown";
  }

  private void parameters(Xml xml) {
    Incident facts = said.facts();
    Alert alert = said.alert();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("kind", said.kind());
    values.put("incident", alert.incident());
    values.put("rule", facts.rule());
    values.put("version", facts.version());
    values.put("state", JsonLine.word(alert.state()));
    values.put("reason", said.reason());
    values.put("severity", said.severities().get(tongue.language()));
    values.put("key", facts.key());
    values.put("matches", said.matches().text());
    values.put("evidence_total", said.evidence().text());
    values.put("absorbed_by", alert.absorbedBy());
    values.put("acked_by", alert.ackedBy());
    values.put("incidents", alert.isSummary() ? said.incidents().text() : null);
    values.put("crs", said.crs() == Crs.WGS84 ? null : JsonLine.word(said.crs()));
    values.put("degraded", facts.isDegraded() ? "true" : null);
    values.forEach((name, value) -> xml.named("parameter", name, value));
    facts.evidence().shown().forEach(ref -> xml.named("parameter", "evidence", piece(ref)));
  }

  /** A piece of evidence in one line: leg, stream, event, time, place, fields. */
  private String piece(EventRef ref) {
    List<String> parts = new ArrayList<>();
    parts.add(ref.leg() + ":");
    parts.add(ref.stream());
    parts.add(ref.id());
    parts.add(time(ref.time()));
    Place place = ref.place();
    if (place.isKnown()) {
      parts.add(Ground.point(place.lat(), place.lon()));
    }
    ref.fields().forEach((field, value) -> parts.add(field + "=" + value));
    return String.join(" ", parts);
  }

  private String time(long millis) {
    return Cap.time(millis, tongue.zone());
  }
}
