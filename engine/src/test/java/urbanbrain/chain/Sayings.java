package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Sources;
import urbanbrain.oracle.Oracle;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Match;

/** What people say of incidents: that one is over, or in hand, and what is to be silent. */
final class Sayings {

  static final StreamType CLOSE = about("close");
  static final StreamType ACK = about("ack");
  static final StreamType FEEDBACK = about("feedback");
  static final StreamType SILENCE = silence();
  static final List<StreamType> STREAMS = List.of(CLOSE, ACK, FEEDBACK, SILENCE);

  /** The place of people among the sources. */
  static final int SOURCE = 2;

  private static final List<Long> LATER = List.of(0L, 0L, 5_000L, 20_000L, 60_000L, 90_000L);
  private static final List<String> RULES = List.of("r0", "r1", "*", "r*", "r1.yaml", "*.yaml");

  private final RuleSet rules;
  private final List<Event> events;
  private final Random random;

  /** A match as people may know it. */
  private record Known(String text, long time) {}

  Sayings(RuleSet rules, List<Event> events, Random random) {
    this.rules = rules;
    this.events = events;
    this.random = random;
  }

  static RuleClocks.Source source() {
    return new RuleClocks.Source(
        Sources.name(SOURCE), new TreeSet<>(STREAMS.stream().map(StreamType::name).toList()));
  }

  private static StreamType about(String what) {
    Field incident = new Field("incident", FieldType.TEXT, null, 0, 0, false, "", 0);
    return new StreamType("operations." + what, "", null, List.of(incident));
  }

  private static StreamType silence() {
    return new StreamType(
        "operations.silence",
        "",
        null,
        List.of(
            new Field("rule", FieldType.TEXT, null, 0, 0, false, "", 0),
            new Field("area", FieldType.TEXT, null, 0, 0, false, "", 1),
            new Field("until", FieldType.NUMBER, "ms", 0, 1e15, false, "", 0),
            new Field("radius", FieldType.NUMBER, "m", 0, 1e6, false, "", 1)));
  }

  static String text(Event e, String field) {
    return e.print(World.typeOf(e).field(field).orElseThrow());
  }

  static double number(Event e, String field) {
    return e.number(World.typeOf(e).field(field).orElseThrow());
  }

  /** Words around what these events bring about, some of them twice. */
  List<Event> some() {
    List<Known> known = new ArrayList<>();
    for (Rule rule : rules.judged().stream().filter(Rule::raises).toList()) {
      Oracle.matches(rules, rule, events, Moments.TOWN)
          .forEach(match -> known.addAll(known(rule, match)));
    }
    known.add(new Known("r0-19700101T000000Z-0123456789", events.get(0).time()));
    known.add(new Known("what was that", events.get(0).time()));
    List<Event> said = new ArrayList<>();
    for (int i = random.nextInt(9); i >= 0; i--) {
      said.add(random.nextInt(3) == 0 ? silence(i) : about(i, pick(known)));
    }
    if (random.nextInt(3) == 0) {
      said.add(pick(said));
    }
    return said;
  }

  private static List<Known> known(Rule rule, Match match) {
    String text = match.id().text(rule.name());
    long end = match.end() == Episode.OPEN ? match.start() : match.end();
    long over = end + rule.incident().gap() + rule.reach();
    return Stream.of(match.start(), end, over).map(time -> new Known(text, time)).toList();
  }

  private Event about(int i, Known known) {
    StreamType stream = pick(List.of(CLOSE, CLOSE, CLOSE, ACK, FEEDBACK));
    String turn = random.nextInt(4) == 0 ? "-2" : "";
    String[] texts = {random.nextInt(20) == 0 ? null : known.text + turn};
    return said(stream, i, known.time + later(), Place.NONE, new double[0], texts);
  }

  private Event silence(int i) {
    Event near = pick(events);
    long from = near.time() + later();
    long until = from + pick(LATER) * pick(List.of(1L, 100_000L)) + 1;
    double[] numbers = {until, random.nextBoolean() ? Double.NaN : 2_000};
    String[] texts = {
      random.nextInt(4) == 0 ? null : pick(RULES),
      random.nextInt(3) > 0 ? null : pick(List.of("A", "B"))
    };
    Place place = random.nextInt(3) > 0 ? Place.NONE : new Place(near.lat(), near.lon());
    return said(SILENCE, i, from, place, numbers, texts);
  }

  private static Event said(
      StreamType stream, int i, long time, Place place, double[] numbers, String[] texts) {
    Event.Clock clock = new Event.Clock(time, time);
    return new Event(stream, "said" + i, clock, place, numbers, texts).from(Sources.code(SOURCE));
  }

  /** Just before, at, or after; rarely long before. */
  private long later() {
    long step = pick(LATER) + random.nextInt(3) - 1;
    return random.nextInt(5) == 0 ? -step : step;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
