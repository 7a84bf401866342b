package urbanbrain.rule.when;

import java.util.Optional;
import urbanbrain.rule.Form;
import urbanbrain.rule.Form.OfLast;
import urbanbrain.rule.Period;
import urbanbrain.rule.Setting;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads {@code when: {window: {of, by, over, every}, raise, of_last, clear, hold, keep}}. */
final class WindowReader {

  private final Shape when;
  private final Shape window;

  private WindowReader(YamlNode node) {
    this.when =
        Shape.of(node, "a window's `when`", "window", "raise", "of_last", "clear", "hold", "keep");
    this.window =
        when.need("window")
            .map(n -> Shape.of(n, "a window", "of", "by", "over", "every"))
            .orElse(null);
  }

  /** Reads the form; nothing where a part of it is missing or cannot be understood. */
  static Optional<Verdict> read(RuleDraft draft, YamlNode node, Setting setting, Classes classes) {
    WindowReader reader = new WindowReader(node);
    return reader.window == null ? Optional.empty() : reader.read(draft, setting, classes);
  }

  private Optional<Verdict> read(RuleDraft draft, Setting setting, Classes classes) {
    Optional<Watched> watched = Watched.read(draft, window, "a window");
    watched.ifPresent(w -> w.refuseCount("a window counts in `raise`: count() >= 3"));
    Optional<Period> every = window.need("every").flatMap(n -> Boundaries.every(n, setting));
    Optional<Long> over = window.need("over").flatMap(n -> Boundaries.over(n, every));
    Optional<Long> hold = when.get("hold").flatMap(n -> Boundaries.stretch(n, "hold", every));
    Optional<Long> keep = when.get("keep").flatMap(n -> Boundaries.stretch(n, "keep", every));
    Optional<OfLast> ofLast = when.get("of_last").flatMap(Boundaries::ofLast);
    Optional<Conditions> read =
        watched.isEmpty()
            ? Optional.empty()
            : Conditions.read(watched.get(), when, over.orElse(1L));
    if (read.isEmpty() || over.isEmpty() || every.isEmpty()) {
      return Optional.empty();
    }
    Conditions conditions = read.get();
    Form.Window form =
        new Form.Window(
            watched.get().of().leg(),
            watched.get().by(),
            over.get(),
            every.get(),
            conditions.lanes(),
            conditions.raise().truth(),
            ofLast.orElse(OfLast.ONE),
            conditions.clear(),
            hold.orElse(0L),
            keep.orElse(0L));
    return Optional.of(classes.window(form, conditions.raise()));
  }
}
