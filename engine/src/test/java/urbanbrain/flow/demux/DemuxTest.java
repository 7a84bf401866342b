package urbanbrain.flow.demux;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Rules.leg;
import static urbanbrain.harness.Rules.raising;
import static urbanbrain.harness.Rules.signal;
import static urbanbrain.harness.Rules.signalling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.Routed;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.geo.Tiles;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

class DemuxTest {

  private static final StreamType CRASH =
      Events.stream("traffic.crash", "twp:text", "road:text", "sev+");
  private static final StreamType EMS = Events.stream("health.ems_call", "twp:text", "sev+");
  private static final Leg CRASHES = leg("crash", CRASH);
  private static final Leg CALLS = leg("ems", EMS);

  @Test
  void anEventThatNoRuleWantsGoesNowhere() {
    Leg bad = leg("bad", CRASH, "bad.sev >= 2", e -> e.numbers()[0] >= 2);
    RuleSet rules = Rules.set(rule("any", new Form.Any(List.of(bad))));
    assertThat(fused(rules, Events.of(CRASH).with("sev", 1).at(0, "a"))).isEmpty();
    assertThat(fused(rules, Events.of(EMS).at(0, "a"))).isEmpty();
    assertThat(fused(rules, Events.of(CRASH).with("sev", 2).at(0, "a"))).hasSize(1);
  }

  @Test
  void judgesEachConditionOncePerEventAndSendsOneCopyPerKey() {
    AtomicInteger judged = new AtomicInteger();
    Leg bad =
        leg(
            "bad",
            CRASH,
            "bad.sev >= 2",
            e -> {
              judged.incrementAndGet();
              return true;
            });
    RuleSet rules =
        Rules.set(
            rule("a", same(List.of("twp"), bad, CALLS)),
            rule("b", same(List.of("twp"), bad, CRASHES)),
            rule("c", same(List.of("road"), bad, CRASHES)),
            signalling("d", RuleClass.M, window(bad, "twp")));
    Event event = Events.of(CRASH).with("twp", "Upper").with("road", "A1").at(0, "a");
    List<Routed> routed = fused(rules, event);
    assertThat(judged).hasValue(1);
    assertThat(routed).extracting(r -> r.key().text()).containsExactlyInAnyOrder("Upper", "A1");
    assertThat(routed).allSatisfy(r -> assertThat(r.feeds()).hasSize(2));
    assertThat(routed).allSatisfy(r -> assertThat(r.home()).isTrue());
  }

  @Test
  void countsWhatEachLegOfEachRuleWants() {
    Leg bad = leg("bad", CRASH, "bad.sev >= 2", e -> e.numbers()[0] >= 2);
    RuleIndex index =
        new RuleIndex(
            Rules.set(
                rule("a", new Form.Any(List.of(bad))),
                rule("b", same(List.of("twp"), bad, CRASHES)),
                rule("c", new Form.Any(List.of(CALLS)))));
    MetricListener seen = new MetricListener();
    index.meter("events_total", new RuleMeters(seen.getMetricGroup()));
    Event minor = Events.of(CRASH).with("sev", 1).at(0, "a");
    Event severe = Events.of(CRASH).with("sev", 2).at(1, "b");
    for (Event event : List.of(minor, severe, severe.withdrawal())) {
      index.routes(event).judge(event);
    }
    assertThat(wanted(seen, "a", "bad")).isEqualTo(1);
    assertThat(wanted(seen, "b", "bad")).isEqualTo(1);
    assertThat(wanted(seen, "b", "crash")).isEqualTo(2);
    assertThat(wanted(seen, "c", "ems")).isZero();
  }

