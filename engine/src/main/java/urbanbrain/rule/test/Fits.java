package urbanbrain.rule.test;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/** Says of each leg of a rule how many events of a case can fill it: a first look at a failure. */
public final class Fits {

  private final RuleSet rules;

  /** Looks at rules with those whose signals they name. */
  public Fits(RuleSet rules) {
    this.rules = rules;
  }

  /** A line for each leg. */
  public List<String> of(Rule rule, Case played) {
    List<Leg> absent = absent(rule.when());
    List<String> lines = new ArrayList<>();
    for (Leg leg : rule.when().legs()) {
      String name = leg.name() + (absent.contains(leg) ? ", to be absent" : "");
      if (leg.isSignal()) {
        Rule signal = rules.rule(leg.signal()).orElseThrow();
        Leg of = signal.when().legs().get(0);
        lines.add(line("%s, the signal %s".formatted(name, signal.name()), of, played));
      } else {
        lines.add(line(name, leg, played));
      }
    }
    return lines;
  }

  private static List<Leg> absent(Form form) {
    if (form instanceof Form.All all) {
      return all.absent();
    }
    return form instanceof Form.Sequence sequence ? sequence.absent() : List.of();
  }

  private static String line(String name, Leg leg, Case played) {
    List<Arrival> all =
        played.arrivals().stream().filter(a -> a.stream().equals(leg.stream().name())).toList();
    long fitting = all.stream().filter(arrival -> leg.where().of(arrival.event())).count();
    String where = leg.whereText().isEmpty() ? "" : ", where " + leg.whereText();
    return "%s: %d of %d events of %s fit%s"
        .formatted(name, fitting, all.size(), leg.stream().name(), where);
  }
}
