package urbanbrain.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The incidents of a replay as a table for a terminal: those with most evidence first. */
public final class IncidentTable {

  private static final List<String> HEADS =
      List.of("rule", "severity", "start", "end", "place", "evidence", "from");

  private final Map<String, String> folders;
  private final int limit;

  /**
   * A table.
   *
   * @param folders the folder in which each rule stands, by its name
   * @param limit how many incidents are shown at most
   */
  public IncidentTable(Map<String, String> folders, int limit) {
    this.folders = Map.copyOf(folders);
    this.limit = limit;
  }

  /** The table of these lines of {@code incidents.ndjson}, with a count by rule below it. */
  public String render(List<JsonNode> incidents) {
    if (incidents.isEmpty()) {
      return "No incident.\n";
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEADS));
    incidents.stream()
        .sorted(Comparator.comparingLong(i -> -i.path("evidence_total").asLong()))
        .limit(limit)
        .forEach(i -> rows.add(row(i)));
    return align(rows) + more(incidents.size()) + "\n" + byRule(incidents);
  }

  private List<String> row(JsonNode incident) {
    return List.of(
        named(incident.path("rule").asText()),
        incident.path("severity").asText(),
        minute(incident.path("start").asText()),
        incident.path("end").isNull() ? "open" : minute(incident.path("end").asText()),
        place(incident),
        incident.path("evidence_total").asText(),
        streams(incident));
  }

  private String named(String rule) {
    return folders.containsKey(rule) ? folders.get(rule) + "/" + rule : rule;
  }

  /** ISO-8601 to the second, without the offset: the whole table is in the city's zone. */
  private static String minute(String time) {
    return time.substring(0, Math.min(19, time.length())).replace('T', ' ');
  }

  private static String place(JsonNode incident) {
    String key = incident.path("key").isNull() ? "" : incident.path("key").asText();
    if (incident.path("lat").isNull()) {
      return key;
    }
    String point =
        String.format(
            Locale.ROOT,
            "%.4f,%.4f",
            incident.path("lat").asDouble(),
            incident.path("lon").asDouble());
    return key.isEmpty() ? point : key + " " + point;
  }

  /** The streams and signals that gave the evidence that is shown, most frequent first. */
  private static String streams(JsonNode incident) {
    Map<String, Integer> counts = new TreeMap<>();
    incident
        .path("evidence")
        .forEach(e -> counts.merge(e.path("stream").asText(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(" "));
  }

  private static String align(List<List<String>> rows) {
    int[] widths = new int[HEADS.size()];
    rows.forEach(
        r -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], r.get(i).length());
          }
        });
    return rows.stream().map(r -> line(r, widths)).collect(Collectors.joining());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean isNumber = HEADS.get(i).equals("evidence");
      String cell = row.get(i);
      line.append(
          isNumber ? Strings.padStart(cell, widths[i], ' ') : Strings.padEnd(cell, widths[i], ' '));
      line.append("  ");
    }
    return line.toString().stripTrailing() + "\n";
  }

  private String more(int size) {
    return size <= limit
        ? ""
        : "... and %,d more: see incidents.ndjson, or --top%n".formatted(size - limit);
  }

  private String byRule(List<JsonNode> incidents) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    incidents.stream()
        .map(i -> named(i.path("rule").asText()))
        .sorted()
        .forEach(rule -> counts.merge(rule, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(e -> "%,6d  %s%n".formatted(e.getValue(), e.getKey()))
        .collect(Collectors.joining());
  }
}
