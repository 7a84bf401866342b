package urbanbrain.cel.aggregate;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelMutableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import urbanbrain.cel.CelCompiler;
import urbanbrain.cel.Expression;
import urbanbrain.cel.Num;
import urbanbrain.cel.Scope;
import urbanbrain.cel.Text;
import urbanbrain.cel.Truth;
import urbanbrain.text.Numbers;
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
      List.of("avg", "count", "distinct", "max", "min", "percentile", "rate", "stddev", "sum");

  /** What names the key's asset, as in {@code asset.free_flow_kmh}. */
  public static final String ASSET = "asset";

  /**
   * One aggregate.
   *
   * @param function one of {@link #FUNCTIONS}, or {@link #ASSET} for an attribute of the asset
   * @param input the aggregated expression in canonical spelling, empty for {@code count} and for
   *     the rate of events
   * @param percent for {@code percentile} its second argument, else NaN
   * @param number what is aggregated, if it is a number
   * @param text what is aggregated, if it is a text; else null
   * @param isNonNegative whether no value of it is below zero
   */
  public record Call<E>(
      String function,
      String input,
      double percent,
      Num<E> number,
      Text<E> text,
      boolean isNonNegative) {

    /** The call as a person would write it. */
    public String words() {
      if (function.equals(ASSET)) {
        return input.substring(input.indexOf('.') + 1);
      }
      String percents = Double.isNaN(percent) ? "" : ", " + Numbers.write(percent);
      return function + "(" + input + percents + ")";
    }
  }

  /**
   * A compiled condition.
   *
   * @param drift what an event that is added to the window can do to it
   * @param undoable the aggregates on which an event that is added to the window can turn the
   *     condition from true to false; empty where no added event can
   * @param turn what these must do for that: rise, fall or change
   */
  public record Condition<A>(Truth<A> truth, Drift drift, List<Call<?>> undoable, String turn) {}

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

  Scope<E> scope() {
    return scope;
  }

  CelCompiler<E> inputs() {
    return inputs;
  }

  boolean isNonNegative(CelMutableExpr input) {
    return Growth.isNonNegative(input, isNonNegative);
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
    Lifting<E> lifting = new Lifting<>(expression, this);
    Expression.walk(expression.root(), lifting::visit);
    if (!lifting.isSound()) {
      return Optional.empty();
    }
    CelCompiler<A> rest = new CelCompiler<>(new LaneScope<>(calls.size(), lane));
    return rest.truth(expression, expression.root())
        .map(truth -> condition(truth, rest.check(expression, expression.root()).orElseThrow()));
  }

  private Condition<A> condition(Truth<A> truth, CelAbstractSyntaxTree ast) {
    Growth.Finding found = new Growth(calls).of(ast.getExpr());
    List<Call<?>> undoable = new ArrayList<>();
    found.lanes().forEach(place -> undoable.add(calls.get(place)));
    return new Condition<>(truth, found.drift(), undoable, found.turn());
  }

  /** The place of a call among the lanes, a new one if it has none yet. */
  int place(Call<E> call) {
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).words().equals(call.words())) {
        return i;
      }
    }
    calls.add(call);
    return calls.size() - 1;
  }
}
