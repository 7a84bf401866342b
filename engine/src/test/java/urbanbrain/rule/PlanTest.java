package urbanbrain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Field;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;

/** What a rule's text becomes: its form, its legs, the defaults of its incidents. */
class PlanTest {

  private static final long MINUTE = 60_000;

  private static final String TWO =
      "events: { crash: { stream: city.crash, where: 'crash.injured > 1' },"
          + " ems: { stream: city.ems_call, count: 2 } }\n";

  @Test
  void withinIsEitherSideOrBoth() throws IOException {
    Form.All both = all(TWO + "when: { all: [crash, ems], within: 10m, near: 500m }");
    assertThat(List.of(both.before(), both.after())).containsExactly(10 * MINUTE, 10 * MINUTE);
    Form.All sides = all(TWO + "when: { all: [crash, ems], within: { after: 8m }, near: 1.5km }");
    assertThat(List.of(sides.before(), sides.after())).containsExactly(0L, 8 * MINUTE);
    assertThat(sides.near()).isEqualTo(1_500);
  }

  @Test
  void theAnchorIsTheFirstUnlessAnotherIsNamed() throws IOException {
    assertThat(all(TWO + "when: { all: [crash, ems], within: 1m }").anchor().name())
        .isEqualTo("crash");
    Form.All around =
        all(TWO + "when: { all: [crash, ems], within: 1m, around: ems, at_least: 2 }");
    assertThat(around.anchor()).isSameAs(around.legs().get(1));
    assertThat(around.anchor().count()).isEqualTo(2);
    assertThat(around.atLeast()).isEqualTo(2);
    assertThat(around.isSpatial()).isFalse();
  }

  @Test
  void aLegShowsTheFieldsThatTheRuleUses() throws IOException {
    Rule rule =
        rule(
            TWO
                + "when: { all: [crash, ems], within: 1m, same: township }\n"
                + "incident: { severity: Minor, headline: 'At {crash.address}' }");
    List<Leg> legs = rule.when().legs();
    assertThat(names(legs.get(0))).containsExactly("address", "township", "injured");
    assertThat(names(legs.get(1))).containsExactly("township");
    assertThat(rule.incident().headline()).containsEntry("en", "At {crash.address}");
  }

  @Test
  void incidentsLinkAsTheRuleComparesUnlessToldOtherwise() throws IOException {
    String says = "\nincident: { severity: Severe, headline: x%s }";
    String near =
        TWO + "when: { all: [crash, ems], within: { before: 1m, after: 3m }, near: 500m }";
    assertThat(rule(near + says.formatted("")).incident()).isEqualTo(spec(3 * MINUTE, 500, false));
    assertThat(rule(near + says.formatted(", same_if: { near: 2km, gap: 1h }")).incident())
        .isEqualTo(spec(60 * MINUTE, 2_000, false));
    String same = TWO + "when: { all: [crash, ems], within: 2m, same: township }";
    assertThat(rule(same + says.formatted("")).incident())
        .isEqualTo(spec(2 * MINUTE, Double.NaN, true));
    String any = TWO + "when: { any: [crash, ems] }";
    assertThat(rule(any.replace(", count: 2", "") + says.formatted("")).incident().links())
        .isFalse();
    assertThat(rule(window("count() >= 3", "") + says.formatted("")).incident())
        .isEqualTo(spec(0, Double.NaN, true));
  }

  @Test
  void aWindowIsCutIntoLanes() throws IOException {
    Form.Window window =
        (Form.Window)
            rule(window("avg(speed.kmh) < 20 && count() >= 5", "  clear: count() < 2\n  hold: 1m"))
                .when();
    assertThat(window.lanes().stream().map(Lane::op)).containsExactly(Lane.Op.AVG, Lane.Op.COUNT);
    assertThat(window.raise().of(lane -> lane == 0 ? 19 : 5)).isTrue();
    assertThat(window.raise().of(lane -> lane == 0 ? Double.NaN : 5)).isFalse();
    assertThat(window.clear().of(lane -> 1)).isTrue();
    assertThat(List.of(window.over(), window.every(), window.hold(), window.keep()))
        .containsExactly(5 * MINUTE, MINUTE / 2, MINUTE, 0L);
    assertThat(names(window.of())).containsExactly("segment", "kmh");
  }

  @Test
  void aRuleIsAsStrongAsItsWeakestLeg() throws IOException {
    assertThat(rule(window("count() >= 5", "")).verdict()).isEqualTo(RuleClass.M);
    assertThat(rule(window("avg(speed.kmh) < 5", "")).verdict()).isEqualTo(RuleClass.N);
    assertThat(rule(TWO + "when: { all: [crash, ems], within: 1m }").verdict())
        .isEqualTo(RuleClass.M);
    Rule slow =
        rule(
            "events: { crash: { stream: city.crash }, slow: { signal: slow } }\n"
                + "when: { all: [crash, slow], within: 1m, near: 1km }");
    assertThat(slow.verdict()).isEqualTo(RuleClass.N);
    assertThat(slow.why()).contains("slow");
  }

  @Test
  void aRuleSetCanBeShippedToWorkers() throws IOException, ClassNotFoundException {
    RuleSet rules = compiled(window("avg(speed.kmh) < 20", "")).rules().orElseThrow();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(rules);
    Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(((RuleSet) back).rules()).extracting(Rule::name).contains("made", "slow");
  }

  private static String window(String raise, String more) {
    return """
        events: { speed: { stream: city.speed } }
        when:
          window: { of: speed, by: segment, over: 5m, every: 30s }
          raise: "%s"
        %s"""
        .formatted(raise, more);
  }

  private static IncidentSpec spec(long gap, double near, boolean sameKey) {
    return new IncidentSpec(Severity.Severe, Map.of("en", "x"), gap, near, sameKey);
  }

  private static List<String> names(Leg leg) {
    return leg.shown().stream().map(Field::name).toList();
  }

  private static Form.All all(String text) throws IOException {
    return (Form.All) rule(text).when();
  }

  private static Rule rule(String text) throws IOException {
    return compiled(text).rules().orElseThrow().rule("made").orElseThrow();
  }

  private static Compiled compiled(String text) throws IOException {
    List<Source> sources =
        new ArrayList<>(RuleFiles.read(List.of(Path.of("src/test/resources/rule/given"))));
    sources.add(new Source("made.yaml", "rule: made\nsays: Made.\nstatus: live\n" + text));
    Compiled compiled = RuleFiles.compile(sources);
    assertThat(compiled.problems()).isEmpty();
    return compiled;
  }
}
