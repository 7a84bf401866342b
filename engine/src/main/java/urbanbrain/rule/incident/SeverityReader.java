package urbanbrain.rule.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.cel.Truth;
import urbanbrain.cel.aggregate.CountCompiler;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.IncidentSpec.Graded;
import urbanbrain.rule.Severity;
import urbanbrain.text.Scalars;
import urbanbrain.text.YamlNode;
import urbanbrain.text.YamlNode.Entry;

/**
 * Reads {@code severity}: one word, or a list from the worst to the least, each with what it takes
 * and the last without.
 */
final class SeverityReader {

  private final List<Graded> severities = new ArrayList<>();
  private final CountCompiler<Aggregates> compiler;

  private SeverityReader(List<String> legs) {
    compiler = new CountCompiler<>(legs, leg -> counts -> counts.value(leg));
  }

  /**
   * Reads it.
   *
   * @param legs the names of the form's legs, in their order
   */
  static List<Graded> read(YamlNode node, List<String> legs) {
    SeverityReader reader = new SeverityReader(legs);
    if (!node.isList()) {
      Scalars.word(node, Severity.class).ifPresent(s -> reader.add(node, s, null));
    } else {
      reader.readList(node);
    }
    return reader.severities;
  }

  private void readList(YamlNode node) {
    List<YamlNode> elements = node.elements();
    for (int i = 0; i < elements.size(); i++) {
      boolean isLast = i == elements.size() - 1;
      YamlNode element = elements.get(i);
      if (element.isMap() && element.entries().size() == 1 && !isLast) {
        readGraded(element.entries().get(0));
      } else if (isLast && element.isScalar()) {
        Scalars.word(element, Severity.class).ifPresent(s -> add(element, s, null));
      } else if (isLast) {
        element.complain("the last severity is one word: it holds where nothing worse does");
      } else {
        element.complain("a severity with what it takes is wanted, as { Extreme: count(ems) > 2 }");
      }
    }
    if (elements.isEmpty()) {
      node.complain("a list of severities is not empty");
    }
  }

  private void readGraded(Entry entry) {
    Optional<Severity> severity = Scalars.word(entry.key(), Severity.class);
    Optional<Truth<Aggregates>> when = compiler.condition(entry.value());
    if (severity.isPresent() && when.isPresent()) {
      add(entry.key(), severity.get(), when.get());
    }
  }

  private void add(YamlNode node, Severity severity, Truth<Aggregates> when) {
    boolean isLess =
        severities.stream().allMatch(other -> other.severity().compareTo(severity) < 0);
    if (isLess) {
      severities.add(new Graded(severity, when));
    } else {
      node.complain("severities stand from the worst to the least, each once");
    }
  }
}