  @Test
  void countsAnEventOnceForTheVersionThatIsInForce() {
    Leg bad = leg("bad", CRASH, "bad.sev >= 2", e -> e.numbers()[0] >= 2);
    Leg worse = leg("bad", CRASH, "bad.sev >= 3", e -> e.numbers()[0] >= 3);
    Rule old = rule("a", same(List.of("twp"), bad, CALLS));
    Rule next = rule("a", same(List.of("twp"), worse, CALLS));
    Tenure until = Tenure.ALWAYS.until(50, Tenure.End.CHANGED).hearing(60);
    RuleIndex index =
        new RuleIndex(
            Rules.set(
                old.during(until, signal -> signal),
                next.during(Tenure.since(2, 50, 60), signal -> signal)));
    MetricListener seen = new MetricListener();
    index.meter("events_total", new RuleMeters(seen.getMetricGroup()));
    for (long time : List.of(0L, 49L, 50L, 70L)) {
      index.routes(crash(2, time)).judge(crash(2, time));
    }
    assertThat(wanted(seen, "a", "bad")).isEqualTo(2);
    for (long time : List.of(40L, 55L)) {
      index.routes(crash(3, time)).judge(crash(3, time));
    }
    assertThat(wanted(seen, "a", "bad")).isEqualTo(4);
  }

  private static Event crash(double severity, long time) {
    return Events.of(CRASH).with("sev", severity).at(time, "at " + time);
  }

  private static long wanted(MetricListener seen, String rule, String leg) {
    return seen.getCounter("rule", rule, "leg", leg, "events_total").orElseThrow().getCount();
  }

  @Test
  void windowsGoToDetectAndJoinsToFuse() {
    RuleSet rules =
        Rules.set(
            signalling("window", RuleClass.M, window(CRASHES, "twp", "road")),
            rule("join", same(List.of(), CRASHES, CALLS)));
    Event event = Events.of(CRASH).with("twp", "Upper").with("road", "A1").at(0, "a");
    RouteKey byTwoFields =
        new RouteKey(StableHash.code("by traffic.crash twp/road"), 0, "Upper\u001fA1");
    assertThat(detected(rules, event)).extracting(Routed::key).containsExactly(byTwoFields);
    RouteKey single = new RouteKey(StableHash.code("rule join"), 0, "");
    assertThat(fused(rules, event)).extracting(Routed::key).containsExactly(single);
  }

  @Test
  void aWindowByNothingHasOneKey() {
    RuleSet rules = Rules.set(signalling("window", RuleClass.M, window(CRASHES)));
    RouteKey key = new RouteKey(StableHash.code("by traffic.crash "), 0, "");
    assertThat(detected(rules, Events.of(CRASH).at(0, "a")))
        .extracting(Routed::key)
        .containsExactly(key);
  }

  @Test
  void printsNumbersInOneWayAndSkipsWhatHasNoKeyOrPlace() {
    RuleSet rules =
        Rules.set(
            rule("key", same(List.of("sev"), CRASHES, CALLS)),
            rule("place", near(100, CRASHES, CALLS)));
    assertThat(fused(rules, Events.of(CRASH).with("sev", 2.0).at(0, "a")))
        .extracting(r -> r.key().text())
        .containsExactly("2");
    assertThat(fused(rules, Events.of(EMS).with("sev", -0.0).at(0, "a")))
        .extracting(r -> r.key().text())
        .containsExactly("0");
    assertThat(fused(rules, Events.of(CRASH).at(0, "a"))).isEmpty();
  }

  @Test
  void goesToEveryTileWithinTheGreatestDistanceOfTheLevelAndIsAtHomeInOne() {
    RuleSet rules =
        Rules.set(rule("a", near(90, CRASHES, CALLS)), rule("b", near(120, CRASHES, CALLS)));
    Event event = Events.of(CRASH).in(40.1, -75.3).at(0, "a");
    Tiles tiles = new Tiles(0);
    List<Routed> routed = fused(rules, event);
    assertThat(routed.stream().mapToLong(r -> r.key().number()))
        .containsExactly(box(tiles.within(40.1, -75.3, 120)));
    assertThat(routed.stream().filter(Routed::home).mapToLong(r -> r.key().number()))
        .containsExactly(tiles.home(40.1, -75.3));
    assertThat(routed).allSatisfy(r -> assertThat(r.key().space()).isEqualTo(tile(0)));
  }

