package urbanbrain.rule.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.tenure.Tenure;

/** Which versions of rules there are, and when each counts. */
class TimelineTest {

  private static final long MINUTE = 60_000;
  private static final long NOON = 43_200_000;

  private static final RuleFiles.Source STREAMS =
      new RuleFiles.Source(
          "rules/streams/traffic.yaml",
          """
          domain: traffic
          streams:
            speed:
              says: A speed.
              key: segment
              fields:
                segment: { type: text, says: "segment" }
                kmh: { type: number, says: "speed" }
            crash:
              says: A crash.
              key: id
              fields:
                id: { type: text, says: "id" }
          """);

  private static final String SLOW =
      """
      rule: slow
      says: A segment is slow.
      status: live
      owner: tests
      events: { speed: { stream: traffic.speed } }
      when: { window: { of: speed, by: segment, over: 5m, every: 10s }, raise: "avg(speed.kmh) < 20" }
      incident: { severity: Minor, headline: { en: "Slow" } }
      """;

  private static final String CRASH =
      """
      rule: crash_in_jam
      says: A crash where traffic is slow.
      status: live
      owner: tests
      events: { crash: { stream: traffic.crash }, slow: { signal: slow } }
      when: { all: [crash, slow], around: crash, within: 10m, near: 500m }
      incident: { severity: Severe, headline: { en: "Crash" } }
      """;

  private final List<Edition> editions = new ArrayList<>();

  private RuleSet after(long from, String... texts) {
    List<RuleFiles.Source> files = new ArrayList<>(List.of(STREAMS));
    for (String text : texts) {
      String name = text.substring("rule: ".length(), text.indexOf('\n'));
      files.add(new RuleFiles.Source("rules/" + name + ".yaml", text));
    }
    RuleFiles.Compiled compiled = RuleFiles.compile(files);
    assertThat(compiled.problems()).isEmpty();
    editions.add(Edition.of(editions.size(), from, compiled.rules().orElseThrow(), files));
    return Timeline.of(editions);
  }

  private static List<String> names(RuleSet rules) {
    return rules.rules().stream().map(Rule::name).toList();
  }

  private static Tenure tenure(RuleSet rules, String name) {
    return rules.rule(name).orElseThrow().tenure();
  }

  @Test
  void whatStaysAsItIsCountsAlways() {
    after(0, SLOW, CRASH);
    RuleSet rules = after(NOON, SLOW, CRASH);
    assertThat(rules.rules()).allMatch(rule -> rule.tenure().isAlways());
    assertThat(rules.rules()).allMatch(rule -> rule.retold().isEmpty());
  }

  @Test
  void otherWordsAreForIncidentsThatBeginLater() {
    after(0, SLOW);
    String other = SLOW.replace("severity: Minor", "severity: Severe") + "# worse\n";
    RuleSet rules = after(NOON, other.replace("every: 10s", "every:  10s"));
    Rule slow = rules.rules().get(0);
    assertThat(slow.tenure()).isEqualTo(Tenure.ALWAYS);
    assertThat(slow.told(NOON - 1).incident().leastSeverity()).hasToString("Minor");
    assertThat(slow.told(NOON).incident().leastSeverity()).hasToString("Severe");
    assertThat(slow.told(NOON).version()).isNotEqualTo(slow.version());
  }

  @Test
  void aChangedRuleBeginsAfreshAndJudgesOnceItsWindowIsWhole() {
    after(0, SLOW);
    RuleSet rules = after(NOON, SLOW.replace("< 20", "< 30"));
    assertThat(names(rules)).containsExactly("slow", "slow@1");
    assertThat(tenure(rules, "slow").until()).isEqualTo(NOON);
    assertThat(tenure(rules, "slow").end()).isEqualTo(Tenure.End.CHANGED);
    assertThat(tenure(rules, "slow@1").from()).isEqualTo(NOON);
    assertThat(tenure(rules, "slow@1").warm()).isEqualTo(NOON + 5 * MINUTE);
    assertThat(rules.rule("slow@1").orElseThrow().title()).isEqualTo("slow");
  }

  @Test
  void aRuleMeansWhatItsSignalMeans() {
    after(0, SLOW, CRASH);
    RuleSet rules = after(NOON, SLOW.replace("over: 5m", "over: 10m"), CRASH);
    assertThat(names(rules)).containsExactly("crash_in_jam", "crash_in_jam@1", "slow", "slow@1");
    assertThat(tenure(rules, "crash_in_jam@1").warm()).isEqualTo(NOON + 20 * MINUTE);
    assertThat(rules.rule("crash_in_jam@1").orElseThrow().when().legs())
        .anyMatch(leg -> "slow@1".equals(leg.signal()));
    // The last crash before noon looks ten minutes ahead, also for what the old signal says.
    assertThat(tenure(rules, "slow").until()).isEqualTo(NOON);
    assertThat(tenure(rules, "slow").heard()).isEqualTo(NOON + 10 * MINUTE);
  }

  @Test
  void aChangedJoinHasASignalOfItsOwn() {
    after(0, SLOW, CRASH);
    RuleSet rules = after(NOON, SLOW, CRASH.replace("near: 500m", "near: 900m"));
    assertThat(tenure(rules, "slow")).isEqualTo(Tenure.ALWAYS);
    Rule lent = rules.rule("slow@1").orElseThrow();
    assertThat(lent.raises()).isFalse();
    assertThat(lent.tenure().warm()).isEqualTo(NOON + 5 * MINUTE);
    rules = after(2 * NOON, SLOW);
    assertThat(tenure(rules, "crash_in_jam@1").end()).isEqualTo(Tenure.End.REMOVED);
    assertThat(tenure(rules, "slow@1").heard()).isEqualTo(2 * NOON + 10 * MINUTE);
  }

  @Test
  void aRuleThatIsPutInAgainIsAnotherVersion() {
    after(0, SLOW);
    after(NOON);
    RuleSet rules = after(2 * NOON, SLOW);
    assertThat(names(rules)).containsExactly("slow", "slow@2");
    assertThat(tenure(rules, "slow").end()).isEqualTo(Tenure.End.REMOVED);
  }

  @Test
  void aDraftIsNotThere() {
    after(0, SLOW);
    RuleSet rules = after(NOON, SLOW.replace("status: live", "status: draft"));
    assertThat(tenure(rules, "slow").until()).isEqualTo(NOON);
  }
}
