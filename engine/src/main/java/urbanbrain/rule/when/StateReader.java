package urbanbrain.rule.when;

import java.util.Optional;
import urbanbrain.cel.CelCompiler;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.rule.Form;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.LegScope;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads {@code when: {state: {of, by, is, for, stale}}}. */
final class StateReader {

  private StateReader() {}

  static Optional<Form.State> read(RuleDraft draft, YamlNode node) {
    Shape when = Shape.of(node, "a state's `when`", "state");
    return when.need("state")
        .map(n -> Shape.of(n, "a state", "of", "by", "is", "for", "stale"))
        .flatMap(state -> read(draft, state));
  }

  private static Optional<Form.State> read(RuleDraft draft, Shape state) {
    Optional<Watched> watched = Watched.read(draft, state, "a state");
    watched.ifPresent(w -> w.refuseCount("a state is of the last event alone: no `count`"));
    Optional<YamlNode> node = state.need("is");
    Optional<Truth<Event>> is = watched.flatMap(w -> node.flatMap(n -> is(w.of(), n)));
    long hold = state.get("for").map(JoinWords::side).orElse(0L);
    Optional<Long> stale = state.need("stale").map(StateReader::stale);
    return is.isPresent() && stale.isPresent()
        ? Optional.of(
            new Form.State(
                watched.get().of().leg(), watched.get().by(), is.get(), hold, stale.get()))
        : Optional.empty();
  }

  private static Optional<Truth<Event>> is(LegDraft of, YamlNode node) {
    LegScope scope = new LegScope(of.name(), of.stream());
    CelCompiler<Event> compiler = new CelCompiler<>(scope);
    scope.forget();
    Optional<Truth<Event>> is = compiler.truth(node);
    scope.asked().forEach(of::use);
    return is;
  }

  private static long stale(YamlNode node) {
    long stale = JoinWords.side(node);
    if (node.text().matches("0+(ms|s|m|h|d)")) {
      node.complain("a value that is stale at once is never the last one: take more than 0s");
    }
    return stale;
  }
}
