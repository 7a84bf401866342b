package urbanbrain.cel.aggregate;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import urbanbrain.cel.Expression;
import urbanbrain.cel.aggregate.AggregateCompiler.Call;

/**
 * A type system over conditions: which of them can an event that is added to the window turn from
 * true to false? A number is fixed, only grows, only shrinks, or is loose; {@code a > b} is safe
 * where a - b only grows.
 */
final class Growth {

  /** What adding an event can do to a number. */
  private enum Direction {
    FIXED,
    UP,
    DOWN,
    LOOSE;

    Direction reversed() {
      return this == UP ? DOWN : this == DOWN ? UP : this;
    }

    /** The direction of the sum of two. */
    Direction plus(Direction other) {
      if (this == FIXED || this == other) {
        return other;
      }
      return other == FIXED ? this : LOOSE;
    }
  }

  private final List<? extends Call<?>> calls;

  Growth(List<? extends Call<?>> calls) {
    this.calls = calls;
  }

  /**
   * What adding events does to a condition.
   *
   * @param lanes the aggregates by which an added event can undo it: of its first weakest part
   * @param turn what these must do for that: rise, fall or change
   */
  record Finding(Drift drift, Set<Integer> lanes, String turn) {
    static final Finding SAFE = new Finding(Drift.RISES, Set.of(), "");
  }

  /** What adding events does to a condition. */
  Finding of(CelExpr condition) {
    if (condition.getKind() != Kind.CALL) {
      return Finding.SAFE;
    }
    List<CelExpr> args = condition.call().args();
    return switch (condition.call().function()) {
      case "_&&_", "_||_" -> weaker(of(args.get(0)), of(args.get(1)));
      case "!_" -> negated(condition, of(args.get(0)));
      case "_>_", "_>=_" -> compared(condition, args.get(0), args.get(1));
      case "_<_", "_<=_" -> compared(condition, args.get(1), args.get(0));
      default -> loose(condition);
    };
  }

  private static Finding weaker(Finding a, Finding b) {
    return a.drift().with(b.drift()) == a.drift() ? a : b;
  }

  /** What an absent value makes false, its negation makes true: only counts are never absent. */
  private Finding negated(CelExpr condition, Finding inner) {
    Set<Integer> lanes = lanes(condition);
    if (inner.drift() == Drift.RISES) {
      return lanes.isEmpty() ? Finding.SAFE : new Finding(Drift.FALLS, lanes, "change");
    }
    boolean isCounted = lanes.stream().allMatch(lane -> calls.get(lane).input().isEmpty());
    return inner.drift() == Drift.FALLS && isCounted ? Finding.SAFE : loose(condition);
  }

  private Finding loose(CelExpr condition) {
    Set<Integer> lanes = lanes(condition);
    return lanes.isEmpty() ? Finding.SAFE : new Finding(Drift.EITHER, lanes, "change");
  }

  /** A comparison that holds where the difference is large. */
  private Finding compared(CelExpr condition, CelExpr more, CelExpr less) {
    Direction difference = direction(more).plus(direction(less).reversed());
    Set<Integer> lanes = lanes(condition);
    boolean isMore = lanes(less).isEmpty() && more.getKind() == Kind.SELECT;
    boolean isLess = lanes(more).isEmpty() && less.getKind() == Kind.SELECT;
    String turn = isMore ? "fall" : isLess ? "rise" : "change";
    return switch (difference) {
      case UP, FIXED -> Finding.SAFE;
      case DOWN -> new Finding(Drift.FALLS, lanes, turn);
      case LOOSE -> new Finding(Drift.EITHER, lanes, turn);
    };
  }

  private Direction direction(CelExpr number) {
    return switch (number.getKind()) {
      case CONSTANT -> Direction.FIXED;
      case SELECT -> ofLane(calls.get(lane(number)));
      case CALL -> ofCall(number.call().function(), number.call().args());
      default -> Direction.LOOSE;
    };
  }

  private Direction ofCall(String function, List<CelExpr> args) {
    return switch (function) {
      case "_+_" -> direction(args.get(0)).plus(direction(args.get(1)));
      case "_-_" -> direction(args.get(0)).plus(direction(args.get(1)).reversed());
      case "-_" -> direction(args.get(0)).reversed();
      case "_*_" ->
          Expression.isNumber(args.get(0))
              ? scaled(args.get(1), args.get(0))
              : scaled(args.get(0), args.get(1));
      case "_/_" -> scaled(args.get(0), args.get(1));
      default -> Direction.LOOSE;
    };
  }

  private Direction scaled(CelExpr number, CelExpr by) {
    if (!Expression.isNumber(by)) {
      return Direction.LOOSE;
    }
    Direction direction = direction(number);
    return by.constant().doubleValue() < 0 ? direction.reversed() : direction;
  }

  private static Direction ofLane(Call<?> call) {
    return switch (call.function()) {
      case "asset" -> Direction.FIXED;
      case "count", "distinct", "max" -> Direction.UP;
      case "min" -> Direction.DOWN;
      case "rate" -> call.input().isEmpty() ? Direction.UP : Direction.LOOSE;
      case "sum" -> call.isNonNegative() ? Direction.UP : Direction.LOOSE;
      default -> Direction.LOOSE;
    };
  }

  /** The aggregates that a part reads, without what no event changes. */
  private Set<Integer> lanes(CelExpr part) {
    Set<Integer> found = new TreeSet<>();
    collect(part, found);
    found.removeIf(lane -> calls.get(lane).function().equals("asset"));
    return found;
  }

  private static void collect(CelExpr part, Set<Integer> found) {
    if (part.getKind() == Kind.SELECT) {
      found.add(lane(part));
    } else if (part.getKind() == Kind.CALL) {
      part.call().target().ifPresent(target -> collect(target, found));
      part.call().args().forEach(arg -> collect(arg, found));
    } else if (part.getKind() == Kind.LIST) {
      part.list().elements().forEach(element -> collect(element, found));
    }
  }

  private static int lane(CelExpr select) {
    return Integer.parseInt(select.select().field().substring("lane".length()));
  }

  /** Whether an aggregated expression cannot be below zero: sums and products of what cannot. */
  static boolean isNonNegative(CelMutableExpr input, Predicate<String> field) {
    return switch (input.getKind()) {
      case CONSTANT -> Expression.isNumber(input.constant()) && input.constant().doubleValue() >= 0;
      case SELECT -> field.test(input.select().field());
      case CALL -> {
        String function = input.call().function();
        yield (function.equals("_+_") || function.equals("_*_"))
            && input.call().args().stream().allMatch(arg -> isNonNegative(arg, field));
      }
      default -> false;
    };
  }
}
