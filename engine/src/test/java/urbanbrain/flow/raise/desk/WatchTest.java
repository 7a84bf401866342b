package urbanbrain.flow.raise.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import urbanbrain.asset.Assets;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.flow.raise.notice.Held;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;

/** From when and until when something holds incidents back, to the millisecond. */
class WatchTest {

  private static final StreamType STREAM = Events.stream("health.ems_call");
  private static final Rule PLAIN = rule("crash", null, null);
  private static final Rule BY_EVENT = quiet(Rules.leg("works", STREAM));
  private static final Rule BY_SIGNAL = quiet(Rules.signal("drill", "drill"));
  private static final Rule CAUSE =
      rule("outage", null, new IncidentSpec.Explains(List.of("crash"), 5, Double.NaN, false));

  private final Desk desk = new Desk();

  private static Rule quiet(Leg leg) {
    return rule("crash", new IncidentSpec.Quiet(leg, Double.NaN, false), null);
  }

  private static Rule rule(String name, IncidentSpec.Quiet quiet, IncidentSpec.Explains explains) {
    Leg call = Rules.leg("call", STREAM);
    Form form = new Form.All(List.of(call), call, 0, 0, 1_000, List.of(), 1);
    IncidentSpec spec =
        new IncidentSpec(
            List.of(new IncidentSpec.Graded(Severity.Minor, null)),
            Map.of("en", "x"),
            0,
            Double.NaN,
            false,
            null,
            quiet,
            explains,
            null,
            0);
    return Rules.rule(name, RuleClass.M, form, spec);
  }

  private Watch watch(Rule... rules) {
    return new Watch(new Explaining(List.of(rules)), desk, new Areas(Assets.NONE));
  }

  private static Incident crash(long start) {
    return new Incident(
        "crash" + start,
        "crash",
        "v",
        false,
        null,
        Severity.Minor,
        start,
        start,
        Place.NONE,
        null,
        1,
        new Evidence(List.of(), 0, new long[0]));
  }

  private void silence(long from, long until, String by) {
    desk.silences.add(new Silence(desk.silences.size(), null, null, null, 0, from, until, by));
  }

  private void works(long from, long until) {
    desk.goings
        .computeIfAbsent("crash", r -> new TreeSet<>())
        .add(new Going(1, "works", from, until, null, null));
  }

  private void drill(String key, long start, long end) {
    desk.signals
        .computeIfAbsent("drill", s -> new TreeMap<>())
        .computeIfAbsent(key, k -> new TreeMap<>())
        .put(start, new Episode(start, end, start, Place.NONE));
  }

  private void outage(String contentId, long start, long end) {
    desk.past
        .computeIfAbsent("outage", r -> new ArrayList<>())
        .add(new Cause(contentId, start, end, Place.NONE, null));
  }

  @Test
  void aSilenceHoldsFromItsBeginToJustBeforeItsEnd() {
    silence(100, 200, "Ann");
    Watch watch = watch(PLAIN);
    Held held = new Held(AuditLine.What.SILENCED, "Ann", 200);
    assertThat(watch.held(crash(50), 99)).isNull();
    assertThat(watch.held(crash(50), 100)).isEqualTo(held);
    assertThat(watch.held(crash(50), 199)).isEqualTo(held);
    assertThat(watch.held(crash(50), 200)).isNull();
  }

  @Test
  void ofSeveralSilencesTheLongestIsNamedAndOfThoseTheFirst() {
    silence(100, 150, "Al");
    silence(100, 200, "Ann");
    silence(100, 200, "Bob");
    Watch watch = watch(PLAIN);
    assertThat(watch.held(crash(50), 120).by()).isEqualTo("Ann");
    silence(100, 201, "Cy");
    assertThat(watch.held(crash(50), 120).by()).isEqualTo("Cy");
  }

  @Test
  void whatGoesOnKeepsQuietWhatBeginsFromItsBeginToJustBeforeItsEnd() {
    works(100, 200);
    Watch watch = watch(BY_EVENT);
    assertThat(watch.quietedBy(crash(99))).isNull();
    assertThat(watch.quietedBy(crash(100))).isEqualTo("works");
    assertThat(watch.quietedBy(crash(199))).isEqualTo("works");
    assertThat(watch.quietedBy(crash(200))).isNull();
  }

