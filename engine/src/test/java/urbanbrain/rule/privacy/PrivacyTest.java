package urbanbrain.rule.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;

/** Which streams, keys, places and counts of a rule set are about people. */
class PrivacyTest {

  private static final String STREAMS =
      """
      domain: city
      streams:
        call:
          says: a call
          fields:
            patient: { type: text, sensitive: true, says: who }
            township: { type: text, says: where }
            persons: { type: number, unit: people, min: 0, says: how many }
        crash:
          says: a crash
          fields: { township: { type: text, says: where } }
      """;

  private static final RuleSet RULES =
      compile(
          rule("again", "{ call: { stream: city.call } }", window("patient")),
          rule("busy", "{ call: { stream: city.call } }", window("township")),
          rule("cell", "{ call: { stream: city.call } }", window("h3(9)")),
          rule("quarter", "{ call: { stream: city.call } }", window("h3(8)")),
          rule("crashes", "{ crash: { stream: city.crash } }", "{ any: [crash] }"),
          rule(
              "both",
              "{ crash: { stream: city.crash }, call: { stream: city.call } }",
              "{ all: [crash, call], within: 5m }"),
          rule(
              "unheard",
              "{ crash: { stream: city.crash }, call: { stream: city.call } }",
              "{ all: [crash], absent: call, within: 5m }"),
          rule("loud", "{ again: { signal: again } }", "{ any: [again] }"));

  private static final Privacy PRIVACY = new Privacy(RULES);

  private static String rule(String name, String events, String when) {
    return """
        rule: %s
        says: a test
        status: live
        owner: desk
        because: a test
        gaps: none
        events: %s
        when: %s
        incident: { severity: Minor, headline: x }
        """
        .formatted(name, events, when);
  }

  private static String window(String by) {
    return "{ window: { of: call, by: \"%s\", over: 5m, every: 1m }, raise: count() > 1 }"
        .formatted(by);
  }

  private static RuleSet compile(String... rules) {
    List<RuleFiles.Source> sources = new ArrayList<>();
    sources.add(new RuleFiles.Source("streams/city.yaml", STREAMS));
    for (String text : rules) {
      String name = text.substring("rule: ".length(), text.indexOf('\n'));
      sources.add(new RuleFiles.Source(name + ".yaml", text));
    }
    RuleFiles.Compiled compiled = RuleFiles.compile(sources);
    assertThat(compiled.problems()).isEmpty();
    return compiled.rules().orElseThrow();
  }

  private static Rule of(String name) {
    return PRIVACY.rule(name);
  }

  @Test
  void aStreamWithASensitiveFieldIsAboutPeopleAndSoIsItsSignal() {
    assertThat(PRIVACY.isAboutPeople("city.call")).isTrue();
    assertThat(PRIVACY.isAboutPeople("again")).isTrue();
    assertThat(PRIVACY.isAboutPeople("city.crash")).isFalse();
    assertThat(PRIVACY.secrets()).containsExactly("city.call.patient", "city.call.persons");
    assertThat(PRIVACY.isCount("city.call", "persons")).isTrue();
  }

  @Test
  void keysMadeOfSecretsOrOfExactPlacesAreSecret() {
    assertThat(PRIVACY.keySecrets(of("again"))).containsExactly("city.call.patient");
    assertThat(PRIVACY.keySecrets(of("busy"))).isEmpty();
    assertThat(PRIVACY.keySecrets(of("cell"))).containsExactly("city.call.h3.9");
    assertThat(PRIVACY.keySecrets(of("quarter"))).isEmpty();
    assertThat(PRIVACY.key(of("again"), "Jo")).isEqualTo("***");
    assertThat(PRIVACY.key(of("busy"), "north")).isEqualTo("north");
    assertThat(PRIVACY.key(of("crashes"), null)).isNull();
  }

  @Test
  void thePlaceOfAnIncidentIsThatOfItsAnchor() {
    assertThat(PRIVACY.places(of("again"))).containsExactly("city.call");
    assertThat(PRIVACY.places(of("loud"))).containsExactly("city.call");
    assertThat(PRIVACY.places(of("both"))).isEmpty();
    assertThat(PRIVACY.places(of("crashes"))).isEmpty();
  }

  @Test
  void evidenceCountsPeopleWhereALegThatIsFilledIsAboutThem() {
    assertThat(PRIVACY.countsPeople(of("both"))).isTrue();
    assertThat(PRIVACY.countsPeople(of("again"))).isTrue();
    assertThat(PRIVACY.countsPeople(of("unheard"))).isFalse();
    assertThat(PRIVACY.countsPeople(of("loud"))).isFalse();
  }
}
