package urbanbrain.flow.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/**
 * For random rules and events, in random order, with watermarks and restores at random moments:
 * what is said at the end is what {@link Recount} finds, and what was said before was true.
 */
class Detect_oracleTest {

  private static final int WAYS = 2;
  private static final List<String> ROOMS = List.of("A", "B");

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 200));
  }

  static LongStream fewerSeeds() {
    return LongStream.range(0, Long.getLong("seeds", 200) / 4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endsWithTheBatchMeaning(long seed) {
    Chance chance = new Chance(seed);
    RuleSet rules = chance.rules();
    List<Event> events = chance.events();
    for (int way = 0; way < WAYS; way++) {
      List<Event> arrivals = chance.arrivals(events);
      Map<String, List<Match>> truth = truth(rules, events, newest(arrivals));
      try (var driver = Rooms.drive(rules)) {
        driver.side(Detect.PATCHES);
        chance.play(arrivals, rules, driver);
        matchesAre(truth, driver.out());
        patchesSay(truth, rules, driver.side(Detect.PATCHES));
        nothingSaidWasUntrue(truth, driver.out(), driver.side(Detect.PATCHES));
        whatSeemedIsConfirmedOrGone(driver.out());
        assertThat(driver.stateEntries() + driver.timers()).as("left behind").isZero();
      }
    }
  }

  /**
   * Without any watermark: after each event the first opening that the events so far make, or all
   * episodes that there seem to be, each word once.
   */
  @ParameterizedTest
  @MethodSource("fewerSeeds")
  void saysOnArrivalWhatIsDecidedAndWhatSeems(long seed) {
    Chance chance = new Chance(seed);
    RuleSet rules = chance.rules();
    List<Event> come = new ArrayList<>();
    try (var driver = Rooms.drive(rules)) {
      Map<String, String> told = new TreeMap<>();
      for (Event event : chance.arrivals(chance.events())) {
        driver.element(Rooms.routed(rules, event));
        if (event.isWithdrawn()) {
          come.removeIf(e -> e.identity() == event.identity());
        } else {
          come.add(event);
        }
        driver.out().forEach(update -> fold(update, told));
        driver.out().clear();
        assertThat(told).as("after %s", event).isEqualTo(decided(rules, come));
        if (seed % 2 == 0) {
          driver.restore();
        }
      }
    }
  }

  private static void fold(MatchUpdate update, Map<String, String> told) {
    Match match = update.match();
    String name = update.rule() + match.key() + " " + match.start();
    if (update.present()) {
      String word = match.end() + " " + match.place() + update.certain();
      assertThat(told.put(name, word)).as("said again").isNotEqualTo(word);
    } else {
      assertThat(told.remove(name)).as("withdrawn").isNotNull();
    }
  }

  private static Map<String, String> decided(RuleSet rules, List<Event> come) {
    Map<String, String> decided = new TreeMap<>();
    for (Rule rule : rules.rules()) {
      boolean isMonotone = rule.verdict() == RuleClass.M;
      if (rule.when() instanceof Form.Window window && (isMonotone || rule.isProvisional())) {
        for (String room : ROOMS) {
          List<Event> fitting = fitting(window, room, come);
          List<Match> matches = new Recount(rule, room, fitting, newest(fitting)).matches();
          matches.stream()
              .limit(isMonotone ? 1 : Long.MAX_VALUE)
              .forEach(
                  m ->
                      decided.put(
                          rule.name() + room + " " + m.start(),
                          (isMonotone ? Episode.OPEN : m.end()) + " " + m.place() + isMonotone));
        }
      }
    }
    return decided;
  }

  private static long newest(List<Event> events) {
    return events.stream().mapToLong(Event::time).max().orElse(0);
  }

  /** The matches by rule and key. */
  private static Map<String, List<Match>> truth(RuleSet rules, List<Event> events, long newest) {
    Map<String, List<Match>> truth = new TreeMap<>();
    for (Rule rule : rules.rules()) {
      if (rule.when() instanceof Form.Window window) {
        for (String room : ROOMS) {
          List<Event> fitting = fitting(window, room, events);
          truth.put(rule.name() + room, new Recount(rule, room, fitting, newest).matches());
        }
      }
    }
    return truth;
  }

  private static List<Event> fitting(Form.Window window, String room, List<Event> events) {
    return events.stream()
        .filter(e -> e.texts()[0].equals(room) && window.of().where().of(e))
        .toList();
  }

  private static void matchesAre(Map<String, List<Match>> truth, List<MatchUpdate> updates) {
    Map<String, TreeMap<MatchId, Match>> last = new TreeMap<>();
    truth.keySet().forEach(name -> last.put(name, new TreeMap<>()));
    for (MatchUpdate update : updates) {
      TreeMap<MatchId, Match> matches = last.get(update.rule() + update.match().key());
      if (update.present()) {
        matches.put(update.match().id(), update.match());
      } else {
        assertThat(matches.remove(update.match().id())).as("withdrawn").isNotNull();
      }
    }
    truth.forEach(
        (name, matches) ->
            assertThat(last.get(name).values().stream().map(Detect_oracleTest::text).toList())
                .as(name)
                .isEqualTo(matches.stream().map(Detect_oracleTest::text).toList()));
  }

  /** All that a match says; its record would compare an array by identity. */
  private static String text(Match match) {
    return new Match(match.id(), match.key(), match.start(), match.end(), match.place(), null)
        + match.evidence().shown().toString()
        + match.evidence().total()
        + Arrays.toString(match.evidence().identities());
  }

  private static void patchesSay(
      Map<String, List<Match>> truth, RuleSet rules, List<Patch> patches) {
    Map<String, List<Episode>> folded = new LinkedHashMap<>();
    for (Patch patch : patches) {
      List<Episode> episodes =
          folded.computeIfAbsent(patch.rule() + patch.key(), name -> new ArrayList<>());
      List<Episode> touching =
          episodes.stream().filter(e -> e.start() < patch.to() && e.end() > patch.from()).toList();
      assertThat(touching).isEqualTo(patch.before());
      episodes.removeAll(touching);
      episodes.addAll(patch.now());
    }
    truth.forEach(
        (name, matches) -> {
          boolean isSignal =
              rules.isSignal(rules.rule(name.substring(0, name.length() - 1)).orElseThrow());
          List<String> expected =
              isSignal
                  ? matches.stream().map(m -> m.start() + " " + m.end() + m.place()).toList()
                  : List.of();
          assertThat(folded.getOrDefault(name, List.of()))
              .extracting(e -> e.start() + " " + e.end() + e.place())
              .as(name)
              .isEqualTo(expected);
        });
  }

  private static void nothingSaidWasUntrue(
      Map<String, List<Match>> truth, List<MatchUpdate> updates, List<Patch> patches) {
    Set<String> settled = new HashSet<>();
    for (MatchUpdate update : updates) {
      Match match = update.match();
      String name = update.rule() + match.key();
      assertThat(settled).as("settled is settled").doesNotContain(name + match.id());
      if (update.settled()) {
        settled.add(name + match.id());
      }
      if (update.certain() && update.present()) {
        assertThat(isActive(truth.get(name), match.start())).as("raised at the opening").isTrue();
      }
    }
    for (Patch patch : patches) {
      for (Episode episode : patch.now()) {
        List<Match> matches = truth.get(patch.rule() + patch.key());
        assertThat(isActive(matches, episode.sure())).as("sure of %s", episode).isTrue();
        assertThat(episode.sure()).isBetween(episode.start(), episode.end() - 1);
      }
    }
  }

  /** Whether some episode is active; one that is open at the end may last. */
  private static boolean isActive(List<Match> matches, long time) {
    return matches.stream().anyMatch(m -> m.start() <= time && m.end() > time);
  }

  /** Each match that was told before it was certain is so later, or is taken back. */
  private static void whatSeemedIsConfirmedOrGone(List<MatchUpdate> updates) {
    Set<String> seems = new TreeSet<>();
    Set<String> certain = new TreeSet<>();
    for (MatchUpdate update : updates) {
      String name = update.rule() + update.match().key() + " " + update.match().start();
      assertThat(update.certain() || update.present()).as("taken back is certain").isTrue();
      if (update.certain()) {
        seems.remove(name);
      } else {
        assertThat(certain).as("certain is certain").doesNotContain(name);
        seems.add(name);
      }
      if (update.certain() && update.present()) {
        certain.add(name);
      }
    }
    assertThat(seems).as("neither confirmed nor taken back").isEmpty();
  }
}