  @Test
  void aSignalKeepsQuietWhatBeginsFromItsBeginToJustBeforeItsEnd() {
    drill("k", 100, 200);
    Watch watch = watch(BY_SIGNAL);
    assertThat(watch.quietedBy(crash(99))).isNull();
    assertThat(watch.quietedBy(crash(100))).isEqualTo("drill k");
    assertThat(watch.quietedBy(crash(199))).isEqualTo("drill k");
    assertThat(watch.quietedBy(crash(200))).isNull();
  }

  @Test
  void ofSeveralKeysOfASignalTheEarliestIsNamedAndOfThoseTheFirst() {
    drill("j", 101, 200);
    drill("k", 100, 200);
    drill("l", 100, 200);
    assertThat(watch(BY_SIGNAL).quietedBy(crash(150))).isEqualTo("drill k");
  }

  @Test
  void aCauseExplainsWhatBeginsFromAWhileBeforeItToAWhileAfter() {
    outage("o", 100, 200);
    Watch watch = watch(PLAIN, CAUSE);
    assertThat(watch.explainedBy(crash(94))).isNull();
    assertThat(watch.explainedBy(crash(95))).isEqualTo("o");
    assertThat(watch.explainedBy(crash(205))).isEqualTo("o");
    assertThat(watch.explainedBy(crash(206))).isNull();
  }

  @Test
  void ofSeveralCausesTheOneOfLeastIdIsNamed() {
    outage("o2", 100, 200);
    outage("o1", 100, 200);
    outage("o3", 100, 200);
    outage("o0", 300, 400);
    assertThat(watch(PLAIN, CAUSE).explainedBy(crash(150))).isEqualTo("o1");
  }

  @Test
  void aLineIsReadyOnceWhatKeepsQuietIsKnownUpToItsStart() {
    Watch watch = watch(BY_EVENT);
    watch.add(crash(100));
    assertThat(watch.ready(rule -> 99, rule -> 99)).isEmpty();
    assertThat(watch.ready(rule -> 100, rule -> 99)).hasSize(1);
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void aLineIsReadyOnceAllCausesUpToAWhileAfterItsStartAreKnown() {
    Watch watch = watch(PLAIN, CAUSE);
    watch.add(crash(100));
    assertThat(watch.ready(rule -> 0, rule -> 104)).isEmpty();
    assertThat(watch.ready(rule -> 0, rule -> 105)).hasSize(1);
  }

  @Test
  void aLineWaitsForACauseThatMayStillChangeAndCouldExplainIt() {
    Watch watch = watch(PLAIN, CAUSE);
    watch.add(crash(100));
    desk.live.put("outage", List.of(new Cause("o", 105, 105, Place.NONE, null)));
    assertThat(watch.ready(rule -> 0, rule -> 1_000)).isEmpty();
    desk.live.put("outage", List.of(new Cause("o", 106, 106, Place.NONE, null)));
    assertThat(watch.ready(rule -> 0, rule -> 1_000)).hasSize(1);
  }

  @Test
  void aSilenceIsForgottenWhenItIsOver() {
    silence(100, 200, "Ann");
    watch(PLAIN).forget(rule -> 0, 199);
    assertThat(desk.silences).hasSize(1);
    watch(PLAIN).forget(rule -> 0, 200);
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void whatKeepsQuietIsForgottenWhenNoIncidentToComeBeginsBeforeItsEnd() {
    works(100, 200);
    watch(BY_EVENT).forget(rule -> 199, 0);
    assertThat(desk.goings).hasSize(1);
    watch(BY_EVENT).forget(rule -> 200, 0);
    assertThat(desk.isEmpty()).isTrue();
    drill("k", 100, 200);
    watch(BY_SIGNAL).forget(rule -> 199, 0);
    assertThat(desk.signals).hasSize(1);
    watch(BY_SIGNAL).forget(rule -> 200, 0);
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void aCauseIsForgottenWhenNoIncidentToComeCanBeExplainedByIt() {
    outage("o", 100, 200);
    watch(PLAIN, CAUSE).forget(rule -> 205, 0);
    assertThat(desk.past).hasSize(1);
    watch(PLAIN, CAUSE).forget(rule -> 206, 0);
    assertThat(desk.isEmpty()).isTrue();
  }
}
