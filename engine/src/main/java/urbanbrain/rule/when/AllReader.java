package urbanbrain.rule.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads {@code when: {all, around, absent, within, near, same, at_least}}. */
final class AllReader {

  private final RuleDraft draft;
  private final Shape when;
  private final JoinWords words;

  private AllReader(RuleDraft draft, YamlNode node, Map<String, Rule> signals) {
    this.draft = draft;
    this.when =
        Shape.of(
            node,
            "an all's `when`",
            "all",
            "around",
            "absent",
            "within",
            "near",
            "same",
            "at_least");
    this.words = new JoinWords(draft, when, signals);
  }

  static Optional<Form.All> read(RuleDraft draft, YamlNode node, Map<String, Rule> signals) {
    return new AllReader(draft, node, signals).read();
  }

  private Optional<Form.All> read() {
    List<LegDraft> legs = when.need("all").map(draft::list).orElse(List.of());
    List<LegDraft> absent = words.absent(legs);
    Optional<LegDraft> anchor = legs.isEmpty() ? Optional.empty() : anchor(legs);
    anchor.ifPresent(leg -> leg.refuseSpan("what is looked around"));
    long[] within = when.need("within").map(AllReader::within).orElse(new long[2]);
    double near = words.near();
    List<LegDraft> compared = new ArrayList<>(legs);
    compared.addAll(absent);
    List<String> same = words.same(compared);
    int atLeast = when.get("at_least").map(n -> atLeast(n, legs.size())).orElse(legs.size());
    complainOfOneAlone(legs);
    if (anchor.isEmpty() || !JoinWords.isWhole(compared)) {
      return Optional.empty();
    }
    List<Leg> filled = JoinWords.built(legs);
    Leg around = filled.get(legs.indexOf(anchor.get()));
    List<Leg> refuting = JoinWords.built(absent);
    return Optional.of(
        new Form.All(filled, around, refuting, within[0], within[1], near, same, atLeast));
  }

  private void complainOfOneAlone(List<LegDraft> legs) {
    boolean isOne = legs.size() == 1 && legs.get(0).isAlone() && !when.has("absent");
    when.get("all")
        .filter(n -> isOne && draft.legs().size() == 1)
        .ifPresent(
            n -> n.complain("one event alone is `any`; a cluster asks for count: 2 or more"));
  }

  private Optional<LegDraft> anchor(List<LegDraft> legs) {
    Optional<YamlNode> around = when.get("around");
    if (when.has("around")) {
      Optional<LegDraft> leg = around.flatMap(draft::leg);
      if (leg.isPresent() && leg.get().isSignal()) {
        String text = "a rule looks around events, and '%s' is a signal";
        around.get().complain(text.formatted(leg.get().name()));
      } else if (leg.isPresent() && !legs.contains(leg.get())) {
        around.get().complain("'%s' is not among `all`".formatted(leg.get().name()));
      }
      return leg.filter(l -> legs.contains(l) && !l.isSignal());
    }
    if (legs.get(0).isSignal()) {
      String text = "the first is a signal: say `around` which events to look";
      when.get("all").ifPresent(n -> n.elements().get(0).complain(text));
      return Optional.empty();
    }
    return Optional.of(legs.get(0));
  }

  private static long[] within(YamlNode node) {
    if (!node.isMap()) {
      long side = JoinWords.side(node);
      return new long[] {side, side};
    }
    Shape shape = Shape.of(node, "within", "before", "after");
    if (shape.words().isEmpty()) {
      node.complain("within is one duration, or before and after");
    }
    return new long[] {
      shape.get("before").map(JoinWords::side).orElse(0L),
      shape.get("after").map(JoinWords::side).orElse(0L)
    };
  }

  private static int atLeast(YamlNode node, int legs) {
    Optional<Integer> number = Scalars.whole(node, 0);
    if (number.isPresent() && legs > 0 && (number.get() < 2 || number.get() > legs)) {
      String range = legs < 2 ? "needs two events or more" : "is from 2 to " + legs;
      node.complain("at_least %s: the one looked around is always among them".formatted(range));
    }
    return number.orElse(legs);
  }
}
