package urbanbrain.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;
import urbanbrain.rule.test.Case;
import urbanbrain.rule.test.RuleTest;
import urbanbrain.rule.test.parse.TestReader;
import urbanbrain.text.Problem;

/** What a case sees of a rule, and what is told where it sees something else. */
class RehearsalTest {

  private static final Path GIVEN = Path.of("../engine/src/test/resources/rule/given");
  private static final String QUIET =
      "\n- { name: quiet, events: [ { at: 0m } ], expect: nothing }";

  private static final String PILEUP =
      """
      rule: pileup
      says: Two crashes in a township.
      status: draft
      events: { crash: { stream: city.crash, count: 2 } }
      when: { all: [crash], within: 10m, same: township }
      incident: { severity: Minor, headline: Pileup, same_if: { gap: 10m } }
      """;

  @Test
  void aRuleThatIsNotJudgedIsPlayedAllTheSame() throws IOException {
    passes(
        PILEUP,
        """
        every: { township: A }
        events: [ { at: 0m }, { at: 5m, arrive: 9m }, { at: 8m } ]
        expect: [ { raised: 5m, key: A, evidence: 3 } ]
        """);
  }

  @Test
  void theCauseOfAnIncidentIsPlayedWithIt() throws IOException {
    String cause =
        """
        rule: storm
        says: It is very cold.
        status: live
        events: { cold: { stream: city.temperature, where: "cold.celsius < -20" } }
        when: { any: [cold] }
        incident:
          severity: Severe
          headline: Storm
          explains: { rules: [pileup], near: 50km, within: 1h }
        """;
    passes(
        PILEUP.replace("same: township }", "near: 500m }"),
        """
        every: { lat: 40, lon: -77 }
        until: 3h
        events:
          - { at: 0m, stream: city.temperature, celsius: -30 }
          - { at: 5m every 1m 2 times, stream: city.crash }
          - { at: 7m every 1m 2 times, stream: city.crash, north: 100km }
        expect: [ { raised: never, start: 5m, explained_by: storm }, { raised: 8m, start: 7m } ]
        """,
        new Source("storm.yaml", cause));
  }

  @Test
  void aSignalMayKeepItQuiet() throws IOException {
    passes(
        PILEUP
            .replace("count: 2 } }", "count: 2 }, many: { signal: crowd } }")
            .replace("gap: 10m } }", "gap: 10m }, quiet: { while: many, same: township } }"),
        """
        every: { township: A }
        until: 3h
        events: [ { at: 0m every 1m 5 times }, { at: 20m every 1m 2 times } ]
        expect: [ { raised: 1m }, { raised: never, start: 20m, quieted_by: crowd A } ]
        """);
  }

  @Test
  void severalIncidentsAreNumberedInTheTimeline() throws IOException {
    assertThat(
            details(
                PILEUP,
                """
                events:
                  - { at: 0m every 1m 6 times, township: A }
                  - { at: 10m every 1m 2 times, township: B }
                expect: [ { raised: 1m, key: A }, { raised: 12m, key: B }, { raised: 12m, key: C } ]
                until: 12m
                """))
        .isEqualTo(
            """
                at   expected            seen      event
                0m                                 e1 city.crash: township A
                1m   raised 1            raised 1  e2 city.crash: township A
                2m                                 e3 city.crash: township A
                ...                                3 more
                10m                                e7 city.crash: township B
              ! 11m                      raised 2  e8 city.crash: township B
              ! 12m  raised 2, raised 3
              incident 2: raised is 11m, not 12m
              incident 3: missing: raised 12m, key C
              the events that can fill the rule's legs:
                crash: 8 of 8 events of city.crash fit
            """);
  }

  @Test
  void whatTheTestDoesNotSpeakOfIsNotMarked() throws IOException {
    assertThat(
            details(
                PILEUP,
                """
                every: { township: A }
                until: 1h
                events: [ { at: 0m }, { at: 5m } ]
                expect: [ { start: 0m, key: B, state: open } ]
                """))
        .isEqualTo(
            """
                at   expected  seen    event
                0m                     e1 city.crash
                5m             raised  e2 city.crash
              ! 25m            ended
              key is A, not B
              state is ended, not open
            """);
  }

  @Test
  void incidentsThatDependOnTheOrderAreToldWithBothOrders() throws IOException {
    RuleTest test =
        test(PILEUP, "every: { township: A }\nevents: [ { at: 0m }, { at: 5m } ]\nexpect: [ {} ]");
    Case one = test.cases().get(0);
    Cast cast = new Cast(rules(PILEUP), "pileup");
    Failure failure = new Failure(cast, one);
    Script whole = Script.asItArrives(one);
    Script less = new Script("without the second", whole.steps().subList(0, 2), false);
    failure.compare(whole, Play.of(whole, cast, one), less, Play.of(less, cast, one));
    assertThat(failure.differences())
        .containsExactly(
            "the final incidents depend on the order of arrival: as it arrives, and without the second");
    assertThat(failure.text())
        .startsWith("  the final incidents depend on the order of arrival\n")
        .contains("  as it arrives: e1 [-1ms] e2 [4m59s999ms]\n    {\"content_id\":\"pileup-2026")
        .endsWith("  without the second: e1 [-1ms]\n    nothing\n");
  }

  private static void passes(String rule, String text, Source... others) throws IOException {
    assertThat(details(rule, text, others)).isEmpty();
  }

  private static String details(String rule, String text, Source... others) throws IOException {
    RuleSet rules = rules(rule, others);
    TestReader reader = new TestReader(rules.streams(), Optional.of(rules));
    RuleTest test = reader.read("pileup", new Source("pileup.test.yaml", cases(text)));
    assertThat(reader.problems().stream().map(Problem::render)).isEmpty();
    return new Rehearsal(zone -> rules, 20)
        .play(test).stream().map(Result::details).collect(Collectors.joining());
  }

  private static RuleTest test(String rule, String text) throws IOException {
    RuleSet rules = rules(rule);
    return new TestReader(rules.streams(), Optional.of(rules))
        .read("pileup", new Source("pileup.test.yaml", cases(text)));
  }

  private static String cases(String text) {
    String quiet = QUIET.replace("at: 0m", "at: 0m, stream: city.crash");
    return "- name: one\n  " + text.strip().replace("\n", "\n  ") + quiet;
  }

  private static RuleSet rules(String rule, Source... others) throws IOException {
    List<Source> sources = new ArrayList<>(RuleFiles.read(List.of(GIVEN)));
    sources.removeIf(source -> source.name().equals("pileup"));
    sources.add(new Source("pileup.yaml", rule));
    sources.addAll(List.of(others));
    Compiled compiled = RuleFiles.compile(sources, Setting.NONE);
    assertThat(compiled.problems().stream().map(Problem::render)).isEmpty();
    return compiled.rules().orElseThrow();
  }
}
