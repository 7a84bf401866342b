package urbanbrain.rule.when;

import java.util.Optional;
import urbanbrain.rule.Form;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Durations;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads {@code when: {silent: {of, by, for, forget, known}}}. */
final class SilentReader {

  /** After so much time in which its source lives a silent key is forgotten, unless a rule says. */
  private static final long FORGET = 86_400_000;

  private SilentReader() {}

  static Optional<Form.Silent> read(RuleDraft draft, YamlNode node) {
    Shape when = Shape.of(node, "a silence's `when`", "silent");
    return when.need("silent")
        .map(n -> Shape.of(n, "a silence", "of", "by", "for", "forget", "known"))
        .flatMap(silent -> read(draft, silent));
  }

  private static Optional<Form.Silent> read(RuleDraft draft, Shape silent) {
    Optional<Watched> watched = Watched.read(draft, silent, "a silence");
    watched.ifPresent(w -> w.refuseCount("a silence is of every event alone: no `count`"));
    Optional<Long> hold = silent.need("for").map(JoinWords::side);
    long forget = silent.get("forget").map(JoinWords::side).orElse(FORGET);
    silent
        .get("for")
        .filter(n -> n.text().matches("0+(ms|s|m|h|d)"))
        .ifPresent(n -> n.complain("every key is silent for 0s: take more"));
    if (hold.isPresent() && forget <= hold.get()) {
      String text = "a key is forgotten after %s, before it is silent: say a longer `forget`";
      silent
          .get("forget")
          .or(() -> silent.get("for"))
          .ifPresent(n -> n.complain(text.formatted(Durations.write(forget))));
    }
    Optional<Form.Known> known =
        silent.get("known").flatMap(n -> watched.flatMap(w -> KnownReader.read(n, w)));
    return watched.flatMap(
        w -> hold.map(h -> new Form.Silent(w.of().leg(), w.by(), h, forget, known.orElse(null))));
  }
}
