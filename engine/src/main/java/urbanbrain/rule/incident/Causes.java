package urbanbrain.rule.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import urbanbrain.rule.IncidentSpec.Explains;
import urbanbrain.rule.Rule;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.YamlNode;

/** Checks which rules explain which: they exist, they raise, and nothing explains itself. */
public final class Causes {

  private final Map<String, RuleDraft> drafts;
  private final Map<String, Rule> rules;
  private final Map<String, List<String>> explained = new TreeMap<>();

  /**
   * Checks of these.
   *
   * @param drafts all rules as they are read, by name
   * @param rules those that compile, by name
   */
  public Causes(Map<String, RuleDraft> drafts, Map<String, Rule> rules) {
    this.drafts = drafts;
    this.rules = rules;
  }

  /** Reports what is wrong with any of them. */
  public void check() {
    for (RuleDraft draft : drafts.values()) {
      for (YamlNode name : names(draft)) {
        Scalars.text(name).ifPresent(n -> check(draft, n, name));
      }
    }
    for (RuleDraft draft : drafts.values()) {
      names(draft).stream()
          .filter(name -> reaches(name.text(), draft.name()))
          .forEach(name -> complainOfCircle(draft, name));
    }
  }

  private static List<YamlNode> names(RuleDraft draft) {
    Optional<YamlNode> explains = draft.shape().get("incident").flatMap(n -> n.get("explains"));
    return explains
        .flatMap(n -> n.isMap() ? n.get("rules") : explains)
        .map(Scalars::oneOrMore)
        .orElse(List.of())
        .stream()
        .filter(YamlNode::isScalar)
        .toList();
  }

  private void check(RuleDraft draft, String name, YamlNode node) {
    RuleDraft other = drafts.get(name);
    if (other == null) {
      node.complain("there is no rule '%s'%s".formatted(name, Nearest.hint(name, drafts.keySet())));
    } else if (!other.shape().has("incident")) {
      node.complain("'%s' raises no incident that could be explained".formatted(name));
    } else {
      explained.computeIfAbsent(draft.name(), n -> new ArrayList<>()).add(name);
      checkKeys(draft.name(), name, node);
    }
  }

  private void checkKeys(String cause, String symptom, YamlNode node) {
    Rule rule = rules.get(cause);
    Rule other = rules.get(symptom);
    if (rule == null || other == null || rule.incident() == null || other.incident() == null) {
      return;
    }
    Explains explains = rule.incident().explains();
    if (explains == null) {
      return;
    }
    boolean isNowhere = !explains.sameKey() && Double.isNaN(explains.near());
    if (isNowhere) {
      node.complain("which of its incidents? say near: 500m or same: a field of both keys");
    } else if (explains.sameKey()
        && Double.isNaN(explains.near())
        && !rule.keyFields().equals(other.keyFields())) {
      String text = "the key of '%s' is [%s] and not [%s]: say near";
      String key = String.join(", ", other.keyFields());
      node.complain(text.formatted(symptom, key, String.join(", ", rule.keyFields())));
    }
  }

  private boolean reaches(String from, String to) {
    Set<String> seen = new HashSet<>();
    Collection<String> next = List.of(from);
    while (!next.isEmpty()) {
      List<String> further = new ArrayList<>();
      for (String name : next) {
        if (name.equals(to)) {
          return true;
        }
        if (seen.add(name)) {
          further.addAll(explained.getOrDefault(name, List.of()));
        }
      }
      next = further;
    }
    return false;
  }

  private static void complainOfCircle(RuleDraft draft, YamlNode name) {
    name.complain(
        name.text().equals(draft.name())
            ? "a rule does not explain itself"
            : "'%s' explains '%s' in turn: a cause is not its own symptom"
                .formatted(name.text(), draft.name()));
  }
}
