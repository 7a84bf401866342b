package urbanbrain.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.text.Problem;
import urbanbrain.text.YamlNode;

class CelCompilerTest {

  private static final Sample CAR =
      new Sample(
          Map.of(
              "kmh", 12.5, "lanes", 3.0, "kind", "car", "street", "5th and Main", "urgent", true),
          Map.of("title", "EMS: FALL", "n", 5.0, "zip", "19401"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e.kmh < 20",
        "20 > e.kmh",
        "e.kmh == 12.5",
        "e.lanes % 2 == 1",
        "e.kmh / 5 >= 2.5 && e.lanes - 1 == 2",
        "-e.kmh < 0 || e.kind == 'bus'",
        "e.kind in ['bus', 'car']",
        "e.lanes in [1, 3]",
        "!(e.lanes in [1, 2])",
        "e.kind != 'bus' ? e.urgent : false",
        "(e.urgent ? e.kmh : 0) > 12",
        "e.street.startsWith('5th') && e.street.endsWith('Main') && e.street.contains(' and ')",
        "e.street.matches('^[0-9]+th')",
        "e.street.matches('Mai.')",
        "e.street.matches('Elm|and Main')",
        "size(e.kind) == 3 && e.kind.size() > 2",
        "e.kind + '!' == 'car!'",
        "string(e.lanes) == '3' && string(e.kmh) == '12.5' && string(e.urgent) == 'true'",
        "double('7.5') > 7 && int(7.9) == 7",
        "has(e.kmh) && !has(e.priority)",
        "row.title.startsWith('EMS')",
        "row['title'].replace('EMS: ', '').lowerAscii() == 'fall'",
        "row.n == 5 && row.n != 6 && row.n > 4",
        "row.title != row.n",
        "has(row.n) && !has(row.nothing)",
        "double(row.zip) == 19401",
        "['EMS', 'Fire'].exists(x, row.title.startsWith(x))",
        "{'car': 1, 'bus': 2}[e.kind] == 1",
        "e.street.startsWith(e.street)",
        "'a' < e.kind && e.kind < 'd'",
        "e.urgent == true && e.urgent != false",
        "1 in [e.lanes - 2, 7]",
      })
  void holds(String expression) {
    assertThat(truth(expression).of(CAR)).isTrue();
    assertThat(copy(truth(expression)).of(CAR)).as("as shipped to a worker").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e.priority > 5",
        "e.priority <= 5",
        "e.priority != 5",
        "e.priority == e.priority",
        "e.priority + 1 > 0",
        "e.lanes / 0 > 0",
        "e.lanes / 0 != 0",
        "e.priority in [1, 2]",
        "row.nothing == 'x'",
        "row.nothing != 'x'",
        "row.nothing != row.title",
        "row.nothing.startsWith('')",
        "row.nothing.contains(e.kind)",
        "row.nothing",
        "size(row.nothing) >= 0",
        "double('x') != 1",
        "[1].exists(x, e.priority > x)",
      })
  void doesNotHoldOfWhatIsAbsent(String expression) {
    assertThat(truth(expression).of(CAR)).isFalse();
    assertThat(truth("!(" + expression + ")").of(CAR)).isTrue();
  }

  @Test
  void numbersAndTextsAreGivenToo() {
    assertThat(compiler().number(node("e.kmh * 2 + 1", new ArrayList<>())).orElseThrow().of(CAR))
        .isEqualTo(26);
    assertThat(compiler().number(node("e.priority + 1", new ArrayList<>())).orElseThrow().of(CAR))
        .isNaN();
    assertThat(compiler().text(node("e.kind + ' x'", new ArrayList<>())).orElseThrow().of(CAR))
        .isEqualTo("car x");
    assertThat(compiler().text(node("row.nothing + ' x'", new ArrayList<>())).orElseThrow().of(CAR))
        .isNull();
  }

  @Test
  void namesTheNearestName() {
    check("e.kmhh < 3", "1:6 'e' has no field 'kmhh' (did you mean 'kmh'?)");
    check("e.x < 3", "1:6 'e' has no field 'x': it has kind, kmh, lanes, priority, street, urgent");
    check("rwo.n < 3", "1:4 unknown name 'rwo' (did you mean 'row'?)");
    check(
        "e.kind.startWith('x')",
        "1:11 there is no function 'startWith' (did you mean 'startsWith'?)");
    check("now() > 3", "1:4 there is no function 'now'");
  }

  @Test
  void saysWhichTypesDoNotGoTogether() {
    check("e.kind < 3", "1:11 '<' does not go with a text and a number");
    check("e.kmh == 'x'", "1:10 '==' does not go with a number and a text");
    check("e.kmh && true", "1:10 '&&' does not go with a number and a condition");
    check("e.kmh.contains('x')", "1:10 'contains' does not go with a number and a text");
    check("e.kind in [1, 2]", "1:11 'in' does not go with a text and a list");
    check("e.kmh + 1", "1:10 a condition (true or false) is wanted, this is a number");
    check("e.kmh.a > 1", "1:10 a number has no fields");
    check(
        "e == e",
        "1:4 'e' is no value: name a field of it, as e.kind",
        "1:9 'e' is no value: name a field of it, as e.kind");
    check("e.kmh == null", "1:13 there is no null: has(x.y) asks whether a value is there");
    check("row == b'a'", "1:11 there are no bytes here: write a text without the b");
    check("e.kind.matches('(')", "1:19 no pattern: missing closing )");
  }

  @Test
  void saysWhereTheTextStopsMakingSense() {
    check("e.kmh <", "1:11 the expression ends too early");
    check("e.kmh = 3", "1:10 one '=' means nothing here: '==' compares");
    check("e.kmh < 3)", "1:13 ')' is not expected here");
    check("e.kmh < 'abc", "1:12 ''abc' cannot be read: no end");
    check("if > 3", "1:4 no expression: reserved identifier: if");
    check("''", "1:4 an expression is wanted here, not ''");
    check("!(e.kmh < 3)", "1:4 to YAML, '!' begins a tag: write the expression in quotes");
    check("[1]", "1:4 an expression is wanted here, not a list");
  }

  @Test
  void reportsEveryMistakeOfAnExpression() {
    check(
        "e.kmhh < 3 && e.kind > 5 || now()",
        "1:6 'e' has no field 'kmhh' (did you mean 'kmh'?)",
        "1:25 '>' does not go with a text and a number",
        "1:32 there is no function 'now'");
  }

  @Test
  void pointsIntoQuotedFoldedAndBlockTexts() {
    check(
        "\"'é\\u00e9' == e.kind && e.kmhh < 3\"",
        "1:30 'e' has no field 'kmhh' (did you mean 'kmh'?)");
    check("'e.kind == ''𝒳'' && e.kmhh < 3'", "1:27 'e' has no field 'kmhh' (did you mean 'kmh'?)");
    check(
        "|\n    e.kmh < 3\n      && e.kmhh < 3",
        "3:12 'e' has no field 'kmhh' (did you mean 'kmh'?)");
    check(
        ">\n    e.kmh < 3\n    && e.kmhh < 3",
        "3:10 'e' has no field 'kmhh' (did you mean 'kmh'?)");
    check("e.kmh < 3\n    && e.kmhh < 3", "2:10 'e' has no field 'kmhh' (did you mean 'kmh'?)");
  }

  @Test
  void deepAndLongTextsAreRefused() {
    for (String text :
        List.of(
            "(".repeat(1_900) + "true" + ")".repeat(1_900),
            "1" + "+1".repeat(1_900) + " > 2",
            "!".repeat(3_000) + "e.urgent",
            "e" + ".a".repeat(1_500),
            "true" + "?true:true".repeat(350),
            "x".repeat(5_000))) {
      List<Problem> problems = new ArrayList<>();
      Optional<Truth<Sample>> truth = compiler().truth(node(text, problems));
      assertThat(truth.isPresent()).isEqualTo(problems.isEmpty());
    }
  }

  private static CelCompiler<Sample> compiler() {
    return new CelCompiler<>(Sample.SCOPE);
  }

  private static Truth<Sample> truth(String expression) {
    List<Problem> problems = new ArrayList<>();
    Optional<Truth<Sample>> truth = compiler().truth(node("\"" + expression + "\"", problems));
    assertThat(problems).isEmpty();
    return truth.orElseThrow();
  }

  private static YamlNode node(String expression, List<Problem> problems) {
    return YamlNode.parse("t.yaml", "x: " + expression, problems)
        .orElseThrow()
        .get("x")
        .orElseThrow();
  }

  private static void check(String expression, String... expected) {
    List<Problem> problems = new ArrayList<>();
    assertThat(compiler().truth(node(expression, problems))).isEmpty();
    assertThat(problems.stream().map(p -> p.line() + ":" + p.column() + " " + p.message()))
        .containsExactly(expected);
  }

  @SuppressWarnings("unchecked") // what was written is what is read
  private static <T> T copy(T value) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(value);
      return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (java.io.IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
