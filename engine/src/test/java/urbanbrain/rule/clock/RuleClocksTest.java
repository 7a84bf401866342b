package urbanbrain.rule.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.Severity;

/** Which sources settle which rules. */
class RuleClocksTest {

  private static final StreamType SPEED = Events.stream("traffic.speed", "segment:text");
  private static final StreamType CRASH = Events.stream("traffic.crash", "street:text");
  private static final StreamType CALL = Events.stream("health.ems_call", "street:text");
  private static final StreamType WORK = Events.stream("operations.planned_work", "by:text");

  private static final RuleClocks.Source SENSORS = source("sensors", "traffic.speed");
  private static final RuleClocks.Source DISPATCH =
      source("dispatch", "traffic.crash", "health.ems_call");
  private static final RuleClocks.Source SPARE = source("spare");
  private static final RuleClocks.Source OFFICE = source("office", "operations.planned_work");

  private final Leg speed = Rules.leg("speed", SPEED);
  private final Leg crash = Rules.leg("crash", CRASH);
  private final Leg call = Rules.leg("call", CALL);
  private final Rule slow = Rules.signalling("slow", RuleClass.N, silent(speed));

  @Test
  void rulesOfTheSameSourcesShareAClock() {
    Rule one = Rules.raising("one", RuleClass.M, any(crash));
    Rule other = Rules.raising("other", RuleClass.M, any(crash, call));
    Rule third = Rules.raising("third", RuleClass.N, any(speed));
    assertThat(split(List.of(SENSORS, DISPATCH), one, other, third))
        .containsExactly("dispatch [1]: one, other", "sensors [0]: third");
  }

  @Test
  void aSignalAddsItsSourcesAndIsJudgedThereWithoutRaising() {
    Rule raised = Rules.raising("slow", RuleClass.N, silent(speed));
    Rule joined = Rules.raising("joined", RuleClass.N, any(crash, Rules.signal("s", "slow")));
    assertThat(split(List.of(SENSORS, DISPATCH), joined, raised))
        .containsExactly("dispatch+sensors [0, 1]: joined, (slow)", "sensors [0]: slow");
  }

  @Test
  void aSignalThatNobodyNeedsIsNotJudged() {
    Rule one = Rules.raising("one", RuleClass.M, any(crash));
    assertThat(split(List.of(SENSORS, DISPATCH), one, slow)).containsExactly("dispatch [1]: one");
  }

  @Test
  void aRuleWhoseStreamsNoSourceGivesIsNotJudged() {
    Rule one = Rules.raising("one", RuleClass.M, any(crash));
    assertThat(split(List.of(SENSORS), one)).isEmpty();
    assertThat(clocks(List.of(SENSORS), one).clocks()).hasSize(1);
  }

  @Test
  void thePartsOfASourceStandTogether() {
    Rule one = Rules.raising("one", RuleClass.M, any(speed));
    assertThat(split(List.of(SENSORS, DISPATCH, SENSORS), one))
        .containsExactly("sensors [0, 2]: one");
  }

  @Test
  void aClockKeepsItsNameWhateverSourcesThereAreAndInWhateverOrder() {
    Rule joined = Rules.raising("joined", RuleClass.N, any(crash, speed));
    assertThat(split(List.of(SENSORS, DISPATCH), joined))
        .containsExactly("dispatch+sensors [0, 1]: joined");
    assertThat(split(List.of(SPARE, DISPATCH, SENSORS, SENSORS), joined))
        .containsExactly("dispatch+sensors [1, 2, 3]: joined");
  }

  @Test
  void whatEndsAnIncidentBelongsToItsClockAndIsSaid() {
    Rule one = beside(call, null);
    assertThat(split(List.of(SENSORS, DISPATCH), one))
        .containsExactly("dispatch+sensors [0, 1]: one, said [health.ems_call]");
  }

