package urbanbrain.rule;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import urbanbrain.event.Dictionary;

/** The streams and the checked rules of a city, in the order of the rules' names. */
public record RuleSet(Dictionary streams, List<Rule> rules) implements Serializable {

  public RuleSet {
    rules = List.copyOf(rules);
  }

  /** The rule of this name, if there is one. */
  public Optional<Rule> rule(String name) {
    return rules.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** The rules that the engine judges. */
  public List<Rule> judged() {
    return rules.stream().filter(Rule::isJudged).toList();
  }

  /** Whether the episodes of this rule fill a leg of a judged rule. */
  public boolean isSignal(Rule rule) {
    return judged().stream()
        .flatMap(r -> r.when().legs().stream())
        .anyMatch(leg -> rule.name().equals(leg.signal()));
  }
}
