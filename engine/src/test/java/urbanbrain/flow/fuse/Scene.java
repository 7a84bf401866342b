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
import urbanbrain.rule.Fire;
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
  static final StreamType REPORT =
      kind(Events.stream("traffic.report", "twp:text", "size+"), StreamType.Kind.REVISED, false);
  static final StreamType WORKS =
      kind(Events.stream("city.works", "twp:text", "lanes+"), StreamType.Kind.APPEND, true);
  static final StreamType SPEED = Events.stream("traffic.speed", "segment:text", "kmh+");

  /** The date line, a pole, and just somewhere; each is moved to a border of tiles. */
  private static final List<Place> CENTRES =
      List.of(
          new Place(40.1, -75.3),
          new Place(40, 180),
          new Place(90, 10),
          new Place(0, 0),
          new Place(-33.85, 151.2));

  private static final List<StreamType> STREAMS = List.of(CRASH, EMS, GAS, REPORT, WORKS, CRASH);

  private static final long MINUTE = 60_000;

  private final Random random;
  private final Place centre;

  /** When it begins: some scenes do so before 1970. */
  private final long start;

  public Scene(Random random) {
    this.random = random;
    Place place = CENTRES.get(random.nextInt(CENTRES.size()));
    double northing = Math.toRadians(place.lat() + 90) * Earth.RADIUS;
    double border = 4_000 * Math.floor(northing / 4_000);
    this.start = random.nextInt(3) == 0 ? -20 * MINUTE : 0;
    this.centre = new Place(Math.toDegrees(border / Earth.RADIUS) - 90, place.lon());
  }

  private static StreamType kind(StreamType s, StreamType.Kind kind, boolean hasSpans) {
    return new StreamType(s.name(), s.says(), s.key(), kind, hasSpans, s.fields());
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
    rules.add(rule("then", then(Double.NaN, List.of(), List.of(), crash, ems)));
    rules.add(rule("then_near", then(150, List.of(), List.of(), crash, gas, ems)));
    rules.add(rule("then_again", then(150, List.of(), List.of(), bad, crash)));
    rules.add(rule("then_same", then(Double.NaN, List.of("twp"), List.of(), ems, gas, urgent)));
    addAbsent(rules, crash, ems, gas);
    addRevised(rules, crash, ems);
    if (withSignals) {
      addSignals(rules, crash, ems, gas);
    }
    return Rules.set(rules.toArray(new Rule[0]));
  }

  private void addAbsent(List<Rule> rules, Leg crash, Leg ems, Leg gas) {
    Leg works = leg("works", WORKS);
    Leg worst = leg("worst", CRASH, "worst.sev >= 3", e -> e.numbers()[0] >= 3);
    rules.add(rule("at_works", near(150, crash, works, ems)));
    rules.add(rule("works_there", same(gas, works)));
    rules.add(rule("no_works", without(near(150, crash), works)));
    rules.add(rule("no_gas", without(near(100, crash, ems), gas)));
    rules.add(rule("alone", without(near(120, crash), worst)));
    rules.add(rule("quiet_town", without(same(ems), gas, works)));
    rules.add(rule("then_no_gas", then(150, List.of(), List.of(gas), crash, ems)));
    rules.add(rule("then_not_worse", then(Double.NaN, List.of(), List.of(worst), crash, ems, gas)));
  }

  private void addRevised(List<Rule> rules, Leg crash, Leg ems) {
    Leg report = leg("report", REPORT);
    Leg big = leg("big", REPORT, "big.size >= 2", e -> e.numbers()[0] >= 2);
    for (Fire fire : Fire.values()) {
      String now = fire == Fire.ON_ARRIVAL ? "_now" : "_final";
      rules.add(rule("told" + now, fire, near(120, report, ems)));
      rules.add(rule("told_too" + now, fire, near(120, crash, big, counting(report, few()))));
      rules.add(rule("told_often" + now, fire, same(List.of(), counting(big, few()))));
      rules.add(rule("told_not" + now, fire, without(near(120, crash), big)));
      rules.add(rule("told_any" + now, fire, new Form.Any(List.of(big, ems))));
      rules.add(rule("tell" + now, fire, then(150, List.of(), List.of(), crash, report, ems)));
      rules.add(rule("tell_no" + now, fire, then(150, List.of(), List.of(big), report, crash)));
    }
  }

  private static Form without(Form form, Leg... absent) {
    Form.All all = (Form.All) form;
    return new Form.All(
        all.filled(),
        all.anchor(),
        List.of(absent),
        all.before(),
        all.after(),
        all.near(),
        all.same(),
        all.atLeast());
  }

  private Form then(double near, List<String> same, List<Leg> absent, Leg... steps) {
    long to = (2 + random.nextInt(20)) * MINUTE / 2 + random.nextInt(2);
    long from = random.nextBoolean() ? 0 : random.nextLong(to / MINUTE + 1) * MINUTE;
    return new Form.Sequence(List.of(steps), absent, from, to, near, same);
  }

  private void addSignals(List<Rule> rules, Leg crash, Leg ems, Leg gas) {
    rules.add(signalling("slow", RuleClass.M, window(leg("s", SPEED), "segment")));
    rules.add(signalling("surge", RuleClass.N, window(ems, "twp")));
    Leg slow = signal("slow", "slow");
    Leg slow2 = signal("again", "slow");
    Leg surge = signal("surge", "surge");
    rules.add(rule("slow_crash", near(150, crash, slow)));
    rules.add(rule("slow_or_ems", near(150, crash, slow, ems)));
    rules.add(rule("surge_gas", same(gas, surge, ems)));
    rules.add(rule("many_slow", same(List.of(), gas, counting(slow, few()))));
    rules.add(rule("slow_then", then(150, List.of(), List.of(), slow, crash, ems)));
    rules.add(rule("then_slow", then(150, List.of(), List.of(), crash, slow)));
    rules.add(rule("slow_slow", then(Double.NaN, List.of(), List.of(), slow, gas, slow2)));
    rules.add(rule("surge_then", then(Double.NaN, List.of("twp"), List.of(gas), surge, ems)));
    rules.add(rule("then_no_slow", then(150, List.of(), List.of(slow), crash, ems)));
    rules.add(rule("not_slow", without(near(150, crash), slow)));
    rules.add(rule("no_surge", without(same(gas), surge)));
    rules.add(rule("any_slow", new Form.Any(List.of(slow, leg("g", GAS)))));
  }

  private static Rule rule(String name, Form form) {
    return raising(name, RuleClass.M, form);
  }

  private static Rule rule(String name, Fire fire, Form form) {
    Rule r = raising(name, RuleClass.N, form);
    return new Rule(
        r.name(),
        r.says(),
        r.status(),
        r.owner(),
        r.version(),
        r.verdict(),
        r.why(),
        form,
        fire,
        r.incident(),
        r.file());
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
    events.add(Events.of(CRASH).at(end(), "last"));
    for (int i = 0; i < count; i++) {
      events.add(event(i));
    }
    events.sort(Event.ORDER);
    return events;
  }

  /** When it begins. */
  long start() {
    return start;
  }

  /** When its last event is. */
  long end() {
    return start + 30 * MINUTE;
  }

  private Event event(int i) {
    long jitter = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0;
    long time = start + (1 + random.nextInt(59)) * MINUTE / 2 + jitter;
    StreamType stream = STREAMS.get(random.nextInt(STREAMS.size()));
    Event event = event(stream, time, "e" + (i % 25) + "-" + stream.name());
    if (!stream.hasSpans()) {
      return event;
    }
    long until = time + 1 + random.nextInt(20) * MINUTE / 2;
    return event.with(new Event.Special(until, null, false, null));
  }

  /** Another version of an event: the same id and time. */
  Event version(Event event) {
    return event(REPORT, event.time(), event.id());
  }

  private Event event(StreamType stream, long time, String id) {
    Events event = Events.of(stream);
    if (random.nextInt(10) > 0) {
      event.with("twp", random.nextBoolean() ? "Upper" : "Lower");
    }
    if (random.nextInt(10) > 0) {
      Place place = place();
      event.in(place.lat(), place.lon());
    }
    String number = stream.fields().get(1).name();
    return event.with(number, random.nextInt(5)).at(time, id);
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
