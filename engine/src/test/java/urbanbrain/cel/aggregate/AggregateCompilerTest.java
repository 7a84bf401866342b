package urbanbrain.cel.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.cel.Sample;
import urbanbrain.cel.Scope;
import urbanbrain.cel.Slot;
import urbanbrain.cel.aggregate.AggregateCompiler.Call;
import urbanbrain.cel.aggregate.AggregateCompiler.Condition;
import urbanbrain.text.Problem;
import urbanbrain.text.YamlNode;

class AggregateCompilerTest {

  /** One leg, e, as {@link Sample} has it. */
  private static final class LegOnly implements Scope<Sample> {
    @Override
    public Collection<String> variables() {
      return List.of("e");
    }

    @Override
    public Collection<String> fields(String variable) {
      return Sample.SCOPE.fields("e");
    }

    @Override
    public Optional<Slot<Sample>> slot(String variable, String field) {
      return Sample.SCOPE.slot(variable, field);
    }
  }

  private final List<Problem> problems = new ArrayList<>();
  private final AggregateCompiler<Sample, double[]> compiler =
      new AggregateCompiler<>(
          new LegOnly(), field -> field.equals("lanes"), lane -> window -> window[lane]);

  @Test
  void conditionsShareTheirLanes() {
    Condition<double[]> raise = condition("avg(e.kmh) < 20 && count() >= 5");
    Condition<double[]> clear = condition("avg( e.kmh ) > 30 || distinct(e.kind) > 2");
    assertThat(compiler.calls().stream().map(Call::words))
        .containsExactly("avg(e.kmh)", "count()", "distinct(e.kind)");
    assertThat(raise.truth().of(new double[] {15, 5, 1})).isTrue();
    assertThat(raise.truth().of(new double[] {15, 4, 1})).isFalse();
    assertThat(clear.truth().of(new double[] {31, 5, 1})).isTrue();
    assertThat(clear.truth().of(new double[] {Double.NaN, 0, Double.NaN})).isFalse();
  }

  @Test
  void anyNumberExpressionOverTheLegIsAggregated() {
    condition("sum(e.kmh * e.lanes + 2) > 10 && distinct(e.kind + e.street) > 1");
    assertThat(compiler.calls().stream().map(Call::words))
        .containsExactly("sum(e.kmh * e.lanes + 2)", "distinct(e.kind + e.street)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count() >= 5",
        "5 < count()",
        "distinct(e.kind) > 3 || count() >= 10",
        "sum(e.lanes) >= 100 && max(e.kmh) > 3",
        "sum(e.lanes * 2 + e.lanes) > 1",
        "min(e.kmh) <= 3",
        "max(e.kmh) - min(e.kmh) >= 0.8",
        "-min(e.kmh) * 2 > 8",
        "min(e.kmh) / -2 >= 1",
        "count() * 2 + max(e.kmh) > 30 - distinct(e.kind)",
        "!(count() < 5)",
        "rate() >= 30",
        "true",
      })
  void anAddedEventCannotUndo(String text) {
    assertThat(condition(text).undoable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "avg(e.kmh) < 20 && count() >= 5 | avg(e.kmh)",
        "count() < 5                     | count()",
        "count() >= 2 && count() == 5    | count()",
        "!(count() >= 5)                 | count()",
        "!(max(e.kmh) < 5)               | max(e.kmh)",
        "sum(e.kmh) > 3                  | sum(e.kmh)",
        "sum(e.lanes * -1) > 3           | sum(e.lanes * -1)",
        "max(e.kmh) < 3                  | max(e.kmh)",
        "min(e.kmh) > 3                  | min(e.kmh)",
        "max(e.kmh) * count() > 3        | max(e.kmh) count()",
        "max(e.kmh) > min(e.lanes) - -1  | ",
        "max(e.kmh) + min(e.kmh) > 3     | max(e.kmh) min(e.kmh)",
        "count() > 3 ? true : false      | count()",
        "count() in [3, 4]               | count()",
      })
  void anAddedEventCanUndo(String text, String lanes) {
    List<String> words = condition(text).undoable().stream().map(Call::words).toList();
    assertThat(String.join(" ", words)).isEqualTo(lanes == null ? "" : lanes);
  }

  @Test
  void mistakesAreReportedWhereTheyStand() {
    check("avg(e.kmhh) > 3", "2:8 'e' has no field 'kmhh' (did you mean 'kmh'?)");
    check("e.kmh > 3", "2:2 'e' stands outside an aggregate such as avg or max");
    check("f.kmh > 3", "2:2 unknown name 'f' (did you mean 'e'?)");
    check("avg(max(e.kmh)) > 3", "2:6 there is no function 'max'");
    check("avg(e.kind) > 3", "2:7 avg takes a number");
    check("distinct(e.urgent) > 3", "2:12 distinct takes a number or a text");
    check("count(e) > 3", "2:2 count takes nothing: count()");
    check("avg() > 3", "2:2 avg takes one value, as a field");
    check("count() > 'x'", "2:10 '>' does not go with a number and a text");
    check("count() + 1", "2:10 a condition (true or false) is wanted, this is a number");
    check("[1].exists(x, count() > x)", "2:12 a condition over aggregates has no loops");
    check(
        "median(e.kmh) > 3 && cuont() > 1",
        "2:2 there is no function 'median': aggregates are avg, count, distinct, max, min,"
            + " percentile, rate, stddev, sum",
        "2:23 there is no function 'cuont' (did you mean 'count'?)");
  }

  private Condition<double[]> condition(String text) {
    Optional<Condition<double[]>> condition = compiler.condition(node(text));
    assertThat(problems).isEmpty();
    return condition.orElseThrow();
  }

  private void check(String text, String... expected) {
    problems.clear();
    assertThat(compiler.condition(node(text))).isEmpty();
    assertThat(problems.stream().map(p -> p.line() + ":" + p.column() + " " + p.message()))
        .contains(expected);
  }

  private YamlNode node(String text) {
    return YamlNode.parse("t", "|\n" + text.indent(1), problems).orElseThrow();
  }
}
