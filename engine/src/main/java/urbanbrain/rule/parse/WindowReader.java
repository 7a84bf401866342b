package urbanbrain.rule.parse;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import urbanbrain.cel.AggregateCompiler;
import urbanbrain.cel.AggregateCompiler.Call;
import urbanbrain.cel.AggregateCompiler.Condition;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.text.Durations;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads {@code when: {window: {of, by, over, every}, raise, clear, hold, keep}}. */
final class WindowReader {

  /** How many panes a window may be cut into: all of them stand in the state of each key. */
  static final int PANES = 4_096;

  private static final long DAY = 86_400_000;

  /** What an empty window shows: no events, and so nothing else. */
  private record Empty(List<Lane> lanes) implements Aggregates {
    @Override
    public double value(int lane) {
      return lanes.get(lane).op() == Lane.Op.COUNT ? 0 : Double.NaN;
    }
  }

  private final RuleDraft draft;
  private final Shape when;
  private final Shape window;
  private List<String> undoable = List.of();

  private WindowReader(RuleDraft draft, YamlNode node) {
    this.draft = draft;
    this.when = Shape.of(node, "a window's `when`", "window", "raise", "clear", "hold", "keep");
    this.window =
        when.need("window")
            .map(n -> Shape.of(n, "a window", "of", "by", "over", "every"))
            .orElse(null);
  }

  /** Reads the form; nothing where a part of it is missing or cannot be understood. */
  static Optional<Verdict> read(RuleDraft draft, YamlNode node) {
    WindowReader reader = new WindowReader(draft, node);
    return reader.window == null ? Optional.empty() : reader.read();
  }

  private Optional<Verdict> read() {
    Optional<LegDraft> of = leg();
    KeyReader keys = new KeyReader(of.map(List::of).orElse(List.of()));
    Optional<List<String>> by = window.need("by").map(keys::read);
    Optional<Long> every = window.need("every").flatMap(this::every);
    Optional<Long> over = window.need("over").flatMap(n -> over(n, every));
    Optional<Long> hold = stretch("hold", every);
    Optional<Long> keep = stretch("keep", every);
    if (of.isEmpty()) {
      return Optional.empty();
    }
    Optional<Form.Window> form = conditions(of.get());
    if (form.isEmpty() || by.isEmpty() || over.isEmpty() || every.isEmpty()) {
      return Optional.empty();
    }
    Form.Window f = form.get();
    Form.Window whole =
        new Form.Window(
            of.get().leg(),
            by.get(),
            over.get(),
            every.get(),
            f.lanes(),
            f.raise(),
            f.clear(),
            hold.orElse(0L),
            keep.orElse(0L));
    return Optional.of(Verdict.ofWindow(whole, undoable));
  }

  private Optional<LegDraft> leg() {
    Optional<YamlNode> node = window.need("of");
    Optional<LegDraft> of = node.flatMap(draft::leg);
    of.ifPresent(leg -> draft.complainOfUnused(Set.of(leg)));
    if (of.isPresent() && of.get().isSignal()) {
      node.get()
          .complain("a window is over events, and '%s' is a signal".formatted(of.get().name()));
    }
    of.filter(leg -> leg.count() > 1)
        .flatMap(leg -> leg.word("count"))
        .ifPresent(n -> n.complain("a window counts in `raise`: count() >= 3"));
    return of.filter(leg -> leg.stream() != null);
  }

  private Optional<Long> every(YamlNode node) {
    Optional<Long> every = Durations.read(node);
    if (every.isPresent() && (every.get() == 0 || DAY % every.get() != 0)) {
      node.complain("%s does not divide a day: take 10s, 1m, 5m, 1h, 1d".formatted(node.quote()));
      return Optional.empty();
    }
    return every;
  }

  private static Optional<Long> over(YamlNode node, Optional<Long> every) {
    Optional<Long> over = Durations.read(node);
    if (over.isEmpty() || every.isEmpty()) {
      return over;
    }
    if (over.get() < every.get()) {
      node.complain("the window is shorter than `every`: it would miss what happens in between");
      return Optional.empty();
    }
    long panes = over.get() / LongMath.gcd(over.get(), every.get());
    if (panes > PANES) {
      String text = "%s in steps of %s is %d panes, more than %d: take a larger `every`";
      String step = Durations.write(LongMath.gcd(over.get(), every.get()));
      node.complain(text.formatted(node.quote(), step, panes, PANES));
      return Optional.empty();
    }
    return over;
  }

  private Optional<Long> stretch(String word, Optional<Long> every) {
    Optional<YamlNode> node = when.get(word);
    Optional<Long> length = node.flatMap(Durations::read);
    if (length.isEmpty() || every.isEmpty()) {
      return length;
    }
    if (length.get() % every.get() != 0) {
      String text = "`%s` is no multiple of `every`, %s";
      node.get().complain(text.formatted(word, Durations.write(every.get())));
    } else if (length.get() / every.get() > PANES) {
      String text = "`%s` is more than %d times `every`";
      node.get().complain(text.formatted(word, PANES));
    }
    return length;
  }

  /** A form with nothing but lanes and conditions. */
  private Optional<Form.Window> conditions(LegDraft of) {
    LegScope scope = new LegScope(of.name(), of.stream());
    AggregateCompiler<Event, Aggregates> compiler =
        new AggregateCompiler<>(
            scope,
            field -> of.field(field).map(Field::isNonNegative).orElse(false),
            lane -> window -> window.value(lane));
    scope.forget();
    Optional<YamlNode> raiseNode = when.need("raise");
    Optional<Condition<Aggregates>> raise = raiseNode.flatMap(compiler::condition);
    Optional<YamlNode> clearNode = when.get("clear");
    Optional<Condition<Aggregates>> clear = clearNode.flatMap(compiler::condition);
    scope.asked().forEach(of::use);
    if (raise.isEmpty() || clear.isPresent() != clearNode.isPresent()) {
      return Optional.empty();
    }
    List<Lane> lanes = lanes(compiler.calls());
    if (raise.get().truth().of(new Empty(lanes))) {
      raiseNode.get().complain("`raise` holds where nothing happens: no window ever starts so");
      return Optional.empty();
    }
    undoable = raise.get().undoable();
    return Optional.of(
        new Form.Window(
            of.leg(),
            List.of(),
            0,
            0,
            lanes,
            raise.get().truth(),
            clear.map(Condition::truth).orElse(null),
            0,
            0));
  }

  private static List<Lane> lanes(List<Call<Event>> calls) {
    List<Lane> lanes = new ArrayList<>();
    for (Call<Event> call : calls) {
      Lane.Op op = Lane.Op.valueOf(call.function().toUpperCase(Locale.ROOT));
      lanes.add(new Lane(op, call.input(), call.number(), call.text()));
    }
    return lanes;
  }
}
