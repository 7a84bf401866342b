package urbanbrain.rule.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec.Explains;
import urbanbrain.rule.IncidentSpec.Quiet;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.draft.KeyReader;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads what ends an incident and what holds its messages back. */
final class Muting {

  private final RuleDraft draft;
  private final Form form;
  private final Linking linking;
  private final Map<String, Rule> signals;

  Muting(RuleDraft draft, Form form, Linking linking, Map<String, Rule> signals) {
    this.draft = draft;
    this.form = form;
    this.linking = linking;
    this.signals = signals;
  }

  /** Reads {@code ends_when}. */
  Optional<Leg> endsWhen(YamlNode node) {
    Optional<LegDraft> read = draft.leg(node);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    LegDraft leg = read.get();
    leg.refuseSpan("`ends_when`");
    refuseCount(leg);
    if (leg.isSignal()) {
      node.complain("an event ends an incident, and '%s' is a signal".formatted(leg.name()));
    } else if (!linking.links()) {
      String text = "nothing links '%s' to an incident: say same_if: { near: 500m }";
      node.complain(text.formatted(leg.name()));
    } else if (linking.sameKey()) {
      new KeyReader(draft.streams(), List.of(leg)).check(node, linking.key());
    }
    return Optional.of(leg).filter(LegDraft::isKnown).map(LegDraft::leg);
  }

  /** Reads {@code quiet}. */
  Optional<Quiet> quiet(YamlNode node) {
    Shape quiet = Shape.of(node, "quiet", "while", "near", "same");
    Optional<LegDraft> leg = quiet.need("while").flatMap(draft::leg);
    leg.ifPresent(this::refuseFilled);
    leg.ifPresent(Muting::refuseCount);
    double near = near(quiet);
    Optional<List<String>> same = quiet.get("same").map(n -> same(n, leg));
    return leg.filter(LegDraft::isKnown).map(l -> new Quiet(l.leg(), near, same.isPresent()));
  }

  /** A leg that must be there for a match would keep every incident quiet. */
  private void refuseFilled(LegDraft leg) {
    if (form.legs().stream().anyMatch(other -> other.name().equals(leg.name()))) {
      String text = "`when` names '%s' already: what quiets a rule is a leg of its own";
      leg.node().complain(text.formatted(leg.name()));
    }
  }

  private static void refuseCount(LegDraft leg) {
    leg.word("count")
        .filter(n -> leg.count() > 1)
        .ifPresent(n -> n.complain("one event is enough here: `count` says nothing"));
  }

  /**
   * Reads {@code explains}: a list of rules, or a mapping that says of which of their incidents.
   */
  Optional<Explains> explains(YamlNode node) {
    if (!node.isMap()) {
      return Optional.of(explains(rules(node), linking.gap(), Double.NaN, false));
    }
    Shape shape = Shape.of(node, "explains", "rules", "near", "same", "within");
    Optional<List<String>> rules = shape.need("rules").map(Muting::rules);
    long within = shape.get("within").flatMap(Durations::read).orElse(linking.gap());
    double near = near(shape);
    Optional<List<String>> same = shape.get("same").map(n -> same(n, Optional.empty()));
    return rules.map(r -> explains(r, within, near, same.isPresent()));
  }

  /** Without a word on it, a cause explains what would be linked to it. */
  private Explains explains(List<String> rules, long within, double near, boolean sameKey) {
    return sameKey || !Double.isNaN(near)
        ? new Explains(rules, within, near, sameKey)
        : new Explains(rules, within, linking.near(), linking.sameKey());
  }

  private static List<String> rules(YamlNode node) {
    if (node.isList() && node.elements().isEmpty()) {
      node.complain("a list of rules is wanted here, as [feeder_dead]");
    }
    return Scalars.oneOrMore(node).stream().flatMap(n -> Scalars.text(n).stream()).toList();
  }

  private static double near(Shape shape) {
    Optional<YamlNode> near = shape.get("near");
    near.filter(n -> shape.has("same"))
        .ifPresent(n -> n.complain("places (near) or keys (same) are compared, not both"));
    return near.flatMap(Distances::read).orElse(Double.NaN);
  }

  /** The fields that must be the same: just those of the incident's key. */
  private List<String> same(YamlNode node, Optional<LegDraft> leg) {
    List<LegDraft> events = leg.filter(l -> l.stream() != null).map(List::of).orElse(List.of());
    List<String> same = new KeyReader(draft.streams(), events).read(node);
    List<String> key =
        leg.filter(LegDraft::isSignal)
            .map(l -> signals.get(l.signal()))
            .map(rule -> rule.when().keyFields())
            .orElse(linking.key());
    if (!linking.sameKey()) {
      node.complain("the incidents of this rule have no key: it has neither `same` nor `by`");
    } else if (!same.equals(linking.key()) || !same.equals(key)) {
      String text = "the key here is [%s]: `same` must name just these, in this order";
      List<String> wanted = same.equals(linking.key()) ? key : linking.key();
      node.complain(text.formatted(String.join(", ", wanted)));
    }
    return same;
  }
}
