package urbanbrain.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import java.util.List;

/** Finds what the conditions of a checked tree cannot hold without. */
final class Accesses {

  private final Closures<?> closures;

  Accesses(Closures<?> closures) {
    this.closures = closures;
  }

  /** What a part needs that is true or false: all of these, where it is known of any. */
  List<Access> of(CelExpr part) {
    if (part.getKind() != Kind.CALL) {
      return List.of();
    }
    List<CelExpr> args = Closures.operands(part.call());
    return switch (part.call().function()) {
      case "_&&_" -> Access.both(of(args.get(0)), of(args.get(1)));
      case "_||_" -> Access.either(of(args.get(0)), of(args.get(1)));
      case "_==_" ->
          args.get(0).getKind() == Kind.CONSTANT
              ? among(args.get(1), args.subList(0, 1))
              : among(args.get(0), args.subList(1, 2));
      case "@in" ->
          args.get(1).getKind() == Kind.LIST
              ? among(args.get(0), args.get(1).list().elements())
              : List.of();
      default -> List.of();
    };
  }

  /** That a part is one of these, if it is a field and they are plain values. */
  private List<Access> among(CelExpr part, List<CelExpr> values) {
    Expression.Path path = Expression.path(part).orElse(null);
    if (path == null || closures.slot(part).isEmpty()) {
      return List.of();
    }
    CelKind kind = closures.kind(part);
    if (kind == CelKind.STRING && values.stream().allMatch(Expression::isText)) {
      List<String> texts = values.stream().map(e -> e.constant().stringValue()).toList();
      return List.of(Access.toTexts(path.variable(), path.field(), texts));
    }
    if (kind == CelKind.DOUBLE && values.stream().allMatch(Expression::isNumber)) {
      List<Double> numbers = values.stream().map(e -> e.constant().doubleValue()).toList();
      return List.of(Access.toNumbers(path.variable(), path.field(), numbers));
    }
    return List.of();
  }
}
