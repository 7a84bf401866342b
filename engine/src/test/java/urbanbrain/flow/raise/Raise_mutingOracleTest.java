package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.flow.Word;
import urbanbrain.geo.Earth;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Rules;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.AuditLine.What;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * However words, watermarks and restarts mix: nothing begins to be told that people silenced or
 * another incident explains as far as is known, what is told in the end is true, and the audit
 * names all that is not told.
 */
class Raise_mutingOracleTest {

  private static final IncidentLines LINES = new IncidentLines(ZoneOffset.UTC);

  private Happenings happenings;
  private Happenings causes;
  private Rule made;
  private Rule cause;
  private Random random;
  private final TreeMap<MatchId, Match> known = new TreeMap<>();
  private final List<Event> silences = new ArrayList<>();
  private final Receiver receiver = new Receiver();
  private long passed = Long.MIN_VALUE;

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsHeldBackIsHeldBackRightly(long seed) {
    random = new Random(seed * 17);
    happenings = new Happenings(seed);
    causes = new Happenings(seed + 1_000_000, "cause", random.nextInt(8));
    made = with(happenings.rule, null, random.nextInt(3) == 0 ? storm() : null);
    cause = with(causes.rule, explains(), null);
    RuleClocks clocks =
        Happenings.clocks(List.of(cause, made), happenings.clocks.clocks().size() > 1);
    List<List<Happenings.Said>> chains = new ArrayList<>(happenings.chains);
    chains.addAll(causes.chains);
    for (int i = random.nextInt(8); i > 0; i--) {
      Event silence = silence();
      var word = new Word.Said(clocks.operations(), silence);
      chains.add(List.of(new Happenings.Said(word, silence.time())));
    }
    try (Driver<Word, Alert> driver =
        Driver.keyed(() -> new Raise("riverton", clocks, 0), u -> "riverton", Types.STRING)) {
      driver.side(Raise.INCIDENTS);
      driver.side(Raise.AUDIT);
      new Telling(chains, clocks, random).to(driver, word -> hear(word, driver));
      check(driver.side(Raise.INCIDENTS), driver.side(Raise.AUDIT));
      driver.snapshot();
      assertThat(driver.stateEntries() + driver.timers()).isZero();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 150));
  }

  private static Rule with(Rule rule, IncidentSpec.Explains explains, IncidentSpec.Storm storm) {
    IncidentSpec spec = rule.incident();
    IncidentSpec more =
        new IncidentSpec(
            spec.severities(),
            spec.headline(),
            spec.gap(),
            spec.near(),
            spec.sameKey(),
            spec.endsWhen(),
            null,
            explains,
            storm,
            spec.updateEvery());
    return Rules.firing(rule.name(), rule.verdict(), rule.when(), more, rule.fire());
  }

  private IncidentSpec.Storm storm() {
    return new IncidentSpec.Storm(1 + random.nextInt(3), 1000L * random.nextInt(200));
  }

  private IncidentSpec.Explains explains() {
    boolean sameKey = random.nextBoolean();
    double near = random.nextBoolean() ? Double.NaN : 1000;
    return new IncidentSpec.Explains(List.of("made"), 1000L * random.nextInt(100), near, sameKey);
  }

  private Event silence() {
    long from = moment();
    long until = random.nextBoolean() ? moment() : from + random.nextInt(400_000);
    Place place = random.nextInt(3) > 0 ? Place.NONE : new Place(0.01, 0.01);
    String rule = List.of("made", "m*e", "*", "cause", "nobody").get(random.nextInt(5));
    String area = random.nextInt(3) > 0 ? null : "a";
    return People.silence(
        new Event.Clock(from, from), Math.max(from + 1, until), place, rule, area);
  }

  /** When a match starts, just before, just after, or any time. */
  private long moment() {
    List<Match> matches = happenings.last();
    return matches.isEmpty() || random.nextInt(4) == 0
        ? 1000L * random.nextInt((int) Happenings.HORIZON / 1000)
        : matches.get(random.nextInt(matches.size())).start() + random.nextInt(3) - 1;
  }

  private void hear(Word word, Driver<Word, Alert> driver) {
    if (word instanceof Word.Passed time && isNews(time)) {
      passed = time.watermark();
    } else if (word instanceof Word.Said said && said.event().stream() == People.SILENCE.code()) {
      silences.add(said.event());
    } else if (word instanceof Word.Told told && told.update().rule().equals("cause")) {
      Match match = told.update().match();
      known.remove(match.id());
      if (told.update().present()) {
        known.put(match.id(), match);
      }
    }
    for (Alert alert : driver.out()) {
      receiver.hear(alert);
      if (alert.type() == Alert.Type.ALERT && !alert.isSummary()) {
        long now = Math.max(alert.time(), passed);
        assertThat(silences).noneMatch(silence -> holds(silence, alert.facts(), now));
        assertThat(explainedBy(alert.facts(), new ArrayList<>(known.values()))).isNull();
      }
    }
    driver.out().clear();
  }

  private static boolean isNews(Word.Passed time) {
    return time.clock() == 0 && time.watermark() != Long.MAX_VALUE;
  }

  private static boolean holds(Event silence, Incident facts, long now) {
    String rule = silence.texts()[0];
    String area = silence.texts()[1];
    Place place = facts.place();
    boolean isAbout = rule.equals("*") || rule.equals(facts.rule());
    isAbout |= rule.equals("m*e") && facts.rule().equals("made");
    return isAbout
        && silence.time() <= now
        && now < (long) silence.numbers()[0]
        && (area == null || area.equals(facts.key()))
        && (!silence.isPlaced()
            || Earth.metres(silence.lat(), silence.lon(), place.lat(), place.lon()) <= 500);
  }

  /** The least content id of the incidents of these matches that explain this one, or null. */
  private String explainedBy(Incident facts, List<Match> matches) {
    return facts.rule().equals("cause")
        ? null
        : new Components(cause, Happenings.HORIZON)
            .of(matches, List.of()).stream()
                .filter(incident -> explains(incident, facts))
                .map(Incident::contentId)
                .min(String::compareTo)
                .orElse(null);
  }

  private boolean explains(Incident by, Incident facts) {
    IncidentSpec.Explains explains = cause.incident().explains();
    boolean isSoon =
        facts.start() >= by.start() - explains.within()
            && (by.end() == Episode.OPEN || facts.start() <= by.end() + explains.within());
    boolean isSame = explains.sameKey() && by.key() != null && by.key().equals(facts.key());
    Place a = by.place();
    Place b = facts.place();
    boolean isNear = Earth.metres(a.lat(), a.lon(), b.lat(), b.lon()) <= explains.near();
    boolean isAnywhere = !explains.sameKey() && Double.isNaN(explains.near());
    return isSoon && (isSame || isNear || isAnywhere);
  }

  private void check(List<Incident> incidents, List<AuditLine> audit) {
    List<Incident> expected = new ArrayList<>();
    Components components = new Components(made, Happenings.HORIZON);
    for (Incident i : components.of(happenings.last(), happenings.ends)) {
      expected.add(i.hushed(null, explainedBy(i, causes.last())));
    }
    expected.addAll(new Components(cause, Happenings.HORIZON).of(causes.last(), List.of()));
    assertThat(lines(incidents)).isEqualTo(lines(expected));
    List<String> told = lines(receiver.stand().stream().map(i -> i.hushed(null, null)).toList());
    assertThat(lines(expected.stream().map(i -> i.hushed(null, null)).toList())).containsAll(told);
    List<String> untold =
        expected.stream()
            .filter(i -> !told.contains(LINES.line(i.hushed(null, null))))
            .map(Incident::contentId)
            .toList();
    List<String> said =
        audit.stream().filter(l -> l.what() == What.UNTOLD).map(AuditLine::incident).toList();
    assertThat(untold).containsAll(said);
    boolean isStormy = audit.stream().anyMatch(line -> line.what() == What.STORM);
    assertThat(isStormy ? List.of() : untold).allMatch(said::contains);
  }

  private static List<String> lines(List<Incident> incidents) {
    return incidents.stream().sorted(IncidentLines.ORDER).map(LINES::line).toList();
  }
}
