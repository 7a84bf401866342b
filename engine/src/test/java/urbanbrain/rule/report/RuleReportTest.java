package urbanbrain.rule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;

class RuleReportTest {

  private static RuleSet rules;

  @BeforeAll
  static void readRules() throws IOException {
    rules = RuleFiles.compile(RuleFiles.read(List.of(Path.of("../rules")))).rules().orElseThrow();
  }

  @Test
  void saysHowAWindowIsKept() {
    assertThat(text("segment_congested"))
        .isEqualTo(
            """
            segment_congested
              class  N: avg(speed.kmh) can rise again when a late reading comes: raised when final
              reads  traffic.speed
              index  segment
              state  for each key 10 panes of 30s with 2 lanes, and those that are not settled
              fires  up to 150s and the lateness of its source after the deciding event
            """);
  }

  @Test
  void saysHowAJoinIsKept() {
    assertThat(text("gas_leak_with_symptoms"))
        .isEqualTo(
            """
            gas_leak_with_symptoms
              class  M: no later event can take away what has come: raised on arrival
              reads  utility.gas_leak, health.ems_call
              index  tiles of 4km; events within 300m of another tile go there too
              state  for each key the events of 1h, and those that are not settled
              fires  as the deciding event arrives
            """);
  }

  @Test
  void saysWhatARuleMissesInACity() {
    assertThat(missing("crash_with_casualties", "traffic.crash", "health.ems_call"))
        .containsExactly("traffic.speed");
    assertThat(
            missing("crash_with_casualties", "traffic.crash", "health.ems_call", "traffic.speed"))
        .isEmpty();
  }

  @Test
  void twoOfThreeMayBeEnoughIfTheAnchorIsAmongThem() {
    assertThat(missing("storm_damage_township", "traffic.obstruction", "traffic.hazard")).isEmpty();
    assertThat(missing("storm_damage_township", "utility.electrical", "traffic.hazard"))
        .containsExactly("traffic.obstruction");
    assertThat(missing("storm_damage_township", "traffic.obstruction"))
        .containsExactly("traffic.hazard", "utility.electrical");
  }

  private static String text(String rule) {
    return new RuleReport(rules).text(rules.rule(rule).orElseThrow());
  }

  private static List<String> missing(String rule, String... given) {
    return new RuleReport(rules).missing(rules.rule(rule).orElseThrow(), Set.of(given));
  }
}