  @Test
  void whatQuietsIsSaidByAClockOfItsOwn() {
    Rule one = beside(null, new IncidentSpec.Quiet(Rules.leg("work", WORK), 100, false));
    RuleClocks clocks = clocks(List.of(SENSORS, DISPATCH, OFFICE), one);
    assertThat(texts(clocks))
        .containsExactly("office [2]: , said [operations.planned_work]", "sensors [0]: one");
    assertThat(clocks.clocks().get(clocks.operations()).name()).isEqualTo("office");
    assertThat(clocks.clocks().get(clocks.homes().get("one")).name()).isEqualTo("sensors");
  }

  @Test
  void aSignalThatQuietsIsJudgedByItsOwnClock() {
    Rule one =
        Rules.rule(
            "one",
            RuleClass.M,
            any(crash),
            spec(null, new IncidentSpec.Quiet(Rules.signal("s", "slow"), 100, false)));
    RuleClocks clocks = clocks(List.of(SENSORS, DISPATCH), one, slow);
    assertThat(texts(clocks))
        .containsExactly("dispatch [1]: one", "sensors [0]: (slow), changed [slow]");
    assertThat(clocks.operations()).isEqualTo(RuleClocks.NONE);
    ClockedRules sensors = clocks.clocks().get(1);
    assertThat(sensors.rules().isSignal(sensors.rules().rules().get(0))).isTrue();
  }

  @Test
  void eachStreamIsCountedByOneClock() {
    Rule one = Rules.raising("one", RuleClass.M, any(crash));
    Rule both = Rules.raising("both", RuleClass.M, any(crash, speed));
    List<String> counted = new ArrayList<>();
    clocks(List.of(SENSORS, DISPATCH, OFFICE), one, both)
        .clocks()
        .forEach(clock -> counted.addAll(clock.counted()));
    assertThat(counted)
        .containsExactlyInAnyOrder(
            "traffic.crash", "health.ems_call", "traffic.speed", "operations.planned_work");
  }

  private Rule beside(Leg endsWhen, IncidentSpec.Quiet quiet) {
    return Rules.rule("one", RuleClass.N, any(speed), spec(endsWhen, quiet));
  }

  private static IncidentSpec spec(Leg endsWhen, IncidentSpec.Quiet quiet) {
    var severity = List.of(new IncidentSpec.Graded(Severity.Minor, null));
    return new IncidentSpec(
        severity, Map.of("en", "x"), 0, Double.NaN, false, endsWhen, quiet, null, null, 1);
  }

  private static RuleClocks.Source source(String name, String... streams) {
    return new RuleClocks.Source(name, new TreeSet<>(List.of(streams)));
  }

  private static Form any(Leg... legs) {
    return new Form.Any(List.of(legs));
  }

  private static Form silent(Leg leg) {
    return new Form.Silent(leg, List.of("segment"), 60_000, 600_000);
  }

  private static RuleClocks clocks(List<RuleClocks.Source> sources, Rule... rules) {
    return RuleClocks.of(Rules.set(rules), sources);
  }

  private static List<String> split(List<RuleClocks.Source> sources, Rule... rules) {
    return texts(clocks(sources, rules));
  }

  /**
   * Names, sources and rules, those that only lend their signal in brackets; without the clocks by
   * which duplicates are counted and nothing else.
   */
  private static List<String> texts(RuleClocks clocks) {
    return clocks.clocks().stream()
        .filter(clock -> !clock.rules().rules().isEmpty() || !clock.said().isEmpty())
        .map(RuleClocksTest::text)
        .toList();
  }

  private static String text(ClockedRules clock) {
    List<String> rules =
        clock.rules().rules().stream()
            .map(rule -> rule.raises() ? rule.name() : "(" + rule.name() + ")")
            .toList();
    String said = clock.said().isEmpty() ? "" : ", said " + clock.said();
    String changed = clock.changed().isEmpty() ? "" : ", changed " + clock.changed();
    return clock.name() + " " + clock.sources() + ": " + String.join(", ", rules) + said + changed;
  }
}
