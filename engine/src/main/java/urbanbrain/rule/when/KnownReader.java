package urbanbrain.rule.when;

import java.util.List;
import java.util.Optional;
import urbanbrain.cel.CelCompiler;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.rule.Form;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.LegScope;
import urbanbrain.text.YamlNode;

/** Reads {@code known}: which of the city's assets are waited for though they were never heard. */
final class KnownReader {

  private KnownReader() {}

  /** Reads it for a leg whose stream is known; nothing where it is wrong. */
  static Optional<Form.Known> read(YamlNode node, Watched watched) {
    LegDraft of = watched.of();
    String key = of.stream().key();
    if (key == null) {
      String text = "%s, the stream of '%s', has no `key` that names assets";
      node.complain(text.formatted(of.stream().name(), of.name()));
      return Optional.empty();
    }
    if (!watched.by().equals(List.of(key))) {
      node.complain("known assets are told apart by their ids: write `by: %s`".formatted(key));
      return Optional.empty();
    }
    LegScope scope = new LegScope(of.name(), of.stream());
    CelCompiler<Event> compiler = new CelCompiler<>(scope);
    scope.forget();
    Optional<Truth<Event>> known = compiler.truth(node);
    Optional<String> heard = scope.asked().stream().filter(f -> !of.isOfAssets(f)).findFirst();
    if (heard.isPresent()) {
      String text =
          "an asset that was never heard has no '%s': ask for its %s or its `asset` alone";
      node.complain(text.formatted(heard.get(), key));
      return Optional.empty();
    }
    return known.map(asset -> new Form.Known(narrowed(asset, of), node.text().strip()));
  }

  /** What the leg refuses of assets is not waited for. */
  private static Truth<Event> narrowed(Truth<Event> asset, LegDraft of) {
    Truth<Event> where = of.leg().where();
    return of.isOfAssets() ? e -> asset.of(e) && where.of(e) : asset;
  }
}
