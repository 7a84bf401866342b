package urbanbrain.rule.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.geo.Tiles;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.draft.KeyReader;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** The words that joins share: {@code absent}, {@code near}, {@code same}, and lengths of time. */
final class JoinWords {

  /** The farthest that a rule may look to one side: longer would keep every event for months. */
  private static final long FARTHEST = 31L * 86_400_000;

  private final RuleDraft draft;
  private final Shape when;
  private final Map<String, Rule> signals;

  JoinWords(RuleDraft draft, Shape when, Map<String, Rule> signals) {
    this.draft = draft;
    this.when = when;
    this.signals = signals;
  }

  /** The legs of which nothing may be there. */
  List<LegDraft> absent(List<LegDraft> filled) {
    Optional<YamlNode> node = when.get("absent");
    List<LegDraft> absent = node.map(draft::oneOrMore).orElse(List.of());
    for (LegDraft leg : absent) {
      if (filled.contains(leg)) {
        String text = "'%s' is asked for, and so cannot be asked to be absent";
        node.get().complain(text.formatted(leg.name()));
      }
      leg.word("count")
          .filter(n -> leg.count() > 1)
          .ifPresent(n -> n.complain("absent means not even one: `count` says nothing here"));
    }
    return absent;
  }

  /** The greatest distance in metres, or NaN. */
  double near() {
    return when.get("near").flatMap(JoinWords::near).orElse(Double.NaN);
  }

  /** A distance that tiles can cover. */
  static Optional<Double> near(YamlNode node) {
    Optional<Double> near = Distances.read(node);
    if (near.isPresent() && (near.get() <= 0 || near.get() > Tiles.farthest())) {
      String farthest = Distances.write(Tiles.farthest());
      node.complain("near is more than 0m and at most %s".formatted(farthest));
    }
    return near;
  }

  /** The fields that all these legs must share. */
  List<String> same(List<LegDraft> legs) {
    Optional<YamlNode> node = when.get("same");
    if (node.isPresent() && when.has("near")) {
      node.get().complain("a rule compares places (near) or keys (same), not both");
    }
    return node.map(n -> same(n, legs)).orElse(List.of());
  }

  private List<String> same(YamlNode node, List<LegDraft> legs) {
    List<String> same = new KeyReader(draft.streams(), legs).read(node);
    if (node.isList() && node.elements().isEmpty()) {
      node.complain("same names at least one field");
    }
    for (LegDraft leg : legs) {
      Rule signal = leg.isSignal() ? signals.get(leg.signal()) : null;
      if (signal != null && !signal.when().keyFields().equals(same)) {
        String text = "the signal %s is by [%s]: `same` must name just these, in this order";
        String by = String.join(", ", signal.when().keyFields());
        node.complain(text.formatted(signal.name(), by));
      }
    }
    return same;
  }

  /** A length of time, not longer than a rule may look. */
  static long side(YamlNode node) {
    long side = Durations.read(node).orElse(0L);
    if (side > FARTHEST) {
      node.complain("a rule looks at most %s to one side".formatted(Durations.write(FARTHEST)));
    }
    return side;
  }

  /** Whether these have been read well enough to make a form of them. */
  static boolean isWhole(List<LegDraft> legs) {
    return !legs.isEmpty() && legs.stream().allMatch(LegDraft::isKnown);
  }

  static List<Leg> built(List<LegDraft> legs) {
    List<Leg> built = new ArrayList<>();
    legs.forEach(leg -> built.add(leg.leg()));
    return built;
  }
}
