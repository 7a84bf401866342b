package urbanbrain.harness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import urbanbrain.cel.Truth;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Fire;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;

/** Checked rules for tests, made without rule text. */
public final class Rules {

  private Rules() {}

  /** A leg that every event of the stream fits; it shows all fields. */
  public static Leg leg(String name, StreamType stream) {
    return leg(name, stream, "", e -> true);
  }

  /** A leg with a condition; the text must say the same as the condition. */
  public static Leg leg(String name, StreamType stream, String text, Truth<Event> where) {
    return new Leg(name, stream, null, where, text, 1, stream.fields());
  }

  /** A leg that the episodes of a window rule fill. */
  public static Leg signal(String name, String rule) {
    return new Leg(name, null, rule, e -> true, "", 1, List.of());
  }

  /** The same leg, asking for more than one event. */
  public static Leg counting(Leg leg, int count) {
    return new Leg(
        leg.name(), leg.stream(), leg.signal(), leg.where(), leg.whereText(), count, leg.shown());
  }

  /** A live rule that raises incidents of its own, each match one. */
  public static Rule raising(String name, RuleClass verdict, Form when) {
    Map<String, String> headline = Map.of("en", name);
    return rule(
        name, verdict, when, new IncidentSpec(Severity.Severe, headline, 0, Double.NaN, false));
  }

  /** The same rule of class N, raised on arrival as provisional. */
  public static Rule provisional(Rule rule) {
    return new Rule(
        rule.name(),
        rule.says(),
        rule.status(),
        rule.owner(),
        rule.version(),
        RuleClass.N,
        rule.why(),
        rule.when(),
        Fire.ON_ARRIVAL,
        rule.incident(),
        rule.file());
  }

  /** A live rule that only gives a signal. */
  public static Rule signalling(String name, RuleClass verdict, Form when) {
    return rule(name, verdict, when, null);
  }

  /** A live rule. */
  public static Rule rule(String name, RuleClass verdict, Form when, IncidentSpec incident) {
    String version = String.format("%08x", StableHash.code(name));
    return new Rule(
        name,
        name,
        Rule.Status.LIVE,
        "tests",
        version,
        verdict,
        "made so",
        when,
        incident,
        name + ".yaml");
  }

  /** The same rule, raised as soon as it seems so. */
  public static Rule onArrival(Rule rule) {
    return new Rule(
        rule.name(),
        rule.says(),
        rule.status(),
        rule.owner(),
        rule.version(),
        rule.verdict(),
        rule.why(),
        rule.when(),
        Fire.ON_ARRIVAL,
        rule.incident(),
        rule.file());
  }

  /** A live rule that is raised at this moment. */
  public static Rule firing(
      String name, RuleClass verdict, Form when, IncidentSpec incident, Fire fire) {
    Rule rule = rule(name, verdict, when, incident);
    return new Rule(
        rule.name(),
        rule.says(),
        rule.status(),
        rule.owner(),
        rule.version(),
        rule.verdict(),
        rule.why(),
        rule.when(),
        fire,
        rule.incident(),
        rule.file());
  }

  /** A rule set of these rules and the streams that they name. */
  public static RuleSet set(Rule... rules) {
    Map<String, StreamType> streams = new LinkedHashMap<>();
    List<Rule> sorted = new ArrayList<>(List.of(rules));
    sorted.sort(Comparator.comparing(Rule::name));
    for (Rule rule : sorted) {
      rule.when().legs().stream()
          .filter(leg -> !leg.isSignal())
          .forEach(leg -> streams.put(leg.stream().name(), leg.stream()));
    }
    return new RuleSet(new Dictionary(streams.values()), sorted);
  }
}
