package urbanbrain.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.ast.CelMutableExpr.CelMutableSelect;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import urbanbrain.text.Nearest;
import urbanbrain.text.YamlNode;

/**
 * Compiles conditions over the aggregates of a window, such as {@code avg(speed.kmh) < 20 &&
 * count() >= 5}. Each call of an aggregate function becomes a lane; the conditions of one compiler
 * share their lanes.
 *
 * @param <E> what is aggregated
 * @param <A> what holds the lanes' values
 */
public final class AggregateCompiler<E, A> {

  /** The functions that make a lane. */
  public static final List<String> FUNCTIONS =
      List.of("avg", "count", "distinct", "max", "min", "sum");

  /** No expression that a person writes can name this variable. */
  private static final String WINDOW = "@window";

  /**
   * One aggregate.
   *
   * @param input the aggregated expression in canonical spelling, empty for {@code count}
   * @param number what is aggregated, if it is a number
   * @param text what is aggregated, if it is a text; else null
   * @param isNonNegative whether no value of it is below zero
   */
  public record Call<E>(
      String function, String input, Num<E> number, Text<E> text, boolean isNonNegative) {

    /** The call as a person would write it. */
    public String words() {
      return function + "(" + input + ")";
    }
  }

  /**
   * A compiled condition.
   *
   * @param undoable the aggregates on which an event that is added to the window can turn the
   *     condition from true to false; empty where no added event can
   */
  public record Condition<A>(Truth<A> truth, List<String> undoable) {}

  private final Scope<E> scope;
  private final Predicate<String> isNonNegative;
  private final CelCompiler<E> inputs;
  private final IntFunction<Num<A>> lane;
  private final List<Call<E>> calls = new ArrayList<>();

  /**
   * A compiler of a window's conditions.
   *
   * @param scope the one leg and its fields
   * @param isNonNegative whether no value of the leg's field of this name is below zero
   * @param lane how the value of a lane is read, by its place in {@link #calls}
   */
  public AggregateCompiler(
      Scope<E> scope, Predicate<String> isNonNegative, IntFunction<Num<A>> lane) {
    this.scope = scope;
    this.isNonNegative = isNonNegative;
    this.inputs = new CelCompiler<>(scope);
    this.lane = lane;
  }

  /** The lanes that the conditions compiled so far need, each once. */
  public List<Call<E>> calls() {
    return List.copyOf(calls);
  }

  /** Compiles one condition. */
  public Optional<Condition<A>> condition(YamlNode scalar) {
    return Expression.parse(scalar).flatMap(this::condition);
  }

  private Optional<Condition<A>> condition(Expression expression) {
    Lifting lifting = new Lifting(expression);
    Expression.walk(expression.root(), lifting::visit);
    if (!lifting.isSound) {
      return Optional.empty();
    }
    CelCompiler<A> rest = new CelCompiler<>(new LaneScope<>(calls.size(), lane));
    return rest.truth(expression, expression.root())
        .map(truth -> new Condition<>(truth, undoable(rest, expression)));
  }

  private List<String> undoable(CelCompiler<A> rest, Expression expression) {
    CelAbstractSyntaxTree ast = rest.check(expression, expression.root()).orElseThrow();
    List<String> words = new ArrayList<>();
    for (int place : new Growth(calls).undoable(ast.getExpr())) {
      words.add(calls.get(place).words());
    }
    return words;
  }

  /** Replaces the aggregates of one expression by lanes. */
  private final class Lifting {
    private final Expression expression;
    private boolean isSound = true;

    Lifting(Expression expression) {
      this.expression = expression;
    }

    void visit(CelMutableExpr part) {
      switch (part.getKind()) {
        case CALL -> visitCall(part);
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
      if (FUNCTIONS.contains(function) && part.call().target().isEmpty()) {
        lift(part);
      } else if (!Vocabulary.has(function)) {
        TreeSet<String> known = new TreeSet<>(FUNCTIONS);
        known.addAll(Vocabulary.functionNames());
        String hint = Nearest.hint(function, known);
        String all = hint.isEmpty() ? ": aggregates are " + String.join(", ", FUNCTIONS) : hint;
        isSound = false;
        expression.complainOfCall(
            part.id(), function, "there is no function '%s'%s".formatted(function, all));
        part.setCall(CelMutableCall.create(function));
      }
    }

    private void visitName(CelMutableExpr part) {
      String name = part.ident().name();
      String leg = scope.variables().iterator().next();
      if (name.equals(leg)) {
        complain(part, "'%s' stands outside an aggregate such as avg or max".formatted(leg));
      } else if (!name.equals(WINDOW)) {
        String hint = Nearest.hint(name, scope.variables());
        String all = hint.isEmpty() ? ": aggregate the fields of " + leg : hint;
        complain(part, "unknown name '%s'%s".formatted(name, all));
      }
    }

    private void complain(CelMutableExpr part, String message) {
      isSound = false;
      expression.complain(part.id(), message);
    }

    private void lift(CelMutableExpr part) {
      Optional<Call<E>> call = call(part);
      int place = call.map(AggregateCompiler.this::place).orElse(0);
      isSound &= call.isPresent();
      CelMutableExpr window = CelMutableExpr.ofIdent(part.id() + 1_000_000, WINDOW);
      part.setSelect(CelMutableSelect.create(window, "lane" + place));
    }

    private Optional<Call<E>> call(CelMutableExpr part) {
      String function = part.call().function();
      List<CelMutableExpr> args = part.call().args();
      if (args.size() != (function.equals("count") ? 0 : 1)) {
        String wanted = function.equals("count") ? "nothing: count()" : "one value, as a field";
        expression.complainOfCall(part.id(), function, "%s takes %s".formatted(function, wanted));
        return Optional.empty();
      }
      if (function.equals("count")) {
        return Optional.of(new Call<>(function, "", null, null, true));
      }
      CelMutableExpr arg = args.get(0);
      String input = spell(arg);
      boolean isGrowing = Growth.isNonNegative(arg, isNonNegative);
      return inputs
          .value(expression, arg)
          .filter(value -> isAggregable(value, function, arg))
          .map(value -> new Call<>(function, input, value.number(), value.text(), isGrowing));
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

  private int place(Call<E> call) {
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).words().equals(call.words())) {
        return i;
      }
    }
    calls.add(call);
    return calls.size() - 1;
  }

  /** The lanes as fields of one variable. */
  private record LaneScope<A>(int lanes, IntFunction<Num<A>> lane) implements Scope<A> {
    @Override
    public Collection<String> variables() {
      return List.of(WINDOW);
    }

    @Override
    public Collection<String> fields(String variable) {
      List<String> names = new ArrayList<>(List.of("none"));
      for (int i = 0; i < lanes; i++) {
        names.add("lane" + i);
      }
      return names;
    }

    @Override
    public Optional<Slot<A>> slot(String variable, String field) {
      int place = field.equals("none") ? 0 : Integer.parseInt(field.substring(4));
      return Optional.of(new Slot<>(Slot.Type.NUMBER, lane.apply(place), null));
    }
  }
}
