package urbanbrain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.asset.Assets;
import urbanbrain.asset.Roll;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Places;
import urbanbrain.rule.Period.Calendar.Unit;
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
  void aSequenceKnowsItsRangeAndWhatMustBeAbsent() throws IOException {
    String legs =
        "events: { a: { stream: city.crash }, b: { stream: city.ems_call }, c: { stream: city.crash } }\n";
    String range = "when: { sequence: [a, b], absent: c, within: { from: 1m, to: 1h }, near: 2km }";
    Form.Sequence ranged = (Form.Sequence) rule(legs + range).when();
    assertThat(List.of(ranged.from(), ranged.to())).containsExactly(MINUTE, 60 * MINUTE);
    assertThat(ranged.legs()).extracting(Leg::name).containsExactly("a", "b", "c");
    assertThat(ranged.isSpatial()).isTrue();
    String plain = "when: { sequence: [a, b, c], within: 5m, same: township }";
    Form.Sequence within = (Form.Sequence) rule(legs + plain).when();
    assertThat(List.of(within.from(), within.to())).containsExactly(0L, 5 * MINUTE);
    assertThat(within.same()).containsExactly("township");
  }

  @Test
  void statesAndSilencesAreOfAKey() throws IOException {
    String legs = "events: { level: { stream: city.level } }\n";
    Form.State state =
        (Form.State)
            rule(legs
                    + "when: { state: { of: level, by: tank, is: level.dry, for: 1m, stale: 1h } }")
                .when();
    assertThat(List.of(state.hold(), state.stale())).containsExactly(MINUTE, 60 * MINUTE);
    assertThat(names(state.of())).containsExactly("tank", "dry");
    Form.Silent silent =
        (Form.Silent) rule(legs + "when: { silent: { of: level, by: tank, for: 1m } }").when();
    assertThat(List.of(silent.hold(), silent.forget())).containsExactly(MINUTE, 24 * 60 * MINUTE);
    assertThat(silent.by()).containsExactly("tank");
  }

  @Test
  void aSilenceKnowsTheAssetsThatItsLegDoesNotRefuse() throws IOException {
    String leg = "events: { level: { stream: city.level, where: \"%s\" } }\n";
    String when =
        "when: { silent: { of: level, by: tank, for: 1m, known: \"level.tank != 'b'\" } }";
    Form.Silent ofAssets = (Form.Silent) rule(leg.formatted("level.tank != 'c'") + when).when();
    Form.Silent ofEvents = (Form.Silent) rule(leg.formatted("level.metres > 1") + when).when();
    Assets assets = new Places().asset("a").asset("b").asset("c").assets();
    assertThat(known(ofAssets, assets)).containsExactly("a");
    assertThat(known(ofEvents, assets)).containsExactly("a", "c");
  }

  private static List<String> known(Form.Silent silent, Assets assets) {
    return Roll.call(silent.of().stream(), assets).stream()
        .filter(silent.known().asset()::of)
        .map(Event::id)
        .toList();
  }

  @Test
  void daysAndWeeksAreThoseOfTheCity() throws IOException {
    String text =
        window("count() >= 3", "  of_last: 2 of 3").replace("5m, every: 30s", "7d, every: week");
    Form.Window window = (Form.Window) rule(text).when();
    assertThat(window.period()).isEqualTo(new Period.Calendar(Unit.WEEK, ZoneOffset.UTC));
    assertThat(window.ofLast()).isEqualTo(new Form.OfLast(2, 3));
    ZoneId zone = ZoneId.of("America/New_York");
    RuleSet there = RuleFiles.compile(sources(text), new Setting(zone)).rules().orElseThrow();
    assertThat(((Form.Window) there.rule("made").orElseThrow().when()).period())
        .isEqualTo(new Period.Calendar(Unit.WEEK, zone));
  }

  @Test
  void aggregatesBecomeLanes() throws IOException {
    String raise =
        "percentile(speed.kmh, 95) > 3 && rate() >= 24 && rate(speed.kmh) > 1"
            + " && stddev(speed.kmh) > 1 && max(speed.kmh) < asset.free_flow_kmh";
    Form.Window window = (Form.Window) rule(window(raise, "")).when();
    assertThat(window.lanes())
        .extracting(Lane::op)
        .containsExactly(
            Lane.Op.PERCENTILE,
            Lane.Op.COUNT,
            Lane.Op.RATE,
            Lane.Op.STDDEV,
            Lane.Op.MAX,
            Lane.Op.MAX);
    assertThat(window.lanes().get(0).percent()).isEqualTo(95);
    double[] values = {4, 2, 2, 2, 40, 50};
    assertThat(window.raise().of(lane -> values[lane]))
        .as("2 in 5 minutes are 24 an hour")
        .isTrue();
    values[1] = 1;
    assertThat(window.raise().of(lane -> values[lane])).isFalse();
    values[1] = 2;
    values[5] = 39;
    assertThat(window.raise().of(lane -> values[lane])).isFalse();
  }

  @Test
  void areasAndCellsAreFieldsOfTheStream() throws IOException {
    Rule rule =
        rule(
            "events: { crash: { stream: city.crash, count: 2, inside: [district/old_town, flood_zone],"
                + " where: 'crash.injured > 1' } }\n"
                + "when: { all: [crash], within: 1m, same: [district, h3(8), township] }");
    assertThat(rule.keyFields()).containsExactly("area.district", "h3.8", "township");
    Leg crash = rule.when().legs().get(0);
    assertThat(crash.whereText())
        .isEqualTo("crash.injured > 1 inside district/old_town, flood_zone");
    StreamType stream = crash.stream();
    assertThat(crash.where().of(crash(stream, 2, "old_town", null))).isTrue();
    assertThat(crash.where().of(crash(stream, 2, "harbour", "z1"))).isTrue();
    assertThat(crash.where().of(crash(stream, 2, "harbour", null))).isFalse();
    assertThat(crash.where().of(crash(stream, 1, "old_town", null))).isFalse();
  }

  private static Event crash(StreamType stream, double injured, String district, String zone) {
    double[] numbers = new double[stream.numbers()];
    String[] texts = new String[stream.texts()];
    numbers[stream.field("injured").orElseThrow().slot()] = injured;
    texts[stream.field("area.district").orElseThrow().slot()] = district;
    texts[stream.field("area.flood_zone").orElseThrow().slot()] = zone;
    return new Event(stream, "e", new Event.Clock(0, 0), new Place(0, 0), numbers, texts);
  }

  @Test
  void anIncidentSaysWhatEndsAndMutesIt() throws IOException {
    Rule rule =
        rule(
            """
            events:
              crash: { stream: city.crash }
              ems: { stream: city.ems_call }
              towed: { stream: city.ems_call }
              works: { stream: city.closure }
            when: { all: [crash, ems], within: 10m, same: township }
            incident:
              severity: [ { Extreme: "count(ems) >= 3" }, Minor ]
              headline: x
              ends_when: towed
              quiet: { while: works, same: township }
              explains: { rules: crowd, near: 1km, within: 5m }
              storm: { more_than: 3, within: 1h }
              update_every: 1m
            """);
    IncidentSpec spec = rule.incident();
    assertThat(spec.severities())
        .extracting(g -> g.severity())
        .containsExactly(Severity.Extreme, Severity.Minor);
    assertThat(spec.severities().get(0).when().of(leg -> leg == 1 ? 3 : 0)).isTrue();
    assertThat(spec.severities().get(0).when().of(leg -> leg == 0 ? 3 : 0)).isFalse();
    assertThat(spec.endsWhen().name()).isEqualTo("towed");
    assertThat(names(spec.endsWhen())).containsExactly("township");
    assertThat(spec.quiet().sameKey()).isTrue();
    assertThat(spec.explains())
        .isEqualTo(new IncidentSpec.Explains(List.of("crowd"), 5 * MINUTE, 1_000, false));
    assertThat(spec.storm()).isEqualTo(new IncidentSpec.Storm(3, 60 * MINUTE));
    assertThat(spec.updateEvery()).isEqualTo(MINUTE);
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

  private static List<Source> sources(String text) throws IOException {
    List<Source> sources =
        new ArrayList<>(RuleFiles.read(List.of(Path.of("src/test/resources/rule/given"))));
    sources.add(new Source("made.yaml", "rule: made\nsays: Made.\nstatus: live\n" + text));
    return sources;
  }

  private static Compiled compiled(String text) throws IOException {
    Compiled compiled = RuleFiles.compile(sources(text));
    assertThat(compiled.problems()).isEmpty();
    return compiled;
  }
}
