package urbanbrain.rule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
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
              state  for each key 17 panes of 30s with 2 lanes, and at most 32,768 that are not settled; of its incidents at most 50,000 matches until they are over
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
              state  for each key at most 100,000 events a leg: those of 1h, and those that are not settled; of its incidents at most 50,000 matches until they are over
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ all: [crash], absent: ems, within: { after: 8m } }   | 8m and the lateness of its sources after `crash`",
        "{ sequence: [crash, ems], within: { from: 1m, to: 1h } } | as the deciding event arrives",
        "{ sequence: [crash, many], within: 1h }                | as the deciding event arrives; a signal counts once its start is final",
        "{ sequence: [crash, slow], within: 1h }                | 1h and the lateness of its sources after `crash`, and its signals are final: see there",
        "{ any: [call] }                                        | once the lateness of its sources is over",
        "{ silent: { of: ems, by: township, for: 10m } }        | 10m and the lateness of its source after the key's last event, as long as its source lives",
        "{ state: { of: ems, by: township, is: 'true', for: 1m, stale: 1h } } | 1m and the lateness of its source after the deciding event",
        "{ window: { of: ems, by: [], over: 5m, every: 1m }, raise: count() > 1, of_last: 2 of 3 } | as an event arrives by which it has held for 1m",
      })
  void saysWhenARuleIsRaised(String when, String fires) throws IOException {
    assertThat(made(when)).contains("  fires  " + fires + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ any: [crash] }                                | none of a key",
        "{ silent: { of: ems, by: township, for: 10m } } | for each key its last settled event until it is forgotten after 1d, and at most 4,096 that are not settled",
        "{ state: { of: ems, by: township, is: 'true', stale: 1h } } | for each key its last settled event, and at most 50,000 that are not settled",
        "{ window: { of: ems, by: [], over: 1d, every: day }, raise: 'percentile(ems.priority, 95) > 1' } | for each key panes between the ends of its windows, with 1 lane, and at most 32,768 that are not settled; 7,201 buckets a pane",
        "{ window: { of: call, by: [], over: 5m, every: 1m }, raise: distinct(call.state) > 1 } | for each key 8 panes of 1m with 1 lane, and at most 32,768 that are not settled; 65,536 different values a pane; 4,096 events a pane to be corrected",
      })
  void saysHowMuchIsKeptOfAKeyAtMost(String when, String state) throws IOException {
    assertThat(made(when)).contains("  state  " + state + "\n");
  }

  @Test
  void whatMustBeAbsentIsNotMissedButItIsSaidThatItIsAlwaysAbsent() throws IOException {
    RuleSet set = given("{ all: [crash], absent: ems, within: { after: 8m } }");
    Rule rule = set.rule("made").orElseThrow();
    assertThat(new RuleReport(set).missing(rule, Set.of("city.crash"))).isEmpty();
    assertThat(new RuleReport(set).unseen(rule, Set.of("city.crash")))
        .containsExactly("city.ems_call");
  }

  @Test
  void aSequenceNeedsAllOfItsSteps() throws IOException {
    RuleSet set = given("{ sequence: [crash, ems], within: 1h }");
    Rule rule = set.rule("made").orElseThrow();
    assertThat(new RuleReport(set).missing(rule, Set.of("city.crash")))
        .containsExactly("city.ems_call");
  }

  private static String made(String when) throws IOException {
    RuleSet set = given(when);
    return new RuleReport(set).text(set.rule("made").orElseThrow());
  }

  private static RuleSet given(String when) throws IOException {
    String legs =
        """
        crash: { stream: city.crash }
        ems: { stream: city.ems_call }
        call: { stream: city.call }
        many: { signal: crowd }
        slow: { signal: slow }
        """;
    StringBuilder text = new StringBuilder("rule: made\nsays: x\nstatus: live\nevents:\n");
    legs.lines()
        .filter(l -> when.matches(".*\\b%s\\b.*".formatted(l.substring(0, l.indexOf(':')))))
        .forEach(l -> text.append("  ").append(l).append('\n'));
    List<Source> sources =
        new ArrayList<>(RuleFiles.read(List.of(Path.of("src/test/resources/rule/given"))));
    sources.add(new Source("made.yaml", text + "when: " + when));
    Compiled compiled = RuleFiles.compile(sources);
    assertThat(compiled.problems()).isEmpty();
    return compiled.rules().orElseThrow();
  }

  private static String text(String rule) {
    return new RuleReport(rules).text(rules.rule(rule).orElseThrow());
  }

  private static List<String> missing(String rule, String... given) {
    return new RuleReport(rules).missing(rules.rule(rule).orElseThrow(), Set.of(given));
  }
}
