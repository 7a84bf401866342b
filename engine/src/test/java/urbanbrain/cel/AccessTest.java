package urbanbrain.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import urbanbrain.text.Problem;
import urbanbrain.text.YamlNode;

/** What a condition cannot hold without is seen where it is an equality, and nowhere else. */
class AccessTest {

  @Test
  void aFieldThatMustEqualAConstantIsNeeded() {
    check("e.kind == 'bus'", "e.kind [bus]");
    check("'bus' == e.kind", "e.kind [bus]");
    check("e.lanes == 3", "e.lanes [3.0]");
    check("-0.0 == e.kmh", "e.kmh [0.0]");
  }

  @Test
  void aFieldThatMustBeInAListIsNeeded() {
    check("e.kind in ['bus', 'car', 'bus']", "e.kind [bus, car]");
    check("e.lanes in [1, 2, 1.0]", "e.lanes [1.0, 2.0]");
  }

  @Test
  void allThatMustHoldIsNeeded() {
    check("e.kind == 'bus' && e.kmh > 20 && e.lanes == 2", "e.kind [bus], e.lanes [2.0]");
    check("e.urgent && (e.kmh < 5 && e.street == 'Main')", "e.street [Main]");
  }

  @Test
  void ofAChoiceIsNeededWhatEachHasOfTheSameField() {
    check("e.kind == 'bus' || e.kind in ['car', 'bus']", "e.kind [bus, car]");
    check("e.kind == 'bus' && e.lanes == 1 || e.lanes == 2 && e.kmh > 3", "e.lanes [1.0, 2.0]");
    check("e.kind == 'bus' || e.street == 'bus'", "");
    check("e.kind == 'bus' || e.kmh > 3", "");
  }

  @Test
  void whatElseItSaysIsNoNeed() {
    check("e.kind != 'bus'", "");
    check("!(e.kind == 'bus')", "");
    check("e.urgent ? e.kind == 'bus' : e.kind == 'bus'", "");
    check("e.kind == e.street", "");
    check("e.kind + 'x' == 'busx'", "");
    check("e.kmh / 2 == 4", "");
    check("e.kind in ['bus', e.street]", "");
    check("e.urgent == true", "");
    check("has(e.kind) == true", "");
    check("row.kind == 'bus'", "");
    check("e.kmh > 20", "");
  }

  /** The one place that knows the compiler's API; the tests above know only text. */
  private static void check(String condition, String needed) {
    List<Problem> problems = new ArrayList<>();
    YamlNode node = YamlNode.parse("t", "|\n  " + condition, problems).orElseThrow();
    Truth<Sample> truth = new CelCompiler<>(Sample.SCOPE).truth(node).orElseThrow();
    assertThat(
            truth.accesses().stream()
                .map(access -> access.variable() + "." + access.field() + " " + access.values())
                .collect(Collectors.joining(", ")))
        .as(condition)
        .isEqualTo(needed);
  }
}