  @Test
  void patchesGoWhereTheirEpisodesStandAndStood() {
    RuleSet rules = signals(near(100, CRASHES, signal("slow", "surge")));
    Tiles tiles = new Tiles(0);
    Patch patch =
        new Patch("surge", "Upper", 0, 60, List.of(at(40.1, -75.3)), List.of(at(40.2, -75.3)));
    long[] before = tiles.within(40.1, -75.3, 100);
    long[] now = tiles.within(40.2, -75.3, 100);
    assertThat(patched(rules, patch).stream().mapToLong(r -> r.key().number()))
        .contains(box(before))
        .contains(box(now))
        .hasSize(before.length + now.length);
    Patch nowhere = new Patch("surge", "Upper", 0, 60, List.of(), List.of(at(Double.NaN, 0)));
    assertThat(patched(rules, nowhere)).isEmpty();
  }

  @Test
  void patchesGoToTheirOwnKeyWhereRulesCompareTheSameFields() {
    Leg surge = signal("surge", "surge");
    Patch patch = new Patch("surge", "Upper", 0, 60, List.of(), List.of(at(40.1, -75.3)));
    assertThat(patched(signals(same(List.of("twp"), CRASHES, surge)), patch))
        .extracting(r -> r.key().text())
        .containsExactly("Upper");
    assertThat(patched(signals(same(List.of("road"), CRASHES, surge)), patch)).isEmpty();
    assertThat(patched(signals(same(List.of(), CRASHES, surge)), patch))
        .extracting(Routed::key)
        .containsExactly(new RouteKey(StableHash.code("rule join"), 0, ""));
    assertThat(patched(signals(new Form.Any(List.of(surge))), patch))
        .extracting(r -> r.key().space())
        .containsExactly(StableHash.code("any"));
    Patch other = new Patch("other", "Upper", 0, 60, List.of(), List.of(at(40.1, -75.3)));
    assertThat(patched(signals(new Form.Any(List.of(surge))), other)).isEmpty();
  }

  private static RuleSet signals(Form join) {
    return Rules.set(rule("join", join), signalling("surge", RuleClass.M, window(CALLS, "twp")));
  }

  private static Episode at(double lat, double lon) {
    return new Episode(0, Episode.OPEN, 0, new Place(lat, lon));
  }

  private static int tile(int level) {
    return StableHash.code("tile " + level);
  }

  private static Long[] box(long[] values) {
    return Arrays.stream(values).boxed().toArray(Long[]::new);
  }

  private static Rule rule(String name, Form form) {
    return raising(name, RuleClass.M, form);
  }

  private static Form same(List<String> fields, Leg... legs) {
    return new Form.All(List.of(legs), legs[0], 10, 10, Double.NaN, fields, legs.length);
  }

  private static Form near(double metres, Leg... legs) {
    return new Form.All(List.of(legs), legs[0], 10, 10, metres, List.of(), legs.length);
  }

  private static Form window(Leg of, String... by) {
    return new Form.Window(of, List.of(by), 60, 60, List.of(), a -> false, null, 0, 0);
  }

  private static Driver<Event, Routed> demux(RuleSet rules) {
    return Driver.of(
        () -> new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new Demux(rules))));
  }

  private static List<Routed> detected(RuleSet rules, Event event) {
    try (var driver = demux(rules)) {
      driver.element(event);
      return new ArrayList<>(driver.out());
    }
  }

  private static List<Routed> fused(RuleSet rules, Event event) {
    try (var driver = demux(rules)) {
      driver.element(event);
      return new ArrayList<>(driver.side(Demux.TO_FUSE));
    }
  }

  private static List<Routed> patched(RuleSet rules, Patch patch) {
    try (Driver<Patch, Routed> driver =
        Driver.of(
            () ->
                new OneInputStreamOperatorTestHarness<>(
                    new StreamFlatMap<>(new PatchRouter(rules))))) {
      driver.element(patch);
      return new ArrayList<>(driver.out());
    }
  }
}
