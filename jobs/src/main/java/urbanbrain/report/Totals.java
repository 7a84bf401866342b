package urbanbrain.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import urbanbrain.job.Tally;
import urbanbrain.rule.bound.Bound;

/**
 * What a run read and how fast, for people and as {@code summary.json}.
 *
 * @param incidents how many incidents each rule had
 * @param degraded how many of them are marked, as a bound was hit on the way
 * @param messages how many messages were written
 */
public record Totals(
    String city,
    Tally tally,
    Map<String, Long> incidents,
    Map<String, Long> degraded,
    long messages,
    Duration elapsed) {

  /** Records a second. */
  public double perSecond() {
    return tally.records() / Math.max(0.001, elapsed.toMillis() / 1000.0);
  }

  /** A few lines for a terminal. */
  public String render() {
    return """
        %,d records%s: %,d events, %,d duplicates, %,d late, %,d dead, %,d ignored%s
        %s%,d incidents, %,d messages; %,.0f records/s, %.1f s
        """
            .formatted(
                tally.records(),
                tally.further() == 0 ? "" : " and %,d further elements".formatted(tally.further()),
                tally.events(),
                tally.duplicates(),
                tally.late(),
                tally.dead(),
                tally.ignored(),
                some(tally.superseded(), ", %,d superseded")
                    + some(tally.idConflicts(), " (%,d id conflicts)"),
                dead() + unknown(),
                incidents.values().stream().mapToLong(Long::longValue).sum(),
                messages,
                perSecond(),
                elapsed.toMillis() / 1000.0)
        + strained();
  }

  /** A line for each rule and bound that it reached, and for incidents marked without one. */
  private String strained() {
    StringBuilder lines = new StringBuilder();
    tally
        .boundHits()
        .forEach((rule, bounds) -> bounds.forEach((b, n) -> lines.append(strained(rule, b, n))));
    degraded.keySet().stream()
        .filter(rule -> !tally.boundHits().containsKey(rule))
        .forEach(rule -> lines.append("WARNING: rule %s: %s%n".formatted(rule, marked(rule))));
    return lines.toString();
  }

  private String strained(String rule, String word, long hits) {
    Bound bound = Bound.valueOf(word.toUpperCase(Locale.ROOT));
    return "WARNING: rule %s reached its bound of %s, %,d times: %s; %s%n"
        .formatted(rule, bound, hits, marked(rule), bound.advice());
  }

  private String marked(String rule) {
    return "%,d incidents are marked degraded".formatted(degraded.getOrDefault(rule, 0L));
  }

  private static String some(long count, String words) {
    return count == 0 ? "" : words.formatted(count);
  }

  private String unknown() {
    return tally.unknownAssets() == 0
        ? ""
        : "%,d events name an asset that the city does not have%n".formatted(tally.unknownAssets());
  }

  private String dead() {
    return tally.dead() == 0
        ? ""
        : tally.deadByReason().entrySet().stream()
            .map(e -> e.getKey().toLowerCase(Locale.ROOT) + " " + e.getValue())
            .collect(Collectors.joining(", ", "dead: ", "\n"));
  }

  /** Writes {@code summary.json}. */
  public void write(Path file) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode summary = json.createObjectNode();
    summary.put("city", city).put("records", tally.records()).put("events", tally.events());
    summary.put("duplicates", tally.duplicates()).put("id_conflicts", tally.idConflicts());
    summary.put("superseded", tally.superseded());
    summary.put("further", tally.further()).put("unknown_assets", tally.unknownAssets());
    summary.put("late", tally.late()).set("late_by_source", json.valueToTree(tally.lateBySource()));
    summary.put("dead", tally.dead()).set("dead_by_reason", json.valueToTree(tally.deadByReason()));
    summary.set("dead_by_source", json.valueToTree(tally.deadBySource()));
    summary.put("ignored", tally.ignored()).set("incidents", json.valueToTree(incidents));
    summary.set("bound_hits", json.valueToTree(tally.boundHits()));
    summary.set("degraded", json.valueToTree(degraded));
    summary.put("messages", messages).put("seconds", elapsed.toMillis() / 1000.0);
    summary.put("records_per_second", Math.round(perSecond()));
    try {
      Files.write(file, List.of(json.writerWithDefaultPrettyPrinter().writeValueAsString(summary)));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }
}
