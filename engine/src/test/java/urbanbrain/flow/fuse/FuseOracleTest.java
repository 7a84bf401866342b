package urbanbrain.flow.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
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
      Story story = Story.of(scene, 10 + random.nextInt(40), random);
      run(path, scene, story.arriving(), tracks, random);
      List<Spell> spells = tracks.stream().flatMap(t -> t.truth().stream()).toList();
      path.assertSettled(new BruteForce(story.truth(), spells, scene.end()).matches(rules));
      path.assertNothingLeft();
    }
  }

  private static void run(
      Path path, Scene scene, List<Event> arriving, List<Track> tracks, Random random) {
    long watermark = Long.MIN_VALUE;
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
    path.watermark(scene.end(), tracks);
    path.watermark(Long.MAX_VALUE, List.of());
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void whatIsCertainOrSeemsSoIsSaidAtOnce(long seed) {
    Random random = new Random(seed);
    Scene scene = new Scene(random);
    RuleSet all = scene.rules(false);
    List<Rule> prompt = all.judged().stream().filter(FuseOracleTest::isPrompt).toList();
    RuleSet rules = new RuleSet(all.streams(), prompt);
    List<Event> arriving = Story.of(scene, 40, random).arriving();
    List<Event> known = new ArrayList<>();
    try (Path path = new Path(rules)) {
      for (int i = 0; i < arriving.size(); i++) {
        Event event = arriving.get(i);
        path.event(event);
        if (event.isWithdrawn()) {
          known.removeIf(e -> e.identity() == event.identity());
        } else {
          known.add(event);
        }
        if (i % 5 == 0) {
          path.watermark(safe(arriving, i + 1), List.of());
        }
        if (i % 3 == 0) {
          var expected = new BruteForce(known, List.of(), Long.MAX_VALUE).matches(rules);
          Set<String> missing = new TreeSet<>(expected.keySet());
          missing.removeAll(path.present());
          Set<String> wrong = path.present();
          wrong.removeAll(expected.keySet());
          assertThat(wrong).isEqualTo(missing);
        }
      }
    }
  }

  private static boolean isPrompt(Rule rule) {
    boolean isPlain =
        rule.when() instanceof Form.All all
            ? all.absent().isEmpty()
            : !(rule.when() instanceof Form.Sequence s) || s.absent().isEmpty();
    return rule.isProvisional() || (rule.verdict() == RuleClass.M && isPlain);
  }

  /** The greatest watermark that lets no event from here on be late. */
  private static long safe(List<Event> arriving, int from) {
    return arriving.subList(from, arriving.size()).stream()
        .mapToLong(e -> e.time() - 1)
        .min()
        .orElse(arriving.get(0).time());
  }

  /**
   * Events in the order in which they come, delayed by up to the lateness.
   *
   * @param truth what stands when all have come
   */
  private record Story(List<Event> truth, List<Event> arriving) {

    private record Message(Event event, long arrival) {}

    static Story of(Scene scene, int count, Random random) {
      List<Event> truth = new ArrayList<>();
      List<Message> messages = new ArrayList<>();
      for (Event event : scene.events(count)) {
        long late = random.nextLong(LATENESS);
        Message message = new Message(event, event.time() + late);
        if (event.stream() == Scene.REPORT.code() && random.nextInt(3) > 0) {
          Event first = scene.version(event);
          messages.add(new Message(first, event.time() + random.nextLong(late + 1)));
          messages.add(new Message(first.withdrawal(), message.arrival()));
          if (random.nextInt(3) == 0) {
            continue;
          }
        }
        messages.add(message);
        truth.add(event);
      }
      messages.sort(Comparator.comparingLong(Message::arrival));
      return new Story(truth, messages.stream().map(Message::event).toList());
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 160));
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
        boolean isProvisional = update.rule().endsWith("_now");
        assertThat(update.present() || isProvisional).as(name).isTrue();
        assertThat(update.certain())
            .as(name)
            .isEqualTo(!isProvisional || update.settled() || !update.present());
      }
    }

    Set<String> present() {
      Map<String, MatchUpdate> present = new TreeMap<>(last);
      present.values().removeIf(update -> !update.present());
      return new TreeSet<>(present.keySet());
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
      Map<String, String> missing = new TreeMap<>(wanted);
      missing.entrySet().removeAll(matches.entrySet());
      matches.entrySet().removeAll(wanted.entrySet());
      assertThat(matches).isEqualTo(missing);
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
