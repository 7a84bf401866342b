package urbanbrain.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.rule.clock.RuleClocks;

/**
 * The rules that play in the cases of one rule: the rule, those whose signals it names, and those
 * that explain it. Whatever their status, all of them are judged.
 */
final class Cast {

  /** The only source of a case. */
  static final int SOURCE = 0;

  private static final String NAME = "case";

  private final RuleSet all;
  private final Rule rule;
  private final TreeMap<String, Rule> playing = new TreeMap<>();
  private final RuleSet rules;
  private final RuleClocks clocks;

  /** The cast of a rule. */
  Cast(RuleSet all, String name) {
    this.all = all;
    this.rule = raising(live(all.rule(name).orElseThrow()));
    add(rule);
    for (Rule other : all.rules()) {
      IncidentSpec incident = other.incident();
      boolean isCause =
          incident != null
              && incident.explains() != null
              && incident.explains().rules().contains(name);
      if (isCause) {
        add(live(other));
      }
    }
    rules = new RuleSet(all.streams(), new ArrayList<>(playing.values()));
    TreeSet<String> streams = new TreeSet<>(all.streams().asMap().keySet());
    clocks = RuleClocks.of(rules, List.of(new RuleClocks.Source(NAME, streams)));
  }

  private void add(Rule one) {
    playing.put(one.name(), one);
    for (Leg leg : legs(one)) {
      if (leg.isSignal() && !playing.containsKey(leg.signal())) {
        add(live(all.rule(leg.signal()).orElseThrow()).lent());
      }
    }
  }

  private static List<Leg> legs(Rule one) {
    List<Leg> legs = new ArrayList<>(one.when().legs());
    if (one.raises() && one.incident().endsWhen() != null) {
      legs.add(one.incident().endsWhen());
    }
    if (one.raises() && one.incident().quiet() != null) {
      legs.add(one.incident().quiet().leg());
    }
    return legs;
  }

  private static Rule live(Rule one) {
    return with(one, one.incident());
  }

  /** A rule that only gives a signal is told of by its episodes, each by itself. */
  private static Rule raising(Rule one) {
    Map<String, String> headline = Map.of("en", one.name());
    return one.raises()
        ? one
        : with(one, new IncidentSpec(Severity.Minor, headline, 0, Double.NaN, false));
  }

  private static Rule with(Rule one, IncidentSpec incident) {
    return new Rule(
        one.name(),
        one.says(),
        Rule.Status.LIVE,
        one.owner(),
        one.version(),
        one.verdict(),
        one.why(),
        one.when(),
        one.fire(),
        incident,
        one.file());
  }

  /** The only source: alive from its first event on. */
  static SourceSpec source() {
    return new SourceSpec(NAME, NAME, null, List.of(), 0, SourceSpec.NEVER, null, List.of(), null);
  }

  /** The rule whose cases are played. */
  Rule rule() {
    return rule;
  }

  /** All that play. */
  RuleSet rules() {
    return rules;
  }

  /** Their clock: there is one source. */
  RuleClocks clocks() {
    return clocks;
  }
}
