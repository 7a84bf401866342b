package urbanbrain.rule.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import urbanbrain.cel.Num;
import urbanbrain.cel.Truth;
import urbanbrain.cel.aggregate.AggregateCompiler;
import urbanbrain.cel.aggregate.AggregateCompiler.Call;
import urbanbrain.cel.aggregate.AggregateCompiler.Condition;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Lane;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.LegScope;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/**
 * What a window asks of its aggregates.
 *
 * @param clear null for "not the raise condition"
 */
record Conditions(List<Lane> lanes, Condition<Aggregates> raise, Truth<Aggregates> clear) {

  private static final double HOUR = 3_600_000;

  /** What an empty window shows: no events, and so nothing else. */
  private record Empty(List<Lane> lanes) implements Aggregates {
    @Override
    public double value(int lane) {
      return lanes.get(lane).op() == Lane.Op.COUNT ? 0 : Double.NaN;
    }
  }

  /** How lanes are read. A rate of events is their number, told for an hour. */
  private static final class Reading implements IntFunction<Num<Aggregates>> {
    private final double perHour;
    private AggregateCompiler<Event, Aggregates> compiler;

    Reading(long over) {
      this.perHour = HOUR / over;
    }

    @Override
    public Num<Aggregates> apply(int lane) {
      List<Call<Event>> calls = compiler.calls();
      if (lane >= calls.size() || !isRateOfEvents(calls.get(lane))) {
        return window -> window.value(lane);
      }
      double scale = perHour;
      return window -> window.value(lane) * scale;
    }
  }

  /**
   * Reads {@code raise} and {@code clear}; nothing where one of them is wrong.
   *
   * @param over the window's length, in milliseconds
   */
  static Optional<Conditions> read(Watched watched, Shape when, long over) {
    LegDraft of = watched.of();
    LegScope scope = new LegScope(of.name(), of.stream());
    Reading reading = new Reading(over);
    AggregateCompiler<Event, Aggregates> compiler =
        new AggregateCompiler<>(
            scope, field -> of.field(field).map(Field::isNonNegative).orElse(false), reading);
    reading.compiler = compiler;
    scope.forget();
    Optional<YamlNode> raiseNode = when.need("raise");
    Optional<Condition<Aggregates>> raise = raiseNode.flatMap(compiler::condition);
    Optional<YamlNode> clearNode = when.get("clear");
    Optional<Condition<Aggregates>> clear = clearNode.flatMap(compiler::condition);
    scope.asked().forEach(of::use);
    if (raise.isEmpty() || clear.isPresent() != clearNode.isPresent()) {
      return Optional.empty();
    }
    List<Lane> lanes = compiler.calls().stream().map(Conditions::lane).toList();
    boolean isFine = hasOneAsset(watched, compiler.calls(), raiseNode.get());
    if (raise.get().truth().of(new Empty(lanes))) {
      raiseNode.get().complain("`raise` holds where nothing happens: no window ever starts so");
      isFine = false;
    }
    Truth<Aggregates> cleared = clear.map(Condition::truth).orElse(null);
    return isFine ? Optional.of(new Conditions(lanes, raise.get(), cleared)) : Optional.empty();
  }

  private static boolean hasOneAsset(Watched watched, List<Call<Event>> calls, YamlNode raise) {
    List<String> asked = new ArrayList<>();
    calls.stream()
        .filter(call -> call.function().equals(AggregateCompiler.ASSET))
        .forEach(call -> asked.add(call.words()));
    String key = watched.of().stream().key();
    if (asked.isEmpty() || watched.by().contains(key)) {
      return true;
    }
    String text = "%s is of one asset: `by` must name its id, %s";
    raise.complain(text.formatted(asked.get(0), key));
    return false;
  }

  private static boolean isRateOfEvents(Call<?> call) {
    return call.function().equals("rate") && call.input().isEmpty();
  }

  /** What does not change from event to event is the greatest of its values, as any other is. */
  private static Lane lane(Call<Event> call) {
    if (isRateOfEvents(call)) {
      return new Lane(Lane.Op.COUNT, "", null, null);
    }
    String function = call.function().equals(AggregateCompiler.ASSET) ? "max" : call.function();
    Lane.Op op = Lane.Op.valueOf(function.toUpperCase(Locale.ROOT));
    return new Lane(op, call.input(), call.percent(), call.number(), call.text());
  }
}
