package urbanbrain.flow.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.demux.PatchRouter;
import urbanbrain.flow.fuse.BruteForce.Spell;
import urbanbrain.harness.Driver;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/**
 * From demux through fuse, over all tiles and keys: whatever the order of arrival, wherever
 * watermarks and restores fall, the last words are what brute force finds, and none is left behind.
 */
class FuseOracleTest {

  private static final long LATENESS = 8 * 60_000;

  @ParameterizedTest
  @MethodSource("seeds")
  void lastWordsAreThoseOfBruteForce(long seed) {
    Random random = new Random(seed);
    Scene scene = new Scene(random);
    RuleSet rules = scene.rules(true);
    List<Track> tracks = new ArrayList<>();
    for (String key : List.of("s1", "s2", "s3")) {
      tracks.add(new Track("slow", key, scene, random));
    }
    for (String key : List.of("Upper", "Lower")) {
      tracks.add(new Track("surge", key, scene, random));
    }
    try (Path path = new Path(rules)) {
      List<Event> events = scene.events(10 + random.nextInt(40));
      run(path, events, tracks, random);
      List<Spell> spells = tracks.stream().flatMap(t -> t.truth().stream()).toList();
      path.assertSettled(new BruteForce(events, spells).matches(rules));
      path.assertNothingLeft();
    }
  }

  private static void run(Path path, List<Event> events, List<Track> tracks, Random random) {
    long watermark = Long.MIN_VALUE;
    List<Event> arriving = arrivals(events, random);
    for (int i = 0; i < arriving.size(); i++) {
      path.event(arriving.get(i));
      if (random.nextInt(3) == 0) {
        tracks.get(random.nextInt(tracks.size())).early().ifPresent(path::patch);
      }
      long safe = safe(arriving, i + 1);
      if (random.nextInt(4) == 0 && safe > watermark) {
        watermark =
            Math.max(watermark, safe - (random.nextBoolean() ? 0 : random.nextInt(200_000)));
        path.watermark(watermark, tracks);
      }
      if (random.nextInt(15) == 0) {
        path.fuse.restore();
      }
    }
    path.watermark(events.get(events.size() - 1).time(), tracks);
    path.watermark(Long.MAX_VALUE, List.of());
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void whatIsCertainIsSaidAtOnce(long seed) {
    Random random = new Random(seed);
    Scene scene = new Scene(random);
    RuleSet rules = scene.rules(false);
    List<Event> arriving = arrivals(scene.events(40), random);
    try (Path path = new Path(rules)) {
      for (int i = 0; i < arriving.size(); i++) {
        path.event(arriving.get(i));
        if (i % 5 == 0) {
          path.watermark(safe(arriving, i + 1), List.of());
        }
        if (i % 3 == 0) {
          var known = new BruteForce(arriving.subList(0, i + 1), List.of()).matches(rules);
          assertThat(path.last.keySet()).isEqualTo(known.keySet());
        }
      }
    }
  }

  /** In the order of times with delays of up to the lateness. */
  private static List<Event> arrivals(List<Event> events, Random random) {
    Map<Event, Long> arrival = new HashMap<>();
    events.forEach(e -> arrival.put(e, e.time() + random.nextLong(LATENESS)));
    List<Event> arriving = new ArrayList<>(events);
    arriving.sort(Comparator.comparing(arrival::get));
    return arriving;
  }

  /** The greatest watermark that lets no event from here on be late. */
  private static long safe(List<Event> arriving, int from) {
    return arriving.subList(from, arriving.size()).stream()
        .mapToLong(e -> e.time() - 1)
        .min()
        .orElse(arriving.get(0).time());
  }

  static LongStream seeds() {
    return LongStream.range(0, 320);
  }

  static LongStream fewSeeds() {
    return LongStream.range(1000, 1040);
  }

  /** Demux, the patch router and fuse, one after the other. */
  private static final class Path implements AutoCloseable {
    private final Driver<Event, Routed> demux;
    private final Driver<Patch, Routed> router;
    private final Driver<Routed, MatchUpdate> fuse;
    private final Map<String, MatchUpdate> last = new TreeMap<>();
    private final Map<String, Integer> settled = new TreeMap<>();
    private int read;

    Path(RuleSet rules) {
      demux =
          Driver.of(
              () ->
                  new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new Demux(rules))));
      router =
          Driver.of(
              () ->
                  new OneInputStreamOperatorTestHarness<>(
                      new StreamFlatMap<>(new PatchRouter(rules))));
      fuse = Driver.keyed(() -> new Fuse(rules), Routed::key, RouteKeyCodec.INSTANCE.info());
    }

    void event(Event event) {
      List<Routed> routed = demux.side(Demux.TO_FUSE);
      demux.element(event);
      pass(routed);
    }

    void patch(Patch patch) {
      router.element(patch);
      pass(router.out());
    }

    /** All final patches go out before the watermark that settles them. */
    void watermark(long watermark, Collection<Track> tracks) {
      tracks.forEach(track -> track.upTo(watermark).forEach(this::patch));
      fuse.watermark(watermark);
      read();
    }

    private void pass(List<Routed> routed) {
      routed.forEach(fuse::element);
      routed.clear();
      read();
    }

    private void read() {
      for (; read < fuse.out().size(); read++) {
        MatchUpdate update = fuse.out().get(read);
        String name = BruteForce.name(update.rule(), update.match());
        last.put(name, update);
        settled.merge(name, update.settled() ? 1 : 0, Integer::sum);
        assertThat(update.present() || update.rule().equals("any_slow")).as(name).isTrue();
      }
    }

    void assertSettled(Map<String, Match> expected) {
      Map<String, String> matches = new TreeMap<>();
      last.forEach(
          (name, update) -> {
            assertThat(settled.get(name)).as(name).isEqualTo(update.present() ? 1 : 0);
            assertThat(update.settled()).as(name).isEqualTo(update.present());
            if (update.present()) {
              matches.put(name, BruteForce.text(update.match()));
            }
          });
      Map<String, String> wanted = new TreeMap<>();
      expected.forEach((name, match) -> wanted.put(name, BruteForce.text(match)));
      assertThat(matches).containsExactlyEntriesOf(wanted);
    }

    void assertNothingLeft() {
      assertThat(fuse.stateEntries()).isZero();
      assertThat(fuse.timers()).isZero();
    }

    @Override
    public void close() {
      demux.close();
      router.close();
      fuse.close();
    }
  }
}
