package urbanbrain.rule.when;

import java.util.List;
import java.util.Optional;
import urbanbrain.rule.Form;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads {@code when: {any}}. */
final class AnyReader {

  private AnyReader() {}

  static Optional<Verdict> read(RuleDraft draft, YamlNode node, Classes classes) {
    Shape when = Shape.of(node, "an any's `when`", "any");
    List<LegDraft> legs = when.need("any").map(draft::list).orElse(List.of());
    for (LegDraft leg : legs) {
      leg.refuseSpan("`any`");
      leg.word("count")
          .filter(n -> leg.count() > 1 && !leg.isSignal())
          .ifPresent(n -> n.complain("one event is enough for `any`: `all` counts"));
    }
    return JoinWords.isWhole(legs)
        ? Optional.of(classes.any(new Form.Any(JoinWords.built(legs))))
        : Optional.empty();
  }
}
