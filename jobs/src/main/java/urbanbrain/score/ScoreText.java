package urbanbrain.score;

import com.google.common.base.Strings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import urbanbrain.send.privacy.Mask;
import urbanbrain.text.JsonLine;
import urbanbrain.verdict.Incident;

/** Shows scores to people, each figure with what it is of. */
public final class ScoreText {

  private static final List<String> HEADS =
      List.of(
          "rule",
          "precision",
          "recall",
          "first told after (median, p90)",
          "certain after (median, p90)",
          "false alarms",
          "a day",
          "per 1,000 keys");

  private final ZoneId zone;
  private final boolean knowsArrivals;
  private final int limit;
  private final Mask mask;

  /**
   * Texts.
   *
   * @param knowsArrivals whether there are times to detect at all
   * @param limit how many misses and how many false alarms are listed at most
   * @param mask what of incidents may be seen
   */
  public ScoreText(ZoneId zone, boolean knowsArrivals, int limit, Mask mask) {
    this.zone = zone;
    this.knowsArrivals = knowsArrivals;
    this.limit = limit;
    this.mask = mask;
  }

  /** The table by rule with all rules in the last line, then misses and false alarms. */
  public String render(Scoring scoring) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADS));
    scoring.byRule().forEach(score -> rows.add(row(score)));
    rows.add(row(scoring.overall()));
    return align(rows) + notes(scoring.overall()) + misses(scoring) + falseAlarms(scoring);
  }

  private List<String> row(RuleScore score) {
    return List.of(
        score.rule(),
        part(score.right(), score.incidents()),
        part(score.found(), score.truths()),
        knowsArrivals ? delays(score.seeming()) : "-",
        knowsArrivals ? delays(score.certain()) : "-",
        String.valueOf(score.falseAlarms()),
        decimal(score.falseAlarmsADay()),
        decimal(score.falseAlarmsPerThousandKeys()));
  }

  /** Such as {@code 0.875 (7/8)}; without a denominator there is no figure. */
  private static String part(int of, int all) {
    return all == 0 ? "-" : String.format(Locale.ROOT, "%.3f (%d/%d)", (double) of / all, of, all);
  }

  private static String delays(List<Long> sorted) {
    return sorted.isEmpty()
        ? "-"
        : seconds(RuleScore.quantile(sorted, 0.5))
            + ", "
            + seconds(RuleScore.quantile(sorted, 0.9));
  }

  /** Such as {@code 24m15s}; before the truth began it is negative. */
  private static String seconds(long millis) {
    long seconds = Math.abs(Math.round(millis / 1_000.0));
    String minutes = seconds < 60 ? "" : seconds / 60 + "m";
    return (millis < 0 ? "-" : "") + minutes + seconds % 60 + "s";
  }

  private static String decimal(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
  }

  private static String align(List<List<String>> rows) {
    int[] widths = new int[HEADS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(Strings.padEnd(row.get(i), widths[i] + 2, ' '));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String notes(RuleScore overall) {
    String days = String.format(Locale.ROOT, "%.2f", overall.days());
    return "over %s days of event time; %d repeats among the right ones, %d held back%s%n"
        .formatted(
            days,
            overall.repeats(),
            overall.heldBack(),
            knowsArrivals ? "" : "; no times to detect, as records do not say when they came in");
  }

  private String misses(Scoring scoring) {
    List<Scoring.Miss> misses = scoring.misses();
    StringBuilder text = new StringBuilder();
    if (!misses.isEmpty()) {
      text.append("%nmissed: %d%n".formatted(misses.size()));
      misses.stream().limit(limit).forEach(miss -> text.append(line(miss)));
    }
    return text + more(misses.size());
  }

  private String line(Scoring.Miss miss) {
    Truth truth = miss.truth();
    Incident heldBack = miss.heldBack();
    String of = truth.rule() == null ? truth.kind() : truth.rule();
    return "  %s %s from %s%s%n"
        .formatted(
            of,
            truth.id(),
            JsonLine.time(truth.start(), zone),
            heldBack == null ? "" : ", held back: " + heldBack.contentId() + why(heldBack));
  }

  private String why(Incident heldBack) {
    if (heldBack.quietedBy() != null) {
      return ", quieted by " + mask.incident(heldBack).quietedBy();
    }
    return heldBack.explainedBy() != null ? ", explained by " + heldBack.explainedBy() : "";
  }

  private String falseAlarms(Scoring scoring) {
    List<Incident> all = scoring.falseAlarms();
    StringBuilder text = new StringBuilder();
    if (!all.isEmpty()) {
      text.append("%nfalse alarms: %d%n".formatted(all.size()));
      all.stream()
          .limit(limit)
          .forEach(
              i ->
                  text.append(
                      "  %s %s from %s%n"
                          .formatted(i.rule(), i.contentId(), JsonLine.time(i.start(), zone))));
    }
    return text + more(all.size());
  }

  private String more(int size) {
    return size <= limit ? "" : "  ... and %d more: --top N shows more%n".formatted(size - limit);
  }
}
