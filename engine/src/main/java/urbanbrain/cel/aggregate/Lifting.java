package urbanbrain.cel.aggregate;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.ast.CelMutableExpr.CelMutableSelect;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.parser.CelUnparserFactory;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import urbanbrain.cel.Expression;
import urbanbrain.cel.Slot;
import urbanbrain.cel.Vocabulary;
import urbanbrain.cel.aggregate.AggregateCompiler.Call;
import urbanbrain.text.Nearest;

/** Replaces the aggregates of one expression by lanes, and finds what stands outside them. */
final class Lifting<E> {

  private final Expression expression;
  private final AggregateCompiler<E, ?> compiler;
  private boolean isSound = true;

  Lifting(Expression expression, AggregateCompiler<E, ?> compiler) {
    this.expression = expression;
    this.compiler = compiler;
  }

  /** Whether nothing was wrong so far. */
  boolean isSound() {
    return isSound;
  }

  /** Takes the next part of the expression, the whole before its parts. */
  void visit(CelMutableExpr part) {
    switch (part.getKind()) {
      case CALL -> visitCall(part);
      case SELECT -> visitSelect(part);
      case IDENT -> visitName(part);
      case COMPREHENSION -> {
        complain(part, "a condition over aggregates has no loops");
        part.setConstant(CelConstant.ofValue(true));
      }
      default -> {}
    }
  }

  private void visitCall(CelMutableExpr part) {
    String function = part.call().function();
    if (AggregateCompiler.FUNCTIONS.contains(function) && part.call().target().isEmpty()) {
      lift(part, call(part, function));
    } else if (!Vocabulary.has(function)) {
      TreeSet<String> known = new TreeSet<>(AggregateCompiler.FUNCTIONS);
      known.addAll(Vocabulary.functionNames());
      String hint = Nearest.hint(function, known);
      String names = String.join(", ", AggregateCompiler.FUNCTIONS);
      String all = hint.isEmpty() ? ": aggregates are " + names : hint;
      complainOfCall(part, function, "there is no function '%s'%s".formatted(function, all));
      part.setCall(CelMutableCall.create(function));
    }
  }

  /** An attribute of the asset that the window's key names: the same for all of its events. */
  private void visitSelect(CelMutableExpr part) {
    CelMutableExpr operand = part.select().operand();
    if (operand.getKind() == Kind.IDENT
        && operand.ident().name().equals(AggregateCompiler.ASSET)
        && !leg().equals(AggregateCompiler.ASSET)) {
      lift(part, attribute(part));
    }
  }

  private Optional<Call<E>> attribute(CelMutableExpr part) {
    String name = AggregateCompiler.ASSET + "." + part.select().field();
    Optional<Slot<E>> slot = compiler.scope().slot(leg(), name);
    if (slot.isEmpty()) {
      List<String> known =
          compiler.scope().fields(leg()).stream()
              .filter(f -> f.startsWith(AggregateCompiler.ASSET + "."))
              .sorted()
              .toList();
      String hint = Nearest.hint(name, known);
      String has = known.isEmpty() ? ": its stream declares none" : ": " + String.join(", ", known);
      String text = "the asset of '%s' has no attribute '%s'%s";
      isSound = false;
      expression.complainOfField(
          part.id(), text.formatted(leg(), part.select().field(), hint.isEmpty() ? has : hint));
    } else if (slot.get().type() != Slot.Type.NUMBER) {
      complain(part, "%s is no number: ask for it in the event's `where`".formatted(name));
      return Optional.empty();
    }
    String input = leg() + "." + name;
    return slot.map(
        s -> new Call<>(AggregateCompiler.ASSET, input, Double.NaN, s.number(), null, false));
  }

  private void visitName(CelMutableExpr part) {
    String name = part.ident().name();
    if (name.equals(leg())) {
      complain(part, "'%s' stands outside an aggregate such as avg or max".formatted(leg()));
    } else if (!name.equals(LaneScope.WINDOW)) {
      String hint = Nearest.hint(name, compiler.scope().variables());
      String all = hint.isEmpty() ? ": aggregate the fields of " + leg() : hint;
      complain(part, "unknown name '%s'%s".formatted(name, all));
    }
  }

  private String leg() {
    return compiler.scope().variables().iterator().next();
  }

  private void complain(CelMutableExpr part, String message) {
    isSound = false;
    expression.complain(part.id(), message);
  }

  private void complainOfCall(CelMutableExpr part, String function, String message) {
    isSound = false;
    expression.complainOfCall(part.id(), function, message);
  }

  private void lift(CelMutableExpr part, Optional<Call<E>> call) {
    int place = call.map(compiler::place).orElse(0);
    isSound &= call.isPresent();
    CelMutableExpr window = CelMutableExpr.ofIdent(part.id() + 1_000_000, LaneScope.WINDOW);
    part.setSelect(CelMutableSelect.create(window, "lane" + place));
  }

  private Optional<Call<E>> call(CelMutableExpr part, String function) {
    List<CelMutableExpr> args = part.call().args();
    String wanted = wanted(function, args.size());
    if (!wanted.isEmpty()) {
      complainOfCall(part, function, "%s takes %s".formatted(function, wanted));
      return Optional.empty();
    }
    if (args.isEmpty()) {
      return Optional.of(new Call<>(function, "", Double.NaN, null, null, true));
    }
    double percent = args.size() == 1 ? Double.NaN : percent(args.get(1));
    if (args.size() == 2 && Double.isNaN(percent)) {
      return Optional.empty();
    }
    CelMutableExpr arg = args.get(0);
    String input = spell(arg);
    boolean isGrowing = compiler.isNonNegative(arg);
    return compiler
        .inputs()
        .value(expression, arg)
        .filter(value -> isAggregable(value, function, arg))
        .map(v -> new Call<>(function, input, percent, v.number(), v.text(), isGrowing));
  }

  /** What a function takes, if that is not this number of arguments. */
  private static String wanted(String function, int arguments) {
    return switch (function) {
      case "count" -> arguments == 0 ? "" : "nothing: count()";
      case "rate" -> arguments <= 1 ? "" : "nothing or one value: rate() of events, or a field";
      case "percentile" -> arguments == 2 ? "" : "a value and a percentage: percentile(x, 95)";
      default -> arguments == 1 ? "" : "one value, as a field";
    };
  }

  private double percent(CelMutableExpr arg) {
    if (arg.getKind() == Kind.CONSTANT && Expression.isNumber(arg.constant())) {
      double percent = arg.constant().doubleValue();
      if (percent > 0 && percent <= 100) {
        return percent;
      }
    }
    complain(arg, "a percentage is a number above 0 and up to 100");
    return Double.NaN;
  }

  private boolean isAggregable(Slot<E> value, String function, CelMutableExpr arg) {
    boolean isFine =
        value.type() == Slot.Type.NUMBER
            || (value.type() == Slot.Type.TEXT && function.equals("distinct"));
    if (!isFine) {
      String wanted = function.equals("distinct") ? "a number or a text" : "a number";
      complain(arg, "%s takes %s".formatted(function, wanted));
    }
    return isFine;
  }

  private String spell(CelMutableExpr arg) {
    CelAbstractSyntaxTree ast =
        CelAbstractSyntaxTree.newParsedAst(
            CelMutableExprConverter.fromMutableExpr(arg), expression.source());
    String text = CelUnparserFactory.newUnparser().unparse(ast);
    return text.replaceAll("(?<![\\w.])(\\d+)\\.0(?!\\d)", "$1");
  }
}
