package urbanbrain.send.receive;

import com.google.common.base.Ascii;
import com.google.common.base.Strings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import urbanbrain.event.Place;
import urbanbrain.text.JsonLine;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Fold;

/** What a receiver knows: the incidents that stand, each with a number for people. */
final class Board {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int SHOWN = 25;
  private static final int HEADLINE = 60;

  private final Fold fold = new Fold();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, String> ackedBy = new HashMap<>();
  private long messages;
  private long newest = Long.MIN_VALUE;

  /** Takes in a message. */
  synchronized void take(Alert alert) {
    messages++;
    newest = Math.max(newest, alert.time());
    fold.take(alert);
    numbers.computeIfAbsent(alert.incident(), handle -> numbers.size() + 1);
    if (alert.ackedBy() != null) {
      ackedBy.put(alert.incident(), alert.ackedBy());
    }
  }

  /** The handle of an incident that people call by its number or its handle. */
  synchronized Optional<String> handle(String called) {
    return numbers.entrySet().stream()
        .filter(e -> e.getKey().equals(called) || String.valueOf(e.getValue()).equals(called))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The latest event time that was heard of, milliseconds since the epoch. */
  synchronized long newest() {
    return newest;
  }

  /** The incidents that stand, those that go on first, then the most severe, then the newest. */
  synchronized List<Alert> standing() {
    return fold.standing().stream()
        .sorted(
            Comparator.comparing((Alert alert) -> alert.state() == Alert.State.ENDED)
                .thenComparing(alert -> alert.facts().severity())
                .thenComparing(alert -> -alert.facts().start())
                .thenComparing(Alert::incident))
        .toList();
  }

  /** All of it as JSON: a line for each incident that stands. */
  synchronized String json() {
    StringBuilder lines = new StringBuilder();
    for (Alert alert : standing()) {
      lines.append(json(alert)).append('\n');
    }
    return lines.toString();
  }

  private String json(Alert alert) {
    return JsonLine.of(
        json -> {
          json.writeNumberField("number", numbers.get(alert.incident()));
          json.writeStringField("incident", alert.incident());
          json.writeNumberField("sequence", alert.sequence());
          json.writeStringField("content_id", alert.facts().contentId());
          json.writeStringField("rule", alert.facts().rule());
          json.writeStringField("state", JsonLine.word(alert.state()));
          json.writeStringField("severity", alert.facts().severity().name());
          json.writeStringField("start", JsonLine.time(alert.facts().start(), ZoneOffset.UTC));
          json.writeStringField("end", end(alert));
          json.writeStringField("acked_by", ackedBy.get(alert.incident()));
          json.writeStringField("headline", headline(alert));
        });
  }

  private static String end(Alert alert) {
    long end = alert.facts().end();
    return end == Episode.OPEN ? null : JsonLine.time(end, ZoneOffset.UTC);
  }

  /** One line about a message, for a log. */
  synchronized String line(Alert alert) {
    return "%-6s %3d  %-8s  %-11s  %s  %s"
        .formatted(
            JsonLine.word(alert.type()),
            numbers.get(alert.incident()),
            alert.facts().severity(),
            JsonLine.word(alert.state()),
            time(alert.time()),
            headline(alert));
  }

  /** The table of what stands, for a terminal. */
  synchronized String table() {
    List<Alert> standing = standing();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("no", "severity", "state", "since (UTC)", "place", "acked", "what"));
    standing.stream().limit(SHOWN).forEach(alert -> rows.add(row(alert)));
    long open = standing.stream().filter(a -> a.state() != Alert.State.ENDED).count();
    String more =
        standing.size() > SHOWN ? "... and %d more%n".formatted(standing.size() - SHOWN) : "";
    return align(rows)
        + more
        + "%d incidents, %d of them go on; %,d messages%n"
            .formatted(standing.size(), open, messages);
  }

  private List<String> row(Alert alert) {
    return List.of(
        String.valueOf(numbers.get(alert.incident())),
        alert.facts().severity().name(),
        JsonLine.word(alert.state()),
        time(alert.facts().start()),
        place(alert),
        Strings.nullToEmpty(ackedBy.get(alert.incident())),
        headline(alert));
  }

  private static String place(Alert alert) {
    String key = Strings.nullToEmpty(alert.facts().key());
    Place place = alert.facts().place();
    return place.isKnown() && key.isEmpty()
        ? String.format(Locale.ROOT, "%.4f,%.4f", place.lat(), place.lon())
        : key;
  }

  private static String headline(Alert alert) {
    String text =
        alert.headline().values().stream().findFirst().orElseGet(() -> alert.facts().rule());
    // What comes from outside moves no cursor.
    return Ascii.truncate(text.replaceAll("\\p{Cntrl}", " "), HEADLINE, "...");
  }

  private static String time(long millis) {
    return SECONDS.format(Instant.ofEpochMilli(millis));
  }

  private static String align(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(Strings.padEnd(row.get(i), widths[i], ' ')).append("  ");
      }
      table.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return table.toString();
  }
}
