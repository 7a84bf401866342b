package urbanbrain.cli.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import urbanbrain.city.City;
import urbanbrain.event.Derived;
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
    String blind = "  blind  here: always absent, as no source gives ";
    add("  never  here: no source gives ", report.missing(rule, given), lines);
    add(blind, report.unseen(rule, given), lines);
    List<String> valueless = report.valueless(rule, given, city.assets()::gives);
    add("  lacks  here: no layer of areas ", named(valueless, Derived.AREA), lines);
    add("  lacks  here: no asset has ", named(valueless, Derived.ASSET), lines);
    report.known(rule, city.assets()).ifPresent(ids -> lines.add("  knows  here: " + assets(ids)));
    return lines;
  }

  private static void add(String says, List<String> names, List<String> lines) {
    if (!names.isEmpty()) {
      lines.add(says + String.join(", ", names));
    }
  }

  /** What derived fields of a kind are of. */
  private static List<String> named(List<String> derived, String kind) {
    return derived.stream()
        .filter(name -> name.startsWith(kind))
        .map(name -> name.substring(kind.length()))
        .toList();
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
