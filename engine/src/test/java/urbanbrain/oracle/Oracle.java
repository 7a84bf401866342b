package urbanbrain.oracle;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import urbanbrain.event.Event;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;
import urbanbrain.verdict.Match;

/** Answers from the whole set of events what the stream must end with. */
public final class Oracle {

  private final RuleSet rules;
  private final Log log;

  private Oracle(RuleSet rules, List<Event> events) {
    this.rules = rules;
    this.log = Log.of(events);
  }

  /** The incidents of all judged rules over these accepted events, which may be given twice. */
  public static List<Incident> incidents(RuleSet rules, List<Event> events) {
    return events.isEmpty() ? List.of() : new Oracle(rules, events).incidents();
  }

  /** The episodes of a judged window rule, by key and opening. */
  public static List<Spell> episodes(RuleSet rules, String rule, List<Event> events) {
    return events.isEmpty() ? List.of() : new Oracle(rules, events).episodes(rule);
  }

  /** The matches of a judged rule, by id. */
  public static List<Match> matches(RuleSet rules, Rule rule, List<Event> events) {
    return new Oracle(rules, events)
        .matches(rule).stream().map(f -> f.match(rule)).sorted(comparing(Match::id)).toList();
  }

  private List<Incident> incidents() {
    List<Incident> all = new ArrayList<>();
    for (Rule rule : rules.judged()) {
      if (rule.raises()) {
        all.addAll(Incidents.of(rule, matches(rule), log.newest()));
      }
    }
    all.sort(IncidentLines.ORDER);
    return all;
  }

  private List<Found> matches(Rule rule) {
    if (rule.when() instanceof Form.Window) {
      return episodes(rule.name()).stream().map(Spell::match).toList();
    }
    return rule.when() instanceof Form.All all
        ? new AllMatches(all, this).matches()
        : new AnyMatches(this).matches(rule.when().legs());
  }

  /** The events that fit a leg. */
  Log fitting(Leg leg) {
    return log.only(e -> e.stream() == leg.stream().code() && leg.where().of(e));
  }

  /** The episodes of the rule of this name; none if it is not judged. */
  List<Spell> episodes(String name) {
    List<Spell> all = new ArrayList<>();
    rules
        .rule(name)
        .filter(Rule::isJudged)
        .ifPresent(
            rule -> byKey(rule).forEach((k, fitting) -> all.addAll(episodes(rule, k, fitting))));
    return all;
  }

  private Map<String, Log> byKey(Rule rule) {
    Form.Window window = (Form.Window) rule.when();
    return fitting(window.of()).by(e -> Keys.of(window.of().stream(), window.by(), e));
  }

  private List<Spell> episodes(Rule rule, String key, Log fitting) {
    return new Episodes(rule, key, fitting).upTo(log.newest());
  }
}
