package urbanbrain.flow.detect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.flow.Routed;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.MatchUpdate;

/** Random rules, random events, and random ways in which they can come. */
final class Chance {

  private static final String[] ROOMS = {"A", "B"};

  private final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  /** Up to four window rules, some over the same feed, some signals that a rule waits for. */
  RuleSet rules() {
    List<Rule> rules = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      boolean isMonotone = random.nextBoolean();
      RuleClass verdict = isMonotone ? RuleClass.M : RuleClass.N;
      rules.add(Rules.raising("rule" + i, verdict, form(isMonotone)));
      if (random.nextBoolean()) {
        Form any = new Form.Any(List.of(Rules.signal("leg", "rule" + i)));
        rules.add(Rules.raising("waits" + i, RuleClass.M, any));
      }
    }
    return Rules.set(rules.toArray(Rule[]::new));
  }

  private Form.Window form(boolean isMonotone) {
    Leg warm = Rules.leg("heat", Rooms.HEAT, "deg > 20", e -> e.numbers()[0] > 20);
    Windows windows =
        Windows.of(random.nextInt(3) == 0 ? warm : Rooms.ALL)
            .by("room")
            .over(1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 20), 1 + random.nextInt(6))
            .lane(Lane.Op.COUNT, "")
            .lane(Lane.Op.SUM, "deg")
            .lane(Lane.Op.AVG, "deg")
            .lane(Lane.Op.MIN, "deg")
            .lane(Lane.Op.MAX, "deg")
            .lane(Lane.Op.DISTINCT, "sensor")
            .lane(Lane.Op.DISTINCT, "deg")
            .raise(isMonotone ? monotone() : neither());
    if (random.nextBoolean()) {
      windows.hold(random.nextInt(12));
    }
    if (random.nextBoolean()) {
      windows.keep(random.nextInt(12));
    }
    return windows.clear(random.nextBoolean() ? null : neither()).form();
  }

  private Truth<Aggregates> monotone() {
    int n = 1 + random.nextInt(5);
    List<Truth<Aggregates>> all =
        List.of(
            w -> w.value(0) >= n,
            w -> w.value(1) >= 25 * n,
            w -> w.value(3) <= 8 - n,
            w -> w.value(4) >= 30 + n,
            w -> w.value(5) >= n,
            w -> w.value(6) >= n && w.value(0) >= 2);
    return all.get(random.nextInt(all.size()));
  }

  private Truth<Aggregates> neither() {
    double limit = 10 + random.nextInt(20);
    List<Truth<Aggregates>> all =
        List.of(
            w -> w.value(2) > limit,
            w -> w.value(2) < limit,
            w -> w.value(0) == 2,
            w -> w.value(3) > limit - 5,
            w -> w.value(2) < limit && w.value(0) >= 3);
    return all.get(random.nextInt(all.size()));
  }

  /** Events of two rooms, in bursts and with gaps, before and after the epoch. */
  List<Event> events() {
    List<Event> events = new ArrayList<>();
    int count = 1 + random.nextInt(60);
    long time = random.nextInt(200) - 150L;
    for (int i = 0; i < count; i++) {
      time += random.nextInt(12) == 0 ? random.nextInt(400) : random.nextInt(5);
      Events event = Events.of(Rooms.HEAT).with("room", ROOMS[random.nextInt(2)]);
      if (random.nextInt(8) > 0) {
        event.with("deg", random.nextInt(400) / 10.0);
      }
      if (random.nextInt(3) > 0) {
        event.with("sensor", "s" + random.nextInt(5));
      }
      if (random.nextInt(3) == 0) {
        event.in(random.nextInt(4), random.nextInt(4));
      }
      events.add(event.at(time, "e" + (random.nextInt(6) == 0 ? 0 : i)));
    }
    return events;
  }

  /** Plays the events in a random order, with watermarks and restores at random moments. */
  void play(List<Event> events, RuleSet rules, Driver<Routed, MatchUpdate> driver) {
    List<Event> rest = shuffled(events);
    long newest = events.stream().mapToLong(Event::time).max().orElseThrow();
    long watermark = Long.MIN_VALUE;
    while (!rest.isEmpty()) {
      Routed routed = Rooms.routed(rules, rest.remove(0));
      if (routed.feeds().length > 0) {
        driver.element(routed);
      }
      long bound = rest.stream().mapToLong(Event::time).min().orElse(newest + 1) - 1;
      if (random.nextInt(3) == 0 && bound > watermark) {
        watermark = random.nextBoolean() ? bound : Math.max(watermark, bound - random.nextInt(30));
        driver.watermark(watermark);
      }
      if (random.nextInt(15) == 0) {
        driver.restore();
      }
    }
    driver.watermark(newest);
    driver.end();
  }

  /** Sorted, shuffled, or disturbed within some lateness. */
  List<Event> shuffled(List<Event> events) {
    List<Event> shuffled = new ArrayList<>(events);
    int lateness = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(100);
    if (random.nextInt(4) == 0) {
      Collections.shuffle(shuffled, random);
      return shuffled;
    }
    record Arrival(Event event, long time) {}
    return new ArrayList<>(
        shuffled.stream()
            .map(e -> new Arrival(e, e.time() + random.nextInt(lateness)))
            .sorted((a, b) -> Long.compare(a.time, b.time))
            .map(Arrival::event)
            .toList());
  }
}
