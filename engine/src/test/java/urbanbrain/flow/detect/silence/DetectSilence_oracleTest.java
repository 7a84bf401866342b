package urbanbrain.flow.detect.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Rules.leg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.flow.Pause;
import urbanbrain.flow.decode.pulse.Pulses;
import urbanbrain.harness.Events;
import urbanbrain.harness.Places;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Sources;
import urbanbrain.mapping.Format;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.oracle.Oracle;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** However events, clocks and restores mix, the end is what the definition says. */
class DetectSilence_oracleTest {

  private static final StreamType SENSOR = Events.stream("utility.sensor", "sensor:text", "x");
  private static final StreamType OTHER = Events.stream("utility.other", "sensor:text");
  private static final long ENDED = Long.MAX_VALUE;

  @ParameterizedTest
  @MethodSource("seeds")
  void endsWithTheSilencesOfTheDefinition(long seed) throws Exception {
    Random random = new Random(seed);
    Town town = new Town(random);
    List<Event> arrivals = town.arrivals();
    var set = Rules.set(town.rule, Rules.raising("joined", RuleClass.N, town.joined()));
    List<Match> expected = Oracle.matches(set, town.rule, arrivals, town.known());
    try (Listening operator = new Listening(set(town), town.sources())) {
      town.play(arrivals, operator);
      assertThat(texts(last(operator.told()))).isEqualTo(texts(expected));
      assertThat(patched(operator.patches())).isEqualTo(spans(expected));
      assertThat(operator.left()).isZero();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 80));
  }

  private static RuleSet set(Town town) {
    return new RuleSet(Rules.set(town.rule).streams(), List.of(town.rule), Set.of("quiet"));
  }

  /** The last word about each match; on the way every word is checked by itself. */
  private static List<Match> last(List<MatchUpdate> told) {
    TreeMap<MatchId, MatchUpdate> words = new TreeMap<>();
    for (MatchUpdate word : told) {
      MatchUpdate before = words.put(word.match().id(), word);
      assertThat(word.present() && word.certain()).as("present and certain").isTrue();
      assertThat(word.settled()).isEqualTo(word.match().end() != Episode.OPEN);
      assertThat(before == null || !before.settled()).as("a word after the last").isTrue();
      assertThat(before == null || word.settled()).as("the same twice").isTrue();
    }
    return words.values().stream().map(MatchUpdate::match).toList();
  }

  private static List<String> texts(List<Match> matches) {
    return matches.stream()
        .map(
            m ->
                m
                    + " "
                    + m.evidence().total()
                    + m.evidence().shown()
                    + Arrays.toString(m.evidence().identities()))
        .map(text -> text.replaceAll("\\[[JI]@\\w+", "[]"))
        .toList();
  }

  private static List<String> spans(List<Match> matches) {
    return matches.stream().map(m -> m.key() + " " + m.start() + " " + m.end()).toList();
  }

  private static List<String> patched(List<Patch> patches) {
    TreeMap<MatchId, String> now = new TreeMap<>();
    for (Patch patch : patches) {
      Episode episode = patch.now().get(0);
      var id = new MatchId(episode.start(), patch.key(), 0);
      String before = now.put(id, patch.key() + " " + episode.start() + " " + episode.end());
      assertThat(patch.before()).hasSize(before == null ? 0 : 1);
    }
    return List.copyOf(now.values());
  }

  /** Three sources, few keys, times on a coarse grid. */
  private static final class Town {
    private static final Assets ASSETS =
        new Places().asset("k0", 1, 1).asset("k2").asset("k3", 2, 2).asset("k4").assets();

    private final Random random;
    private final long[] idle = new long[3];
    private final long[] lateness = new long[3];
    private final Rule rule;
    private final int grid;

    /** How many of the sources give what the rule hears. */
    private final int givers;

    Town(Random random) {
      this.random = random;
      this.grid = 1 + random.nextInt(5);
      this.givers = 1 + random.nextInt(3);
      for (int i = 0; i < idle.length; i++) {
        idle[i] = random.nextInt(4) == 0 ? 1_000_000 : 5 + random.nextInt(30);
        lateness[i] = random.nextBoolean() ? 0 : random.nextLong(60);
      }
      long hold = 1 + random.nextLong(40);
      long forget = hold + random.nextInt(100);
      Form.Known known = new Form.Known(e -> !e.id().equals("k4"), "not k4");
      boolean knows = random.nextInt(3) > 0;
      Form form = new Form.Silent(sensor(), List.of("sensor"), hold, forget, knows ? known : null);
      rule = Rules.raising("quiet", RuleClass.A, form);
    }

    private static Leg sensor() {
      return leg("sensor", SENSOR);
    }

    List<RuleClocks.Source> sources() {
      return IntStream.range(0, idle.length)
          .mapToObj(i -> new RuleClocks.Source(Sources.name(i), new TreeSet<>(streams(i))))
          .toList();
    }

    private List<String> streams(int source) {
      return source < givers ? List.of(SENSOR.name(), OTHER.name()) : List.of(OTHER.name());
    }

    urbanbrain.oracle.Town known() {
      Set<Integer> giving =
          IntStream.range(0, givers).mapToObj(Sources::code).collect(Collectors.toSet());
      return new urbanbrain.oracle.Town(
          s -> idle[Sources.place(s)], ASSETS, Map.of(SENSOR.name(), giving));
    }

    Form joined() {
      return new Form.Any(List.of(Rules.signal("quiet", "quiet")));
    }

    /** Events in an order of arrival in which none is late. */
    List<Event> arrivals() {
      List<long[]> order = new ArrayList<>();
      List<Event> events = new ArrayList<>();
      long now = -100;
      int number = 5 + random.nextInt(40);
      for (int i = 0; i < number; i++) {
        now += random.nextInt(4) == 0 ? random.nextInt(80) : random.nextInt(8);
        int source = random.nextInt(random.nextInt(3) + 1);
        Event event = event(i, Math.floorDiv(now, grid) * grid, source);
        events.add(event);
        long delay = lateness[source] == 0 ? 0 : random.nextLong(lateness[source] + 1);
        order.add(new long[] {event.time() + delay, i});
      }
      order.sort(Comparator.<long[]>comparingLong(o -> o[0]).thenComparingLong(o -> o[1]));
      return order.stream().map(o -> events.get((int) o[1])).toList();
    }

    private Event event(int number, long time, int source) {
      Events event =
          source >= givers || random.nextInt(3) == 0
              ? Events.of(OTHER)
              : Events.of(SENSOR).with("sensor", "k" + random.nextInt(3));
      if (random.nextBoolean()) {
        event.in(1, number);
      }
      return event.at(time, "e" + number).from(Sources.code(source));
    }

    void play(List<Event> arrivals, Listening operator) throws Exception {
      Pulses pulses = new Pulses(specs(), true);
      long[] passed = {Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE};
      long newest = Long.MIN_VALUE;
      for (Event event : arrivals) {
        int source = Sources.place(event.source());
        pulses.hear(source, event.time());
        passed[source] = Math.max(passed[source], event.time() - lateness[source] - 1);
        newest = Math.max(newest, event.time());
        if (event.stream() == SENSOR.code()) {
          operator.heard(event, event.texts()[0]);
        }
        if (random.nextInt(3) == 0) {
          tick(pulses, passed, Arrays.stream(passed).min().orElseThrow(), operator);
        }
        if (random.nextInt(6) == 0) {
          operator.restore(random.nextBoolean());
        }
      }
      tick(pulses, new long[] {ENDED, ENDED, ENDED}, newest, operator);
      operator.passed(ENDED);
    }

    private static void tick(Pulses pulses, long[] passed, long watermark, Listening operator)
        throws Exception {
      List<Pause> pauses = new ArrayList<>();
      pulses.pass(passed, pauses::add);
      for (Pause pause : pauses) {
        operator.paused(pause);
        operator.called(pause, ASSETS);
      }
      if (watermark != Long.MIN_VALUE) {
        operator.passed(watermark);
      }
    }

    private List<SourceSpec> specs() {
      List<SourceSpec> specs = new ArrayList<>();
      for (int i = 0; i < idle.length; i++) {
        specs.add(
            new SourceSpec(
                Sources.name(i),
                "",
                Format.NDJSON,
                List.of(),
                lateness[i],
                idle[i],
                null,
                List.of(),
                new SourceSpec.Guard(0, 0)));
      }
      return specs;
    }
  }
}
