package urbanbrain.cel.aggregate;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableSelect;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import urbanbrain.cel.CelCompiler;
import urbanbrain.cel.Expression;
import urbanbrain.cel.Num;
import urbanbrain.cel.Truth;
import urbanbrain.text.Nearest;
import urbanbrain.text.YamlNode;

/**
 * Compiles conditions over how many events each leg of a rule has, such as {@code count(ems) >= 3}.
 *
 * @param <A> what holds the numbers
 */
public final class CountCompiler<A> {

  private static final String COUNT = "count";

  private final List<String> legs;
  private final IntFunction<Num<A>> number;

  /**
   * A compiler of conditions over these legs.
   *
   * @param number how the number of a leg is read, by its place in the list
   */
  public CountCompiler(List<String> legs, IntFunction<Num<A>> number) {
    this.legs = List.copyOf(legs);
    this.number = number;
  }

  /** Compiles one condition. */
  public Optional<Truth<A>> condition(YamlNode scalar) {
    return Expression.parse(scalar).flatMap(this::condition);
  }

  private Optional<Truth<A>> condition(Expression expression) {
    boolean[] isSound = {true};
    Expression.walk(expression.root(), part -> isSound[0] &= visit(expression, part));
    return isSound[0]
        ? new CelCompiler<>(new LaneScope<>(legs.size(), number))
            .truth(expression, expression.root())
        : Optional.empty();
  }

  private boolean visit(Expression expression, CelMutableExpr part) {
    if (part.getKind() == Kind.CALL && part.call().function().equals(COUNT)) {
      return count(expression, part);
    }
    if (part.getKind() == Kind.IDENT && !part.ident().name().equals(LaneScope.WINDOW)) {
      return refuse(expression, part, "a severity asks for numbers of events, as count(ems) >= 3");
    }
    if (part.getKind() == Kind.COMPREHENSION) {
      return refuse(expression, part, "a severity has no loops");
    }
    return true;
  }

  private boolean count(Expression expression, CelMutableExpr part) {
    List<CelMutableExpr> args = part.call().args();
    boolean isNamed = args.size() == 1 && args.get(0).getKind() == Kind.IDENT;
    int leg = isNamed ? legs.indexOf(args.get(0).ident().name()) : -1;
    if (leg >= 0) {
      CelMutableExpr all = CelMutableExpr.ofIdent(part.id() + 1_000_000, LaneScope.WINDOW);
      part.setSelect(CelMutableSelect.create(all, "lane" + leg));
      return true;
    }
    String known = ": events are " + String.join(", ", legs);
    String name = isNamed ? args.get(0).ident().name() : "";
    String hint = Nearest.hint(name, legs);
    String text =
        isNamed
            ? "`when` is not filled by '%s'%s".formatted(name, hint.isEmpty() ? known : hint)
            : "count takes the name of an event" + known;
    expression.complainOfCall(part.id(), COUNT, text);
    part.setConstant(CelConstant.ofValue(0.0));
    return false;
  }

  private static boolean refuse(Expression expression, CelMutableExpr part, String why) {
    expression.complain(part.id(), why);
    part.setConstant(CelConstant.ofValue(true));
    return false;
  }
}
