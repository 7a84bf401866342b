package urbanbrain.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import urbanbrain.city.City;
import urbanbrain.event.StreamType;
import urbanbrain.job.Tally;
import urbanbrain.report.trace.Trace;
import urbanbrain.rule.Rule;
import urbanbrain.rule.privacy.Privacy;
import urbanbrain.text.JsonLine;

/**
 * What a report tells, as the page's scripts read it.
 *
 * @param incidents lines of {@code incidents.ndjson}
 * @param told what the messages add to them
 * @param tally what became of every record
 * @param trace what the recording looks like
 */
public record ReportData(City city, List<JsonNode> incidents, Told told, Tally tally, Trace trace) {

  /** The evidence of so many incidents is one block: it is unpacked when one of them is chosen. */
  static final int BLOCK = 250;

  private static final JsonFactory JSON = new JsonFactory(new ObjectMapper());

  /** How many blocks of evidence there are. */
  int blocks() {
    return (incidents.size() + BLOCK - 1) / BLOCK;
  }

  /** Writes the evidence of a block of incidents as JSON. */
  void writeEvidence(int block, OutputStream out) throws IOException {
    int from = block * BLOCK;
    List<JsonNode> some = incidents.subList(from, Math.min(incidents.size(), from + BLOCK));
    try (JsonGenerator json = JSON.createGenerator(out)) {
      incidentsJson(ruleNames(), streamNames()).writeEvidence(some, json);
    }
  }

  private IncidentsJson incidentsJson(List<String> rules, List<String> streams) {
    return new IncidentsJson(rules, streams, new Privacy(city.rules()), told);
  }

  /** Writes all but the evidence as JSON. */
  void write(OutputStream out) throws IOException {
    List<String> rules = ruleNames();
    List<String> streams = streamNames();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("city", city.name());
      json.writeStringField("zone", city.zone().getId());
      writeTotals(json);
      writeRules(rules, json);
      writeStreams(streams, json);
      new GroundJson(json).write(city.assets());
      new TraceJson(json, streams).write(trace);
      json.writeFieldName("incidents");
      incidentsJson(rules, streams).write(incidents, json);
      json.writeNumberField("block", BLOCK);
      json.writeEndObject();
    }
  }

  /** The rules that raise, and those of which there are incidents. */
  private List<String> ruleNames() {
    TreeSet<String> names = new TreeSet<>();
    city.rules().judged().stream().filter(Rule::raises).forEach(rule -> names.add(rule.title()));
    incidents.forEach(incident -> names.add(incident.path("rule").asText()));
    return new ArrayList<>(names);
  }

  /** The streams that the sources give, and what else is evidence: signals. */
  private List<String> streamNames() {
    TreeSet<String> names = new TreeSet<>(city.streams());
    for (JsonNode incident : incidents) {
      incident.path("evidence").forEach(ref -> names.add(ref.path("stream").asText()));
    }
    return new ArrayList<>(names);
  }

  private void writeTotals(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("records", tally.records());
    json.writeNumberField("further", tally.further());
    json.writeNumberField("events", tally.events());
    json.writeNumberField("duplicates", tally.duplicates());
    json.writeNumberField("superseded", tally.superseded());
    json.writeNumberField("late", tally.late());
    json.writeNumberField("dead", tally.dead());
    json.writeNumberField("ignored", tally.ignored());
    json.writeNumberField("unknown_assets", tally.unknownAssets());
    json.writeEndObject();
    json.writeObjectField("deadBySource", tally.deadBySource());
    json.writeObjectField("boundHits", tally.boundHits());
  }

  private void writeRules(List<String> names, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("rules");
    for (String name : names) {
      json.writeStartObject();
      json.writeStringField("name", name);
      Rule rule = city.rules().titled(name).orElse(null);
      if (rule != null) {
        writeRule(rule, json);
      }
      json.writeNumberField("provisional", told.provisional(name));
      json.writeNumberField("withdrawn", told.withdrawn(name));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeRule(Rule rule, JsonGenerator json) throws IOException {
    Path folder = Path.of(rule.file()).toAbsolutePath().getParent();
    json.writeStringField("folder", String.valueOf(folder.getFileName()));
    json.writeStringField("says", rule.says());
    json.writeStringField("owner", rule.owner());
    json.writeStringField("status", JsonLine.word(rule.status()));
    json.writeStringField("class", rule.verdict().name());
    json.writeStringField("why", rule.why());
  }

  private void writeStreams(List<String> names, JsonGenerator json) throws IOException {
    Privacy privacy = new Privacy(city.rules());
    json.writeArrayFieldStart("streams");
    for (String name : names) {
      json.writeStartObject();
      json.writeStringField("name", name);
      StreamType stream = city.rules().streams().stream(name).orElse(null);
      json.writeStringField("says", stream == null ? null : stream.says());
      json.writeBooleanField("sensitive", privacy.isAboutPeople(name));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
