package urbanbrain.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Dictionary;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.send.format.Messages;
import urbanbrain.verdict.Alert;

/** A channel takes what its patterns and severities name. */
class ChannelFilterTest {

  private static final RuleSet RULES =
      new RuleSet(
          new Dictionary(List.of()),
          List.of(
              rule("gas_leak", "/srv/city/../rules/utility/gas_leak.yaml"),
              rule("segment_congested", "../../rules/traffic/segment_congested.yaml")));

  @Test
  void withoutPatternsItTakesAll() {
    assertThat(taken()).containsExactly("gas_leak", "segment_congested");
  }

  @Test
  void aGlobIsOverThePathWithinTheRulesFolder() {
    assertThat(taken("traffic/*")).containsExactly("segment_congested");
    assertThat(taken("utility/gas_*", "traffic/none")).containsExactly("gas_leak");
    assertThat(taken("utility/gas_leak.yaml")).containsExactly("gas_leak");
    assertThat(taken("health/*")).isEmpty();
  }

  @Test
  void aPatternMayBeARulesName() {
    assertThat(taken("gas_leak")).containsExactly("gas_leak");
    assertThat(ChannelFilter.namesOne("gas_leak", RULES)).isTrue();
    assertThat(ChannelFilter.namesOne("gas_lake", RULES)).isFalse();
  }

  @Test
  void aRuleThatIsPutInLaterIsTakenByWhoTakesAllOrNamesIt() {
    Alert later = Messages.of("flood", "i");
    assertThat(ChannelFilter.of(List.of(), List.of(), RULES).takes(later)).isTrue();
    assertThat(ChannelFilter.of(List.of("flood"), List.of(), RULES).takes(later)).isTrue();
    assertThat(ChannelFilter.of(List.of("gas_leak"), List.of(), RULES).takes(later)).isFalse();
  }

  @Test
  void severitiesNarrowItDown() {
    assertThat(takes(Severity.Extreme, Severity.Severe)).isTrue();
    assertThat(takes(Severity.Extreme)).isFalse();
  }

  @Test
  void whoHearsOfARuleHearsThatItReachedABoundWhateverTheSeverities() {
    Alert system = Messages.system(1, Alert.State.OPEN);
    List<Severity> extreme = List.of(Severity.Extreme);
    assertThat(ChannelFilter.of(List.of(), extreme, RULES).takes(system)).isTrue();
    assertThat(ChannelFilter.of(List.of("traffic/*"), extreme, RULES).takes(system)).isFalse();
  }

  private static boolean takes(Severity... severities) {
    return ChannelFilter.of(List.of(), List.of(severities), RULES)
        .takes(Messages.of("gas_leak", "i"));
  }

  private static List<String> taken(String... patterns) {
    ChannelFilter filter = ChannelFilter.of(List.of(patterns), List.of(), RULES);
    return RULES.rules().stream()
        .map(Rule::name)
        .filter(name -> filter.takes(Messages.of(name, "i")))
        .toList();
  }

  private static Rule rule(String name, String file) {
    IncidentSpec spec = new IncidentSpec(Severity.Severe, Map.of(), 0, Double.NaN, false);
    Form form = new Form.Any(List.of());
    return new Rule(name, "", Rule.Status.LIVE, "", "00000000", RuleClass.M, "", form, spec, file);
  }
}
