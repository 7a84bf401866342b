package urbanbrain.rule;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.Dictionary;
import urbanbrain.rule.bound.Limits;

/**
 * The streams and the checked rules of a city, in the order of the rules' names.
 *
 * @param heeded the rules whose signals are needed though no leg of these rules' {@code when} names
 *     them
 * @param limits how much is held of them at a key
 */
public record RuleSet(Dictionary streams, List<Rule> rules, Set<String> heeded, Limits limits)
    implements Serializable {

  /** Rules that are judged within the usual bounds. */
  public RuleSet(Dictionary streams, List<Rule> rules, Set<String> heeded) {
    this(streams, rules, heeded, Limits.USUAL);
  }

  /** Rules that need no more signals than those that fill their legs. */
  public RuleSet(Dictionary streams, List<Rule> rules) {
    this(streams, rules, Set.of());
  }

  public RuleSet {
    rules = List.copyOf(rules);
    heeded = new TreeSet<>(heeded);
  }

  /** The same rules within other bounds. */
  public RuleSet within(Limits other) {
    return new RuleSet(streams, rules, heeded, other);
  }

  /** The rule of this name, if there is one. */
  public Optional<Rule> rule(String name) {
    return rules.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** What people call by this name: of several versions the last one. */
  public Optional<Rule> titled(String title) {
    return rules.stream()
        .filter(rule -> rule.title().equals(title))
        .max(Comparator.comparingInt(rule -> rule.tenure().edition()));
  }

  /** The rules that the engine judges. */
  public List<Rule> judged() {
    return rules.stream().filter(Rule::isJudged).toList();
  }

  /** Whether the episodes of this rule fill a leg of a judged rule, or are needed otherwise. */
  public boolean isSignal(Rule rule) {
    if (heeded.contains(rule.name())) {
      return true;
    }
    return judged().stream()
        .flatMap(r -> r.when().legs().stream())
        .anyMatch(leg -> rule.name().equals(leg.signal()));
  }

  /** These rules, and those whose signals they need: all of them judged, whatever their status. */
  public RuleSet only(List<Rule> wanted) {
    TreeMap<String, Rule> playing = new TreeMap<>();
    wanted.forEach(rule -> playing.put(rule.name(), rule.live()));
    for (Rule rule : wanted) {
      for (Leg leg : rule.needs()) {
        if (leg.isSignal()) {
          playing.computeIfAbsent(leg.signal(), name -> rule(name).orElseThrow().live().lent());
        }
      }
    }
    return new RuleSet(streams, new ArrayList<>(playing.values()));
  }
}
