package urbanbrain.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import urbanbrain.city.City;
import urbanbrain.rule.Rule;
import urbanbrain.rule.report.RuleReport;

/** What a rule misses in one city, and what it knows of it. */
final class Here {

  /** So many assets are shown by their ids. */
  private static final int SHOWN = 10;

  private final RuleReport report;
  private final City city;

  Here(RuleReport report, City city) {
    this.report = report;
    this.city = city;
  }

  /** A line for each thing to be said of a rule. */
  List<String> lines(Rule rule) {
    List<String> lines = new ArrayList<>();
    Set<String> given = city.streams();
    List<String> missing = report.missing(rule, given);
    if (!missing.isEmpty()) {
      lines.add("  never  here: no source gives " + String.join(", ", missing));
    }
    List<String> unseen = report.unseen(rule, given);
    if (!unseen.isEmpty()) {
      lines.add("  blind  here: always absent, as no source gives " + String.join(", ", unseen));
    }
    report.known(rule, city.assets()).ifPresent(ids -> lines.add("  knows  here: " + assets(ids)));
    return lines;
  }

  private static String assets(List<String> ids) {
    if (ids.isEmpty()) {
      return "no asset of the city, so only keys that were heard";
    }
    String shown = String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
    String rest = ids.size() > SHOWN ? " and %d more".formatted(ids.size() - SHOWN) : "";
    return "%d asset%s, %s%s".formatted(ids.size(), ids.size() == 1 ? "" : "s", shown, rest);
  }
}
