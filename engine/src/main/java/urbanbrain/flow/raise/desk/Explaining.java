package urbanbrain.flow.raise.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.tenure.Tenure;

/** Which rules explain which, and which signals keep which rules quiet. */
public final class Explaining {

  private final TreeMap<String, Rule> rules = new TreeMap<>();
  private final TreeMap<String, List<String>> causes = new TreeMap<>();
  private final TreeMap<String, List<String>> quieted = new TreeMap<>();

  /** Reads the rules that raise. */
  public Explaining(Collection<Rule> raising) {
    raising.forEach(rule -> rules.put(rule.name(), rule));
    for (Rule rule : rules.values()) {
      IncidentSpec spec = rule.incident();
      if (spec.explains() != null) {
        for (String symptom : spec.explains().rules()) {
          causes.computeIfAbsent(symptom, s -> new ArrayList<>()).add(rule.name());
        }
      }
      if (spec.quiet() != null && spec.quiet().leg().isSignal()) {
        String signal = spec.quiet().leg().signal();
        quieted.computeIfAbsent(signal, s -> new ArrayList<>()).add(rule.name());
      }
    }
  }

  Map<String, Rule> rules() {
    return rules;
  }

  /** The rules whose incidents can be the cause of this rule's, in the order of their names. */
  public List<String> causes(String rule) {
    return causes.getOrDefault(Tenure.title(rule), List.of());
  }

  /** The rules that raise whose incidents this rule's can explain. */
  public List<String> symptoms(String rule) {
    IncidentSpec.Explains explains = rules.get(rule).incident().explains();
    return explains == null
        ? List.of()
        : rules.values().stream()
            .filter(other -> explains.rules().contains(other.title()))
            .map(Rule::name)
            .toList();
  }

  /** Whether incidents of this rule can be the cause of others. */
  public boolean isCause(String rule) {
    return rules.get(rule).incident().explains() != null;
  }

  /** The rules that a signal keeps quiet. */
  public List<String> quietedBy(String signal) {
    return quieted.getOrDefault(signal, List.of());
  }
}
