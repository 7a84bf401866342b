package urbanbrain.rule.when;

import java.util.List;
import java.util.Optional;
import urbanbrain.rule.draft.KeyReader;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/**
 * What a signal is about: the words {@code of} and {@code by} of windows, states and silences.
 *
 * @param of a leg whose stream is known
 */
record Watched(LegDraft of, List<String> by) {

  /**
   * Reads both words; nothing where one is missing or wrong.
   *
   * @param form as in "a window"
   */
  static Optional<Watched> read(RuleDraft draft, Shape shape, String form) {
    Optional<LegDraft> of = shape.need("of").flatMap(n -> leg(draft, n, form));
    KeyReader keys = new KeyReader(draft.streams(), of.map(List::of).orElse(List.of()));
    Optional<List<String>> by = shape.need("by").map(keys::read);
    return of.isPresent() && by.isPresent()
        ? Optional.of(new Watched(of.get(), by.get()))
        : Optional.empty();
  }

  private static Optional<LegDraft> leg(RuleDraft draft, YamlNode node, String form) {
    Optional<LegDraft> of = draft.leg(node);
    of.ifPresent(leg -> leg.refuseSpan(form));
    if (of.isPresent() && of.get().isSignal()) {
      String text = "%s is over events, and '%s' is a signal: signals name no signals";
      node.complain(text.formatted(form, of.get().name()));
    }
    return of.filter(leg -> leg.stream() != null);
  }

  /** Reports a count, which only joins have. */
  void refuseCount(String instead) {
    of.word("count").filter(n -> of.count() > 1).ifPresent(n -> n.complain(instead));
  }
}
