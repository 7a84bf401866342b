package urbanbrain.flow.fuse;

import static urbanbrain.harness.Rules.counting;
import static urbanbrain.harness.Rules.leg;
import static urbanbrain.harness.Rules.raising;
import static urbanbrain.harness.Rules.signal;
import static urbanbrain.harness.Rules.signalling;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.geo.Earth;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;

/** Random rules of all forms, and random events that nearly meet them, around one place. */
public final class Scene {

  static final StreamType CRASH = Events.stream("traffic.crash", "twp:text", "sev+");
  static final StreamType EMS = Events.stream("health.ems_call", "twp:text", "prio+");
  static final StreamType GAS = Events.stream("utility.gas_leak", "twp:text", "ppm");
  static final StreamType SPEED = Events.stream("traffic.speed", "segment:text", "kmh+");

  /** The date line, a pole, and just somewhere; each is moved to a border of tiles. */
  private static final List<Place> CENTRES =
      List.of(
          new Place(40.1, -75.3),
          new Place(40, 180),
          new Place(90, 10),
          new Place(0, 0),
          new Place(-33.85, 151.2));

  private static final long MINUTE = 60_000;

  private final Random random;
  private final Place centre;

  public Scene(Random random) {
    this.random = random;
    Place place = CENTRES.get(random.nextInt(CENTRES.size()));
    double northing = Math.toRadians(place.lat() + 90) * Earth.RADIUS;
    double border = 4_000 * Math.floor(northing / 4_000);
    this.centre = new Place(Math.toDegrees(border / Earth.RADIUS) - 90, place.lon());
  }

  /** Rules of events alone, or also of signals. */
  RuleSet rules(boolean withSignals) {
    Leg crash = leg("crash", CRASH);
    Leg ems = leg("ems", EMS);
    Leg gas = leg("gas", GAS);
    Leg urgent = leg("urgent", EMS, "urgent.prio <= 2", e -> e.numbers()[0] <= 2);
    Leg bad = leg("bad", CRASH, "bad.sev >= 2", e -> e.numbers()[0] >= 2);
    Leg worst = leg("worst", CRASH, "worst.sev >= 3", e -> e.numbers()[0] >= 3);
    List<Rule> rules = new ArrayList<>();
    rules.add(rule("pair", near(100, crash, ems)));
    rules.add(rule("three", near(250, urgent, crash, counting(gas, few()))));
    rules.add(rule("cluster", near(120, counting(crash, 1 + few()))));
    rules.add(rule("shared", near(100, bad, crash, ems, worst)));
    rules.add(rule("township", same(counting(ems, few()), gas)));
    rules.add(rule("county", same(List.of(), gas, counting(bad, few()))));
    rules.add(rule("single", new Form.Any(List.of(worst, urgent, bad))));
    if (withSignals) {
      addSignals(rules, crash, ems, gas);
    }
    return Rules.set(rules.toArray(new Rule[0]));
  }

  private void addSignals(List<Rule> rules, Leg crash, Leg ems, Leg gas) {
    rules.add(signalling("slow", RuleClass.M, window(leg("s", SPEED), "segment")));
    rules.add(signalling("surge", RuleClass.N, window(ems, "twp")));
    Leg slow = signal("slow", "slow");
    Leg surge = signal("surge", "surge");
    rules.add(rule("slow_crash", near(150, crash, slow)));
    rules.add(rule("slow_or_ems", near(150, crash, slow, ems)));
    rules.add(rule("surge_gas", same(gas, surge, ems)));
    rules.add(rule("many_slow", same(List.of(), gas, counting(slow, few()))));
    rules.add(rule("any_slow", new Form.Any(List.of(slow, leg("g", GAS)))));
  }

  private static Rule rule(String name, Form form) {
    return raising(name, RuleClass.M, form);
  }

  private int few() {
    return 1 + random.nextInt(3);
  }

  private Form near(double metres, Leg... legs) {
    return all(metres, List.of(), legs);
  }

  private Form same(Leg... legs) {
    return all(Double.NaN, List.of("twp"), legs);
  }

  private Form same(List<String> fields, Leg... legs) {
    return all(Double.NaN, fields, legs);
  }

  private Form all(double near, List<String> same, Leg... legs) {
    int atLeast = 1 + random.nextInt(legs.length);
    long before = random.nextInt(12) * MINUTE / 2;
    long after = random.nextInt(12) * MINUTE / 2;
    return new Form.All(List.of(legs), legs[0], before, after, near, same, atLeast);
  }

  private static Form window(Leg of, String by) {
    return new Form.Window(of, List.of(by), MINUTE, MINUTE, List.of(), a -> false, null, 0, 0);
  }

  /** Events over half an hour, in the order of their times; many at the same moment. */
  public List<Event> events(int count) {
    List<Event> events = new ArrayList<>();
    events.add(Events.of(CRASH).at(30 * MINUTE, "last"));
    for (int i = 0; i < count; i++) {
      events.add(event(i));
    }
    events.sort(Event.ORDER);
    return events;
  }

  private Event event(int i) {
    long time = random.nextInt(60) * MINUTE / 2 + (random.nextInt(4) == 0 ? 1 : 0);
    StreamType stream = List.of(CRASH, EMS, GAS).get(random.nextInt(3));
    Events event = Events.of(stream);
    if (random.nextInt(10) > 0) {
      event.with("twp", random.nextBoolean() ? "Upper" : "Lower");
    }
    if (random.nextInt(10) > 0) {
      Place place = place();
      event.in(place.lat(), place.lon());
    }
    String number = stream.fields().get(1).name();
    return event.with(number, random.nextInt(5)).at(time, "e" + (i % 25) + "-" + stream.name());
  }

  /** A place within a few hundred metres of the centre. */
  public Place place() {
    double lat = centre.lat() + Math.toDegrees(random.nextInt(-5, 6) * 40 / Earth.RADIUS);
    double shrink = Math.max(1e-5, Math.cos(Math.toRadians(centre.lat())));
    double lon = centre.lon() + Math.toDegrees(random.nextInt(-5, 6) * 40 / Earth.RADIUS / shrink);
    double turned = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
    return new Place(Math.min(90, lat), turned);
  }
}
