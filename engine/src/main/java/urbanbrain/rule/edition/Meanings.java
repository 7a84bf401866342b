package urbanbrain.rule.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.StableHash;
import urbanbrain.rule.RuleFiles;
import urbanbrain.text.YamlNode;

/**
 * What rules ask for, apart from how they say it: of two texts of a rule with the same meaning one
 * can take the other's place without that anything is judged otherwise. A rule that rests on a
 * signal means what the signal means.
 */
final class Meanings {

  /** What can change and the rule asks for the same. */
  private static final Set<String> WORDS = Set.of("says", "status", "owner", "because", "gaps");

  /** What can change of an incident and its matches, their bounds and what holds it back do not. */
  private static final Set<String> INCIDENT_WORDS = Set.of("severity", "headline", "update_every");

  private final Map<String, YamlNode> files = new TreeMap<>();
  private final Map<String, Long> known = new HashMap<>();

  /** The meanings of rules that compile, by their names. */
  static Map<String, Long> of(List<RuleFiles.Source> sources) {
    Meanings meanings = new Meanings(sources);
    Map<String, Long> all = new TreeMap<>();
    meanings.files.keySet().forEach(rule -> all.put(rule, meanings.of(rule)));
    return all;
  }

  private Meanings(List<RuleFiles.Source> sources) {
    for (RuleFiles.Source source : sources) {
      if (!source.declaresStreams()) {
        YamlNode.parse(source.path(), source.text(), new ArrayList<>())
            .ifPresent(root -> files.put(source.name(), root));
      }
    }
  }

  private long of(String rule) {
    Long meaning = known.get(rule);
    if (meaning == null) {
      known.put(rule, 0L);
      meaning = hash(files.get(rule));
      known.put(rule, meaning);
    }
    return meaning;
  }

  private long hash(YamlNode root) {
    StringBuilder text = new StringBuilder();
    Set<String> signals = new TreeSet<>();
    for (YamlNode.Entry entry : root.entries()) {
      if (entry.name().equals("incident")) {
        text.append("incident");
        entry.value().entries().stream()
            .filter(part -> !INCIDENT_WORDS.contains(part.name()))
            .forEach(part -> write(part, text));
      } else if (!WORDS.contains(entry.name())) {
        write(entry, text);
      }
      if (entry.name().equals("events")) {
        entry
            .value()
            .entries()
            .forEach(
                leg -> leg.value().get("signal").ifPresent(signal -> signals.add(signal.text())));
      }
    }
    long hash = StableHash.of(text.toString());
    for (String signal : signals) {
      hash = StableHash.of(hash, of(signal));
    }
    return hash;
  }

  private static void write(YamlNode.Entry entry, StringBuilder text) {
    text.append(entry.name()).append(':');
    write(entry.value(), text);
  }

  private static void write(YamlNode node, StringBuilder text) {
    if (node.isMap()) {
      text.append('{');
      node.entries().forEach(entry -> write(entry, text));
      text.append('}');
    } else if (node.isList()) {
      text.append('[');
      node.elements().forEach(element -> write(element, text));
      text.append(']');
    } else {
      text.append(node.text()).append('\n');
    }
  }
}
