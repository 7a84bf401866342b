package urbanbrain.rule.report;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.geo.Tiles;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;

/**
 * Says of checked rules what their text does not: how they are indexed, what they keep and when.
 */
public final class RuleReport {

  private final RuleSet rules;

  public RuleReport(RuleSet rules) {
    this.rules = rules;
  }

  /** A few lines about one rule. */
  public String text(Rule rule) {
    String raised = rule.raises() ? "" : " (a signal: it raises no incident of its own)";
    String judged = rule.isJudged() ? "" : " (not judged)";
    return """
        %s%s%s
          class  %s: %s
          reads  %s
          index  %s
          state  %s
          fires  %s
        """
        .formatted(
            rule.name(),
            raised,
            judged,
            rule.verdict(),
            rule.why(),
            String.join(", ", sources(rule)),
            index(rule.when()),
            state(rule.when()),
            fires(rule));
  }

  /**
   * The streams without which a rule can never fire in a city whose sources give these streams;
   * empty if it can. A signal needs the streams of the rule that gives it.
   */
  public List<String> missing(Rule rule, Set<String> given) {
    Set<String> missing = new TreeSet<>();
    int there = 0;
    boolean isAnchored = true;
    for (Leg leg : rule.when().legs()) {
      String stream = stream(leg);
      boolean isThere = given.contains(stream);
      there += isThere ? 1 : 0;
      if (!isThere) {
        missing.add(stream);
        isAnchored &=
            !(rule.when() instanceof Form.All all) || !all.anchor().name().equals(leg.name());
      }
    }
    boolean canFire = isAnchored && there >= needed(rule.when());
    return canFire ? List.of() : new ArrayList<>(missing);
  }

  private static int needed(Form form) {
    return form instanceof Form.All all ? all.atLeast() : 1;
  }

  /** The stream that a leg lives on; that of its signal's window where it is a signal. */
  private String stream(Leg leg) {
    if (!leg.isSignal()) {
      return leg.stream().name();
    }
    Rule signal = rules.rule(leg.signal()).orElseThrow();
    return signal.when().legs().get(0).stream().name();
  }

  private static List<String> sources(Rule rule) {
    return rule.when().legs().stream()
        .map(leg -> leg.isSignal() ? "signal " + leg.signal() : leg.stream().name())
        .distinct()
        .toList();
  }

  private static String index(Form form) {
    if (form instanceof Form.Window window) {
      return keys(window.by());
    }
    if (form instanceof Form.All all) {
      return all.isSpatial() ? tiles(all.near()) : keys(all.same());
    }
    return "none: each event is judged alone";
  }

  private static String keys(List<String> fields) {
    return fields.isEmpty() ? "none: all events under one key" : String.join(", ", fields);
  }

  private static String tiles(double near) {
    double side = 1_000 * Math.pow(4, Tiles.levelFor(near));
    return "tiles of %s; events within %s of another tile go there too"
        .formatted(Distances.write(side), Distances.write(near));
  }

  private static String state(Form form) {
    if (form instanceof Form.Window window) {
      long pane = LongMath.gcd(window.over(), window.every());
      return "for each key %d panes of %s with %d lanes, and those that are not settled"
          .formatted(window.over() / pane, Durations.write(pane), window.lanes().size());
    }
    if (form instanceof Form.All all) {
      String span = Durations.write(all.before() + all.after());
      return "for each key the events of %s, and those that are not settled".formatted(span);
    }
    return "none";
  }

  private static String fires(Rule rule) {
    boolean isWindow = rule.when() instanceof Form.Window;
    long hold = rule.when() instanceof Form.Window window ? window.hold() : 0;
    if (rule.verdict() == RuleClass.M) {
      return hold == 0
          ? "as the deciding event arrives"
          : "as an event arrives by which it has held for " + Durations.write(hold);
    }
    long wait = hold;
    if (rule.when() instanceof Form.Window window) {
      wait += window.every();
    }
    return isWindow
        ? "up to %s and the lateness of its source after the deciding event"
            .formatted(Durations.write(wait))
        : "as its signals are final: see there";
  }
}
