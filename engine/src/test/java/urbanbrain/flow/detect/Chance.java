package urbanbrain.flow.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
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
  private final TimeScale scale;
  private final boolean isRevised;

  Chance(long seed) {
    random = new Random(seed);
    scale = random.nextInt(3) == 0 ? TimeScale.calendar(random) : TimeScale.fixed(random);
    isRevised = random.nextInt(3) == 0;
  }

  /** Up to four window rules, some over the same feed, some signals that a rule waits for. */
  RuleSet rules() {
    List<Rule> rules = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      boolean isMonotone = !isRevised && random.nextBoolean();
      RuleClass verdict = isMonotone ? RuleClass.M : RuleClass.N;
      Rule rule = Rules.raising("rule" + i, verdict, form(isMonotone));
      rules.add(!isMonotone && random.nextBoolean() ? Rules.provisional(rule) : rule);
      if (random.nextBoolean()) {
        Form any = new Form.Any(List.of(Rules.signal("leg", "rule" + i)));
        rules.add(Rules.raising("waits" + i, RuleClass.M, any));
      }
    }
    return Rules.set(rules.toArray(Rule[]::new));
  }

  private Form.Window form(boolean isMonotone) {
    StreamType stream = isRevised ? Rooms.REVISED : Rooms.HEAT;
    Leg all = Rules.leg("heat", stream);
    Leg warm = Rules.leg("heat", stream, "deg > 20", e -> e.numbers()[0] > 20);
    Windows windows =
        Windows.of(random.nextInt(3) == 0 ? warm : all)
            .by("room")
            .over(scale.over(), scale.period())
            .lane(Lane.Op.COUNT, "")
            .lane(Lane.Op.SUM, "deg")
            .lane(Lane.Op.AVG, "deg")
            .lane(Lane.Op.MIN, "deg")
            .lane(Lane.Op.MAX, "deg")
            .lane(Lane.Op.DISTINCT, "sensor")
            .lane(Lane.Op.DISTINCT, "deg")
            .lane(Lane.Op.STDDEV, "deg")
            .percentile("deg", 50)
            .percentile("deg", 90)
            .lane(Lane.Op.RATE, "deg")
            .raise(isMonotone ? monotone() : neither());
    if (random.nextBoolean()) {
      windows.hold(scale.stretch());
    }
    if (random.nextBoolean()) {
      windows.keep(scale.stretch());
    }
    if (random.nextInt(3) == 0) {
      int boundaries = 1 + random.nextInt(5);
      windows.ofLast(1 + random.nextInt(boundaries), boundaries);
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
            w -> w.value(2) < limit && w.value(0) >= 3,
            w -> w.value(7) > limit / 3,
            w -> w.value(8) > limit,
            w -> w.value(9) < limit,
            w -> w.value(10) > 0);
    return all.get(random.nextInt(all.size()));
  }

  /** Events of two rooms, in bursts and with gaps, before and after the epoch. */
  List<Event> events() {
    List<Event> events = new ArrayList<>();
    int count = 1 + random.nextInt(60);
    long time = scale.begin();
    for (int i = 0; i < count; i++) {
      time = scale.next(time);
      events.add(event(time, "e" + (random.nextInt(6) == 0 ? 0 : i)));
    }
    return events;
  }

  private Event event(long time, String id) {
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
    return event.at(time, id);
  }

  /**
   * How the events come: sorted, shuffled, or disturbed within some lateness. Of a revised stream
   * some come in other versions first, and some are cancelled that are not among the events.
   */
  List<Event> arrivals(List<Event> events) {
    Arrivals arrivals = new Arrivals(random, scale.lateness());
    for (Event event : events) {
      switch (isRevised ? random.nextInt(5) : 9) {
        case 0 -> {
          Event other = event(event.time(), event.id());
          arrivals.add(event.time(), other, other.withdrawal(), event);
        }
        case 1 -> arrivals.add(event.time(), event, event.withdrawal(), event);
        case 2 -> {
          Event other = event(event.time(), "cancelled " + event.id() + event.content());
          arrivals.add(event.time(), other, other.withdrawal());
          arrivals.add(event.time(), event);
        }
        default -> arrivals.add(event.time(), event);
      }
    }
    return arrivals.inOrder();
  }

  /** Plays arrivals, with watermarks and restores at random moments. */
  void play(List<Event> arrivals, RuleSet rules, Driver<Routed, MatchUpdate> driver) {
    List<Event> rest = new ArrayList<>(arrivals);
    long newest = arrivals.stream().mapToLong(Event::time).max().orElseThrow();
    long watermark = Long.MIN_VALUE;
    while (!rest.isEmpty()) {
      Routed routed = Rooms.routed(rules, rest.remove(0));
      if (routed.feeds().length > 0) {
        driver.element(routed);
      }
      long bound = rest.stream().mapToLong(Event::time).min().orElse(newest + 1) - 1;
      if (random.nextInt(3) == 0 && bound > watermark) {
        watermark = random.nextBoolean() ? bound : Math.max(watermark, scale.before(bound));
        driver.watermark(watermark);
      }
      if (random.nextInt(15) == 0) {
        driver.restore();
      }
    }
    driver.watermark(newest);
    driver.end();
  }
}
