package urbanbrain.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import urbanbrain.cel.AggregateCompiler.Call;

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

  private final List<? extends Call<?>> lanes;

  Growth(List<? extends Call<?>> lanes) {
    this.lanes = lanes;
  }

  /**
   * The lanes in the first part of a condition that an added event can undo; none if no part is.
   */
  Set<Integer> undoable(CelExpr condition) {
    if (condition.getKind() != Kind.CALL) {
      return Set.of();
    }
    List<CelExpr> args = condition.call().args();
    return switch (condition.call().function()) {
      case "_&&_", "_||_" -> {
        Set<Integer> first = undoable(args.get(0));
        yield first.isEmpty() ? undoable(args.get(1)) : first;
      }
      case "_>_", "_>=_" -> unlessUp(condition, args.get(0), args.get(1));
      case "_<_", "_<=_" -> unlessUp(condition, args.get(1), args.get(0));
      default -> lanes(condition);
    };
  }

  private Set<Integer> unlessUp(CelExpr condition, CelExpr more, CelExpr less) {
    Direction difference = direction(more).plus(direction(less).reversed());
    boolean isSafe = difference == Direction.UP || difference == Direction.FIXED;
    return isSafe ? Set.of() : lanes(condition);
  }

  private Direction direction(CelExpr number) {
    return switch (number.getKind()) {
      case CONSTANT -> Direction.FIXED;
      case SELECT -> ofLane(lanes.get(lane(number)));
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
      case "count", "distinct", "max" -> Direction.UP;
      case "min" -> Direction.DOWN;
      case "sum" -> call.isNonNegative() ? Direction.UP : Direction.LOOSE;
      default -> Direction.LOOSE;
    };
  }

  private Set<Integer> lanes(CelExpr part) {
    Set<Integer> found = new TreeSet<>();
    collect(part, found);
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
