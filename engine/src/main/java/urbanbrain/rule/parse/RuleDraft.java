package urbanbrain.rule.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.event.Dictionary;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;
import urbanbrain.text.YamlNode.Entry;

/** A rule file as it is read: everything but its {@code when} and {@code incident}. */
final class RuleDraft {

  private final Source source;
  private final Shape shape;
  private final String name;
  private final String says;
  private final Rule.Status status;
  private final String owner;
  private final Map<String, LegDraft> legs = new LinkedHashMap<>();

  private RuleDraft(Source source, Shape shape) {
    this.source = source;
    this.shape = shape;
    this.name = shape.need("rule").flatMap(n -> readName(n, source.name())).orElse(null);
    this.says = shape.need("says").flatMap(Scalars::text).orElse("");
    this.status =
        shape
            .need("status")
            .flatMap(n -> Scalars.word(n, Rule.Status.class))
            .orElse(Rule.Status.LIVE);
    this.owner = shape.text("owner").orElse("");
  }

  /** Reads a rule file, all that does not depend on other rules. */
  static RuleDraft read(Source source, YamlNode root, Dictionary streams) {
    Shape shape =
        Shape.of(
            root,
            "a rule",
            "rule",
            "says",
            "status",
            "owner",
            "because",
            "gaps",
            "events",
            "when",
            "incident");
    RuleDraft draft = new RuleDraft(source, shape);
    shape.get("because").ifPresent(Scalars::text);
    shape.get("gaps").map(Scalars::oneOrMore).orElse(List.of()).forEach(Scalars::text);
    shape.need("events").ifPresent(n -> draft.readLegs(n, streams));
    return draft;
  }

  private static Optional<String> readName(YamlNode node, String file) {
    Optional<String> name = Names.read(node, "a rule");
    name.filter(n -> !n.equals(file))
        .ifPresent(
            n -> node.complain("the rule '%s' stands in a file named '%s'".formatted(n, file)));
    return name;
  }

  private void readLegs(YamlNode node, Dictionary streams) {
    if (!node.isMap() || node.entries().isEmpty()) {
      node.complain("events is a mapping: a name, and its stream or signal");
    }
    for (Entry entry : node.entries()) {
      Optional<String> leg = Names.read(entry.key(), "a leg");
      if (legs.containsKey(entry.name())) {
        entry.key().complain("'%s' stands twice".formatted(leg.get()));
      } else if (leg.isPresent()) {
        legs.put(leg.get(), LegDraft.read(leg.get(), entry, streams));
      } else {
        legs.putIfAbsent(entry.name(), LegDraft.unreadable(entry));
      }
    }
  }

  /** The leg that a scalar names; a problem if there is none. */
  Optional<LegDraft> leg(YamlNode node) {
    Optional<String> text = Scalars.text(node);
    if (text.isPresent() && !legs.containsKey(text.get())) {
      String hint = Nearest.hint(text.get(), legs.keySet());
      String all = hint.isEmpty() ? ": events are " + String.join(", ", legs.keySet()) : hint;
      node.complain("there is no event '%s'%s".formatted(text.get(), all));
    }
    return text.map(legs::get);
  }

  /** The leg of this name, or null. */
  LegDraft leg(String leg) {
    return legs.get(leg);
  }

  /** The legs that a list names, each once, and all of the rule's. */
  List<LegDraft> all(YamlNode list) {
    List<LegDraft> named = new ArrayList<>();
    if (!list.isList() || list.elements().isEmpty()) {
      list.complain("a list of events is wanted here, as [crash, ems]");
      return List.copyOf(legs.values());
    }
    for (YamlNode element : list.elements()) {
      Optional<LegDraft> leg = leg(element);
      if (leg.isPresent() && named.contains(leg.get())) {
        element.complain("'%s' stands twice".formatted(leg.get().name()));
      } else {
        leg.ifPresent(named::add);
      }
    }
    complainOfUnused(named);
    return named;
  }

  /** Reports the legs that are not among these. */
  void complainOfUnused(Collection<LegDraft> used) {
    for (LegDraft leg : legs.values()) {
      if (!used.contains(leg)) {
        leg.node().complain("`when` does not use the event '%s'".formatted(leg.name()));
      }
    }
  }

  Collection<LegDraft> legs() {
    return legs.values();
  }

  Source source() {
    return source;
  }

  /** Its name, or null if it has none that can be read. */
  String name() {
    return name;
  }

  String says() {
    return says;
  }

  Rule.Status status() {
    return status;
  }

  String owner() {
    return owner;
  }

  boolean isJudged() {
    return status == Rule.Status.LIVE || status == Rule.Status.TRIAL;
  }

  /** Whether it asks for a window, as far as can be seen. */
  boolean isWindow() {
    return shape.get("when").flatMap(when -> when.get("window")).isPresent();
  }

  Shape shape() {
    return shape;
  }
}
