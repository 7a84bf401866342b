package urbanbrain.rule.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import urbanbrain.event.Dictionary;
import urbanbrain.rule.Fire;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;
import urbanbrain.text.YamlNode.Entry;

/** A rule file as it is read: everything but its {@code when} and {@code incident}. */
public final class RuleDraft {

  /** The forms of {@code when} whose episodes are a signal that other rules can name. */
  private static final List<String> SIGNALS = List.of("window", "state", "silent");

  private final Source source;
  private final Shape shape;
  private final Dictionary streams;
  private final String name;
  private final String says;
  private final Rule.Status status;
  private final Fire fire;
  private final String owner;
  private final Map<String, LegDraft> legs = new LinkedHashMap<>();
  private final Set<LegDraft> used = new HashSet<>();

  private RuleDraft(Source source, Shape shape, Dictionary streams) {
    this.source = source;
    this.shape = shape;
    this.streams = streams;
    this.name = shape.need("rule").flatMap(n -> readName(n, source.name())).orElse(null);
    this.says = shape.need("says").flatMap(Scalars::text).orElse("");
    this.status =
        shape
            .need("status")
            .flatMap(n -> Scalars.word(n, Rule.Status.class))
            .orElse(Rule.Status.LIVE);
    this.fire = shape.get("fire").flatMap(n -> Scalars.word(n, Fire.class)).orElse(Fire.WHEN_FINAL);
    this.owner = shape.text("owner").orElse("");
  }

  /** Reads a rule file, all that does not depend on other rules. */
  public static RuleDraft read(Source source, YamlNode root, Dictionary streams) {
    Shape shape =
        Shape.of(
            root,
            "a rule",
            "rule",
            "says",
            "status",
            "fire",
            "owner",
            "because",
            "gaps",
            "events",
            "when",
            "incident");
    RuleDraft draft = new RuleDraft(source, shape, streams);
    shape.get("because").ifPresent(Scalars::text);
    shape.get("gaps").map(Scalars::oneOrMore).orElse(List.of()).forEach(Scalars::text);
    shape.need("events").ifPresent(draft::readLegs);
    return draft;
  }

  private static Optional<String> readName(YamlNode node, String file) {
    Optional<String> name = Names.read(node, "a rule");
    name.filter(n -> !n.equals(file))
        .ifPresent(
            n -> node.complain("the rule '%s' stands in a file named '%s'".formatted(n, file)));
    return name;
  }

  private void readLegs(YamlNode node) {
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

  /** The leg that a scalar names, which is used then; a problem if there is none. */
  public Optional<LegDraft> leg(YamlNode node) {
    Optional<String> text = Scalars.text(node);
    if (text.isPresent() && !legs.containsKey(text.get())) {
      String hint = Nearest.hint(text.get(), legs.keySet());
      String all = hint.isEmpty() ? ": events are " + String.join(", ", legs.keySet()) : hint;
      node.complain("there is no event '%s'%s".formatted(text.get(), all));
    }
    Optional<LegDraft> leg = text.map(legs::get);
    leg.ifPresent(used::add);
    return leg;
  }

  /** The leg of this name, or null. */
  public LegDraft leg(String leg) {
    return legs.get(leg);
  }

  /** The legs that a list names, each once; all of the rule's where it is no list. */
  public List<LegDraft> list(YamlNode list) {
    if (!list.isList() || list.elements().isEmpty()) {
      list.complain("a list of events is wanted here, as [crash, ems]");
      used.addAll(legs.values());
      return List.copyOf(legs.values());
    }
    return each(list.elements());
  }

  /** The legs that one name or a list names, each once. */
  public List<LegDraft> oneOrMore(YamlNode node) {
    return node.isScalar() ? each(List.of(node)) : list(node);
  }

  private List<LegDraft> each(List<YamlNode> elements) {
    List<LegDraft> named = new ArrayList<>();
    for (YamlNode element : elements) {
      Optional<LegDraft> leg = leg(element);
      if (leg.isPresent() && named.contains(leg.get())) {
        element.complain("'%s' stands twice".formatted(leg.get().name()));
      } else {
        leg.ifPresent(named::add);
      }
    }
    return named;
  }

  /**
   * Reports the legs that nothing names; none where not even one is named, which is told already.
   */
  public void complainOfUnused() {
    for (LegDraft leg : legs.values()) {
      if (!used.isEmpty() && !used.contains(leg)) {
        leg.node().complain("nothing uses the event '%s'".formatted(leg.name()));
      }
    }
  }

  /** Its legs, in the order of the file. */
  public Collection<LegDraft> legs() {
    return legs.values();
  }

  /** The streams that its legs can name. */
  public Dictionary streams() {
    return streams;
  }

  /** The file that it is read from. */
  public Source source() {
    return source;
  }

  /** Its name, or null if it has none that can be read. */
  public String name() {
    return name;
  }

  /** What it is about, in a sentence. */
  public String says() {
    return says;
  }

  /** How far it has come. */
  public Rule.Status status() {
    return status;
  }

  /** When it is to be raised. */
  public Fire fire() {
    return fire;
  }

  /** Who answers for it. */
  public String owner() {
    return owner;
  }

  /** Whether the engine judges it. */
  public boolean isJudged() {
    return status == Rule.Status.LIVE || status == Rule.Status.TRIAL;
  }

  /** Whether it gives a signal, as far as can be seen. */
  public boolean isSignal() {
    Optional<YamlNode> when = shape.get("when");
    return when.isPresent() && SIGNALS.stream().anyMatch(f -> when.get().get(f).isPresent());
  }

  /** Its words. */
  public Shape shape() {
    return shape;
  }
}
