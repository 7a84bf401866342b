package urbanbrain.chain;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Sources;
import urbanbrain.oracle.Oracle;
import urbanbrain.oracle.Town;
import urbanbrain.rule.clock.RuleClocks;

/** Random events: around boundaries, at once, in bursts, after long gaps, corrected, cancelled. */
final class Moments {

  private static final long GRID = 5_000;
  private static final long HOUR = 3_600_000;
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<Long> BASES = List.of(0L, -90_000L, 1_767_225_600_000L);

  /** The days before the change to summer time and to winter time, and one before 1970. */
  private static final List<LocalDate> DAYS =
      List.of(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 10, 30), LocalDate.of(1969, 12, 28));

  /** Who gives which streams: one by both. */
  static final List<RuleClocks.Source> SOURCES = List.of(source(0, 0, 2), source(1, 1, 2, 3));

  /** The town of all these events. */
  static final Town TOWN = new Town(source -> Oracle.IDLE, World.ASSETS, givers());

  private final Forms.Kind kind;
  private final Random random;
  private final World world;
  private final boolean hasRevisions;
  private final List<Event> events = new ArrayList<>();

  Moments(Forms.Kind kind, Random random, World world) {
    this.kind = kind;
    this.random = random;
    this.world = world;
    this.hasRevisions = random.nextBoolean();
  }

  /** The same, and people of whom no source beside theirs knows. */
  static final List<RuleClocks.Source> SOURCES_AND_PEOPLE =
      List.of(SOURCES.get(0), SOURCES.get(1), Sayings.source());

  private static RuleClocks.Source source(int place, int... streams) {
    SortedSet<String> given = new TreeSet<>();
    for (int stream : streams) {
      given.add(stream < 3 ? World.STREAMS.get(stream) : World.WORKS.name());
    }
    return new RuleClocks.Source(Sources.name(place), given);
  }

  /** By stream the codes of the sources that give it. */
  private static Map<String, Set<Integer>> givers() {
    Map<String, Set<Integer>> givers = new TreeMap<>();
    for (int i = 0; i < SOURCES.size(); i++) {
      for (String stream : SOURCES.get(i).streams()) {
        givers.computeIfAbsent(stream, s -> new TreeSet<>()).add(SOURCES.get(i).code());
      }
    }
    return givers;
  }

  /** Events of these streams, the last of which is that of what holds for a while. */
  List<Event> events(List<StreamType> streams) {
    int wanted = 3 + random.nextInt(30);
    long time = first();
    while (events.size() < wanted) {
      time += kind == Forms.Kind.CALENDAR ? longStep() : step();
      add(streams, time + random.nextInt(3) - 1);
    }
    return events;
  }

  private long first() {
    if (kind == Forms.Kind.CALENDAR) {
      return pick(DAYS).atStartOfDay(ZONE).toInstant().toEpochMilli();
    }
    return pick(BASES) + random.nextInt(20) * GRID;
  }

  private long step() {
    return switch (random.nextInt(20)) {
      case 0 -> 40 * GRID;
      case 1 -> random.nextInt(4) == 0 ? 2_000 * GRID : 10 * GRID;
      case 2, 3, 4, 5, 6, 7, 8 -> 0;
      case 9, 10, 11 -> GRID;
      default -> random.nextInt(4) * GRID;
    };
  }

  private long longStep() {
    return switch (random.nextInt(12)) {
      case 0 -> 20 * 24 * HOUR;
      case 1, 2 -> 24 * HOUR;
      case 3 -> 23 * HOUR;
      case 4 -> 25 * HOUR;
      case 5, 6 -> 12 * HOUR;
      case 7 -> HOUR;
      default -> 0;
    };
  }

  private void add(List<StreamType> streams, long time) {
    int which =
        kind == Forms.Kind.SPANS || kind.isOfIncidents() ? random.nextInt(4) : random.nextInt(3);
    StreamType stream = streams.get(which);
    int source = which == 2 ? random.nextInt(2) : Math.min(which, 1);
    Event plain = world.event(stream, time, id()).from(Sources.code(source));
    if (stream.hasSpans()) {
      plain = spanning(plain);
    } else if (stream.kind() == StreamType.Kind.REVISED) {
      plain = version(plain, plain.time(), random.nextInt(3));
    }
    events.add(plain);
    if (random.nextInt(8) == 0) {
      events.add(world.again(events.get(random.nextInt(events.size()))));
    }
    while (stream.kind() == StreamType.Kind.REVISED && random.nextInt(3) == 0) {
      correct(stream, events.get(random.nextInt(events.size())));
    }
  }

  /** What is planned may begin long after it was said. */
  private Event spanning(Event e) {
    long later = random.nextInt(3) == 0 ? random.nextInt(10) * GRID : 0;
    long until = e.time() + later + 1 + random.nextInt(6) * 2L * GRID;
    Event.Clock clock = new Event.Clock(e.time() + later, e.time());
    var place = new Place(e.lat(), e.lon());
    Event moved = new Event(e.stream(), e.id(), clock, place, e.numbers(), e.texts(), e.content());
    return moved.from(e.source()).with(new Event.Special(until, null, false, e.shape()));
  }

  /** Another version of an event: with the same content or another, cancelled or not. */
  private void correct(StreamType stream, Event e) {
    if (e.version() != null && e.stream() == stream.code()) {
      boolean isSameContent = random.nextInt(4) == 0;
      Event other = isSameContent ? world.again(e) : world.event(stream, e.time(), e.id());
      events.add(version(other.from(e.source()), e.arrival(), random.nextInt(6)));
    }
  }

  private Event version(Event e, long said, int revision) {
    var clock = new Event.Clock(e.time(), said + random.nextInt(5));
    var place = new Place(e.lat(), e.lon());
    double number = hasRevisions && random.nextInt(8) > 0 ? revision : Double.NaN;
    var version = new Event.Version(number, random.nextInt(5) == 0);
    return new Event(e.stream(), e.id(), clock, place, e.numbers(), e.texts(), e.content())
        .from(e.source())
        .with(new Event.Special(e.time(), version, false, e.shape()));
  }

  /** Mostly a new id; sometimes one that others have too. */
  private String id() {
    return random.nextInt(6) == 0 ? "same" + random.nextInt(2) : "e" + events.size();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
