package urbanbrain.rule.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.geo.Tiles;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads {@code when: {any}} and {@code when: {all, around, within, near, same, at_least}}. */
final class JoinReader {

  /** The farthest that a rule may look to one side: longer would keep every event for months. */
  private static final long FARTHEST = 31L * 86_400_000;

  private final RuleDraft draft;
  private final Shape when;

  private JoinReader(RuleDraft draft, Shape when) {
    this.draft = draft;
    this.when = when;
  }

  /** Reads {@code any}. */
  static Optional<Verdict> any(RuleDraft draft, YamlNode node, List<Rule> signals) {
    Shape when = Shape.of(node, "an any's `when`", "any");
    List<LegDraft> legs = when.need("any").map(draft::all).orElse(List.of());
    for (LegDraft leg : legs) {
      leg.word("count")
          .filter(n -> leg.count() > 1 && !leg.isSignal())
          .ifPresent(n -> n.complain("one event is enough for `any`: `all` counts"));
    }
    return isWhole(legs)
        ? Optional.of(Verdict.ofJoin(new Form.Any(built(legs)), signals))
        : Optional.empty();
  }

  /** Reads {@code all}. */
  static Optional<Verdict> all(RuleDraft draft, YamlNode node, List<Rule> signals) {
    Shape when =
        Shape.of(node, "an all's `when`", "all", "around", "within", "near", "same", "at_least");
    return new JoinReader(draft, when).all(signals);
  }

  private Optional<Verdict> all(List<Rule> signals) {
    List<LegDraft> legs = when.need("all").map(draft::all).orElse(List.of());
    Optional<LegDraft> anchor = legs.isEmpty() ? Optional.empty() : anchor(legs);
    long[] within = when.need("within").map(JoinReader::within).orElse(new long[2]);
    double near = when.get("near").flatMap(JoinReader::near).orElse(Double.NaN);
    List<String> same = when.get("same").map(n -> same(n, legs, signals)).orElse(List.of());
    int atLeast = when.get("at_least").map(n -> atLeast(n, legs.size())).orElse(legs.size());
    if (when.has("near") && when.has("same")) {
      when.get("same")
          .ifPresent(n -> n.complain("a rule compares places (near) or keys (same), not both"));
    }
    if (draft.legs().size() == 1
        && legs.size() == 1
        && legs.get(0).isAlone()
        && when.get("all").isPresent()) {
      when.get("all")
          .get()
          .complain("one event alone is `any`; a cluster asks for count: 2 or more");
    }
    if (anchor.isEmpty() || !isWhole(legs)) {
      return Optional.empty();
    }
    List<Leg> built = built(legs);
    Leg around = built.get(legs.indexOf(anchor.get()));
    Form.All form = new Form.All(built, around, within[0], within[1], near, same, atLeast);
    return Optional.of(Verdict.ofJoin(form, signals));
  }

  private Optional<LegDraft> anchor(List<LegDraft> legs) {
    Optional<YamlNode> around = when.get("around");
    if (when.has("around")) {
      Optional<LegDraft> leg = around.flatMap(draft::leg);
      if (leg.isPresent() && leg.get().isSignal()) {
        around
            .get()
            .complain(
                "a rule looks around events, and '%s' is a signal".formatted(leg.get().name()));
      } else if (leg.isPresent() && !legs.contains(leg.get())) {
        around.get().complain("'%s' is not among `all`".formatted(leg.get().name()));
      }
      return leg.filter(l -> legs.contains(l) && !l.isSignal());
    }
    if (legs.get(0).isSignal()) {
      when.get("all")
          .ifPresent(
              n ->
                  n.elements()
                      .get(0)
                      .complain("the first is a signal: say `around` which events to look"));
      return Optional.empty();
    }
    return Optional.of(legs.get(0));
  }

  private static long[] within(YamlNode node) {
    if (!node.isMap()) {
      long side = side(node);
      return new long[] {side, side};
    }
    Shape shape = Shape.of(node, "within", "before", "after");
    if (shape.words().isEmpty()) {
      node.complain("within is one duration, or before and after");
    }
    return new long[] {
      shape.get("before").map(JoinReader::side).orElse(0L),
      shape.get("after").map(JoinReader::side).orElse(0L)
    };
  }

  private static long side(YamlNode node) {
    long side = Durations.read(node).orElse(0L);
    if (side > FARTHEST) {
      node.complain("a rule looks at most %s to one side".formatted(Durations.write(FARTHEST)));
    }
    return side;
  }

  private static Optional<Double> near(YamlNode node) {
    Optional<Double> near = Distances.read(node);
    if (near.isPresent() && (near.get() <= 0 || near.get() > Tiles.farthest())) {
      node.complain(
          "near is more than 0m and at most %s".formatted(Distances.write(Tiles.farthest())));
    }
    return near;
  }

  private static List<String> same(YamlNode node, List<LegDraft> legs, List<Rule> signals) {
    List<String> same = new KeyReader(legs).read(node);
    if (node.isList() && node.elements().isEmpty()) {
      node.complain("same names at least one field");
    }
    for (Rule signal : signals) {
      if (signal.when() instanceof Form.Window window && !window.by().equals(same)) {
        String text = "the signal %s is by [%s]: `same` must name just these, in this order";
        node.complain(text.formatted(signal.name(), String.join(", ", window.by())));
      }
    }
    return same;
  }

  private static int atLeast(YamlNode node, int legs) {
    Optional<Integer> number = Scalars.whole(node, 0);
    if (number.isPresent() && legs > 0 && (number.get() < 2 || number.get() > legs)) {
      String range = legs < 2 ? "needs two events or more" : "is from 2 to " + legs;
      node.complain("at_least %s: the one looked around is always among them".formatted(range));
    }
    return number.orElse(legs);
  }

  private static boolean isWhole(List<LegDraft> legs) {
    return !legs.isEmpty() && legs.stream().allMatch(LegDraft::isKnown);
  }

  private static List<Leg> built(List<LegDraft> legs) {
    List<Leg> built = new ArrayList<>();
    legs.forEach(leg -> built.add(leg.leg()));
    return built;
  }
}
