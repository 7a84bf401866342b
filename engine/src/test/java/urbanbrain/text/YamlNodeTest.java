package urbanbrain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlNodeTest {

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_010, 1_019, 1_020, 1_021, 1_022, 1_023, 1_024, 1_025})
  void charactersOutsideTheBasicPlaneMayStandAnywhere(int before) {
    String text = "x".repeat(before) + "😀".repeat(600);
    List<Problem> problems = new ArrayList<>();
    YamlNode node = YamlNode.parse("f", "a: " + text, problems).orElseThrow();
    assertThat(node.get("a").orElseThrow().text()).isEqualTo(text);
    assertThat(problems).isEmpty();
  }

  @Test
  void whatIsNoYamlIsAProblemAtItsPlace() {
    check("", "1:1 the file is empty");
    check("a: 1\nb: [1\n", "2:4 no YAML: expected ',' or ']', but got <stream end>");
    check("a: *x", "1:4 no YAML: found undefined alias x");
    check("a: 1\n---\nb: 2", "2:1 no YAML: but found another document");
    check("\uD800a: 1", "1:1 no YAML: special characters are not allowed");
  }

  @Test
  void whatIsNestedTooDeeplyIsRefused() {
    check("[".repeat(10_000), "1:51 nested deeper than 50 levels");
    check("{a: ".repeat(10_000), "1:201 nested deeper than 50 levels");
    check("- ".repeat(10_000), "1:101 nested deeper than 50 levels");
  }

  @Test
  void aShapeIsClosed() {
    List<Problem> problems = new ArrayList<>();
    YamlNode node =
        YamlNode.parse("f", "naem: x\ncount: 1\ncount: 2\nempty:\n", problems).orElseThrow();
    Shape shape = Shape.of(node, "a thing", "name", "count", "empty");
    shape.need("name");
    shape.get("empty");
    assertThat(problems.stream().map(YamlNodeTest::line))
        .containsExactly(
            "1:1 a thing has no word 'naem' (did you mean 'name'?)",
            "3:1 'count' stands twice",
            "1:1 a thing needs 'name'",
            "4:7 'empty' is empty");
    assertThat(shape.words()).containsExactly("count");
  }

  private static void check(String text, String expected) {
    List<Problem> problems = new ArrayList<>();
    assertThat(YamlNode.parse("f", text, problems)).isEmpty();
    assertThat(problems.stream().map(YamlNodeTest::line)).containsExactly(expected);
  }

  private static String line(Problem problem) {
    return problem.line() + ":" + problem.column() + " " + problem.message();
  }
}
