package urbanbrain.diff;

import com.google.common.base.Joiner;
import com.google.common.base.Strings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import urbanbrain.send.privacy.Mask;
import urbanbrain.text.JsonLine;
import urbanbrain.verdict.Incident;

/** Shows a difference to people: in a terminal, or as Markdown for a review. */
public final class DiffText {

  private static final List<String> HEADS =
      List.of(
          "rule",
          "old",
          "new",
          "same",
          "added",
          "gone",
          "changed",
          "earlier",
          "later",
          "longer",
          "shorter",
          "severity",
          "told sooner",
          "told later",
          "held back",
          "released");

  private static final List<Change.Kind> KINDS =
      List.of(
          Change.Kind.EARLIER,
          Change.Kind.LATER,
          Change.Kind.LONGER,
          Change.Kind.SHORTER,
          Change.Kind.SEVERITY,
          Change.Kind.TOLD_SOONER,
          Change.Kind.TOLD_LATER,
          Change.Kind.HELD_BACK,
          Change.Kind.RELEASED);

  private final ZoneId zone;
  private final int limit;
  private final Mask mask;

  /**
   * Texts.
   *
   * @param limit how many incidents are listed at most of those that were added, of those that are
   *     gone, and of those that changed
   * @param mask what of them may be seen
   */
  public DiffText(ZoneId zone, int limit, Mask mask) {
    this.zone = zone;
    this.limit = limit;
    this.mask = mask;
  }

  /** For a terminal. */
  public String plain(Diff diff) {
    if (diff.isEmpty()) {
      return same(diff);
    }
    return table(diff)
        + list("\nadded", "+ ", diff.added().stream().map(this::line).toList())
        + list("\ngone", "- ", diff.gone().stream().map(this::line).toList())
        + list("\nchanged", "~ ", diff.changed().stream().map(this::line).toList());
  }

  /** For a review. */
  public String markdown(Diff diff) {
    if (diff.isEmpty()) {
      return same(diff);
    }
    StringBuilder text = new StringBuilder();
    List<List<String>> rows = rows(diff);
    text.append(markdownRow(rows.get(0)));
    text.append("|---").append("|---:".repeat(HEADS.size() - 1)).append("|\n");
    rows.stream().skip(1).forEach(row -> text.append(markdownRow(row)));
    return text
        + list("\n### Added", "- ", diff.added().stream().map(this::line).toList())
        + list("\n### Gone", "- ", diff.gone().stream().map(this::line).toList())
        + list("\n### Changed", "- ", diff.changed().stream().map(this::line).toList());
  }

  private static String same(Diff diff) {
    int incidents = diff.counts().values().stream().mapToInt(Diff.Counts::old).sum();
    return "No difference in %,d incidents.%n".formatted(incidents);
  }

  private static String markdownRow(List<String> cells) {
    return "| " + Joiner.on(" | ").join(cells) + " |\n";
  }

  private static String table(Diff diff) {
    List<List<String>> rows = rows(diff);
    int first = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(Strings.padEnd(row.get(0), first, ' '));
      for (int i = 1; i < row.size(); i++) {
        text.append("  ").append(Strings.padStart(row.get(i), HEADS.get(i).length(), ' '));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static List<List<String>> rows(Diff diff) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADS));
    diff.counts().forEach((rule, counts) -> rows.add(row(rule, counts)));
    return rows;
  }

  private static List<String> row(String rule, Diff.Counts counts) {
    List<String> row = new ArrayList<>(List.of(rule));
    row.add(String.valueOf(counts.old()));
    row.add(String.valueOf(counts.now()));
    row.add(String.valueOf(counts.same()));
    row.add(String.valueOf(counts.added()));
    row.add(String.valueOf(counts.gone()));
    row.add(String.valueOf(counts.changed()));
    KINDS.forEach(kind -> row.add(String.valueOf(counts.of(kind))));
    return row;
  }

  private String list(String title, String mark, List<String> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("%s: %,d%n".formatted(title, lines.size()));
    text.append(mark.equals("- ") && title.contains("#") ? "\n" : "");
    lines.stream().limit(limit).forEach(line -> text.append(mark).append(line).append('\n'));
    if (lines.size() > limit) {
      text.append("... and %,d more: --top N shows more%n".formatted(lines.size() - limit));
    }
    return text.toString();
  }

  private String line(Change change) {
    return change.after().rule()
        + " "
        + change.after().contentId()
        + (change.before().contentId().equals(change.after().contentId())
            ? ""
            : " (was " + change.before().contentId() + ")")
        + ": "
        + Joiner.on(", ").join(change.words());
  }

  private String line(Incident exact) {
    Incident incident = mask.incident(exact);
    String place =
        incident.place().isKnown()
            ? String.format(
                Locale.ROOT, " at %.5f,%.5f", incident.place().lat(), incident.place().lon())
            : "";
    return "%s %s from %s%s, %s, %s pieces of evidence"
        .formatted(
            incident.rule(),
            incident.contentId(),
            JsonLine.time(incident.start(), zone),
            place,
            incident.severity(),
            mask.evidence(exact));
  }
}
