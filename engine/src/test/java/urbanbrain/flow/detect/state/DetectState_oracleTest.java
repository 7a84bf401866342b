package urbanbrain.flow.detect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.flow.Routed;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/**
 * For random rules and events, corrected and cancelled, in random order, with watermarks and
 * restores at random moments: what is said, at the end and on the way, is what {@link EveryMoment}
 * finds.
 */
class DetectState_oracleTest {

  private static final List<String> VALVES = List.of("A", "B");
  private static final int RULES = 4;

  private Random random;
  private RuleSet rules;
  private Driver<Routed, MatchUpdate> driver;
  private final List<Event> standing = new ArrayList<>();
  private final Map<String, MatchUpdate> told = new TreeMap<>();
  private long watermark;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 120));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void saysWhatTheDefinitionSays(long seed) {
    random = new Random(seed);
    rules = rules();
    List<Event> steps = steps();
    watermark = -1_000;
    try (Driver<Routed, MatchUpdate> fresh = Valves.drive(rules)) {
      driver = fresh;
      driver.side(DetectState.PATCHES);
      for (int i = 0; i < steps.size(); i++) {
        take(steps.get(i));
        if (random.nextInt(3) == 0) {
          pass(bound(steps.subList(i + 1, steps.size())));
        }
        if (random.nextInt(12) == 0) {
          driver.restore();
        }
      }
      long newest = newest(steps);
      pass(newest);
      driver.end();
      fold();
      theLastWordsAre(newest);
      patchesSay(newest);
      assertThat(driver.stateEntries() + driver.timers()).as("left behind").isZero();
    }
  }

  private void take(Event event) {
    if (event.isWithdrawn()) {
      assertThat(standing.removeIf(e -> e.identity() == event.identity())).isTrue();
    } else {
      standing.add(event);
    }
    Routed routed = Valves.routed(rules, event);
    if (routed.feeds().length > 0) {
      driver.element(routed);
    }
    fold();
    whatIsToldIsTrue();
  }

  private void pass(long time) {
    if (time > watermark) {
      watermark = time;
      driver.watermark(time);
      fold();
      whatIsToldIsTrue();
    }
  }

  /** Up to three rules over two feeds, some provisional, some signals. */
  private RuleSet rules() {
    List<Rule> all = new ArrayList<>();
    Leg few = Rules.leg("valve", Valves.VALVE, "id != e1", e -> !e.id().equals("e1"));
    for (int i = 0; i < 1 + random.nextInt(RULES); i++) {
      Leg of = random.nextInt(3) == 0 ? few : Valves.ALL;
      long hold = random.nextInt(3) == 0 ? 0 : random.nextInt(25);
      long stale = 1L + random.nextInt(random.nextBoolean() ? 12 : 60);
      double limit = random.nextInt(3);
      Form form = new Form.State(of, List.of("valve"), e -> e.numbers()[0] >= limit, hold, stale);
      Rule rule = Valves.rule("rule" + i, form);
      all.add(random.nextBoolean() ? Rules.onArrival(rule) : rule);
      if (random.nextBoolean()) {
        all.add(Valves.waitingFor("rule" + i));
      }
    }
    return Rules.set(all.toArray(Rule[]::new));
  }

  /** Events of two valves, some withdrawn again, some of these told anew, out of order. */
  private List<Event> steps() {
    record Step(Event event, double at) {}
    List<Step> steps = new ArrayList<>();
    long time = random.nextInt(100) - 150L;
    double lateness = random.nextInt(3) == 0 ? 0 : random.nextInt(80);
    int count = 1 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      time += random.nextInt(10) == 0 ? random.nextInt(100) : random.nextInt(6);
      Event event = event(time, "e" + i);
      double at = time + lateness * random.nextDouble();
      steps.add(new Step(event, at));
      for (int again = 0; again < random.nextInt(4); again++) {
        at += random.nextDouble();
        steps.add(new Step(again % 2 == 0 ? event.withdrawal() : event, at));
      }
    }
    steps.sort((a, b) -> Double.compare(a.at, b.at));
    return steps.stream().map(Step::event).toList();
  }

  private Event event(long time, String id) {
    Events event = Events.of(Valves.VALVE).with("valve", VALVES.get(random.nextInt(2)));
    if (random.nextInt(8) > 0) {
      event.with("open", random.nextInt(3));
    }
    if (random.nextInt(3) == 0) {
      event.in(random.nextInt(4), random.nextInt(4));
    }
    return event.at(time, id);
  }

  private long bound(List<Event> rest) {
    long bound = rest.stream().mapToLong(Event::time).min().orElse(watermark + 1) - 1;
    return random.nextBoolean() ? bound : bound - random.nextInt(20);
  }

  private static long newest(List<Event> events) {
    return events.stream().mapToLong(Event::time).max().orElseThrow();
  }

  private void fold() {
    for (MatchUpdate update : driver.out()) {
      String name = update.rule() + update.match().key() + " " + update.match().start();
      MatchUpdate before = told.get(name);
      if (before != null) {
        assertThat(before.settled()).as("said after settled: %s", update).isFalse();
        assertThat(before.certain() && !update.certain()).as("less certain: %s", name).isFalse();
      }
      if (update.present()) {
        told.put(name, update);
      } else {
        assertThat(told.remove(name)).as("withdrawn %s", name).isNotNull();
      }
    }
    driver.out().clear();
  }

  /** All that is said stands, and all is said that is final, or asked for as it seems. */
  private void whatIsToldIsTrue() {
    Map<String, String> expected = new TreeMap<>();
    for (Rule rule : stateRules()) {
      for (String valve : VALVES) {
        List<Event> fitting = fitting(rule, valve);
        long seen = fitting.stream().mapToLong(Event::time).max().orElse(watermark);
        long limit = rule.isProvisional() ? Math.max(watermark, seen) : watermark;
        if (!fitting.isEmpty()) {
          new EveryMoment(rule, fitting, limit)
              .episodes()
              .forEach(e -> expected.put(rule.name() + valve + " " + e.start(), known(e)));
        }
      }
    }
    Map<String, String> said = new TreeMap<>();
    told.forEach((name, update) -> said.put(name, known(update)));
    assertThat(said).isEqualTo(expected);
  }

  private String known(EveryMoment.Seen seen) {
    return "%s..%s %s%s%s"
        .formatted(
            seen.start(),
            seen.end(),
            seen.place(),
            seen.start() <= watermark ? " certain" : "",
            seen.end() <= watermark ? " settled" : "");
  }

  private static String known(MatchUpdate update) {
    Match match = update.match();
    return "%s..%s %s%s%s"
        .formatted(
            match.start(),
            match.end(),
            match.place(),
            update.certain() ? " certain" : "",
            update.settled() ? " settled" : "");
  }

  private void theLastWordsAre(long newest) {
    for (Rule rule : stateRules()) {
      for (String valve : VALVES) {
        for (EveryMoment.Seen seen :
            new EveryMoment(rule, fitting(rule, valve), newest).episodes()) {
          Evidence evidence = told.get(rule.name() + valve + " " + seen.start()).match().evidence();
          assertThat(evidence.total()).isEqualTo(seen.ids().size());
          assertThat(evidence.shown())
              .extracting(EventRef::id)
              .isEqualTo(seen.ids().stream().limit(Evidence.SHOWN).toList());
        }
      }
    }
  }

  private void patchesSay(long newest) {
    Map<String, List<Episode>> folded = new TreeMap<>();
    for (Patch patch : driver.side(DetectState.PATCHES)) {
      List<Episode> all =
          folded.computeIfAbsent(patch.rule() + patch.key(), name -> new ArrayList<>());
      List<Episode> touching =
          all.stream().filter(e -> e.start() < patch.to() && e.end() > patch.from()).toList();
      assertThat(touching).isEqualTo(patch.before());
      all.removeAll(touching);
      all.addAll(patch.now());
    }
    for (Rule rule : stateRules()) {
      for (String valve : VALVES) {
        List<EveryMoment.Seen> seen =
            new EveryMoment(rule, fitting(rule, valve), newest).episodes();
        assertThat(folded.getOrDefault(rule.name() + valve, List.of()))
            .extracting(e -> e.start() + ".." + e.end() + e.place())
            .isEqualTo(
                rules.isSignal(rule)
                    ? seen.stream().map(e -> e.start() + ".." + e.end() + e.place()).toList()
                    : List.of());
      }
    }
  }

  private List<Rule> stateRules() {
    return rules.rules().stream().filter(r -> r.when() instanceof Form.State).toList();
  }

  private List<Event> fitting(Rule rule, String valve) {
    Leg of = rule.when().legs().get(0);
    return standing.stream().filter(e -> e.texts()[0].equals(valve) && of.where().of(e)).toList();
  }
}
