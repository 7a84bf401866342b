package urbanbrain.flow.raise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.flow.Word;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Fire;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** A made-up rule and what its matches go through, as the judging stages would tell it. */
final class Happenings {

  /**
   * One word.
   *
   * @param before it comes before its clock gets here
   */
  record Said(Word word, long before) {

    MatchUpdate update() {
      return ((Word.Told) word).update();
    }
  }

  /** Something that ends incidents: an event of the leg, or people's word about a match. */
  record End(Event event, MatchId named) {}

  static final long HORIZON = 2_000_000;
  private static final StreamType STREAM = new StreamType("traffic.crash", "", null, List.of());
  private static final List<String> KEY = List.of("key");
  private static final long[] GAPS = {0, 20_000, 60_000};
  private static final String[] KEYS = {"a", "b", "c", "d"};
  private static final StreamType ALL_CLEAR =
      new StreamType(
          "traffic.cleared",
          "",
          null,
          List.of(new Field("key", FieldType.TEXT, null, 0, 0, false, "", 0)));
  private static final StreamType CLOSE =
      new StreamType(
          "operations.close",
          "",
          null,
          List.of(new Field("incident", FieldType.TEXT, null, 0, 0, false, "", 0)));

  final Rule rule;
  final RuleClocks clocks;
  final boolean withdraws;

  /** Words of one chain keep their order. */
  final List<List<Said>> chains = new ArrayList<>();

  final List<End> ends = new ArrayList<>();

  private final Random random;
  private final List<EventRef> pool = new ArrayList<>();

  /** A rule of any class, whose incidents some things end. */
  Happenings(long seed) {
    random = new Random(seed);
    boolean windows = random.nextBoolean();
    withdraws = !windows && random.nextInt(4) == 0;
    rule = rule("made", windows, random.nextBoolean());
    clocks = clocks(List.of(rule), random.nextBoolean());
    happen(windows ? KEYS.length : 25);
    end();
  }

  /** So many matches of a join of class M that nothing ends. */
  Happenings(long seed, String name, int matches) {
    random = new Random(seed);
    withdraws = random.nextBoolean();
    rule = ofClassM(rule(name, false, false));
    clocks = clocks(List.of(rule), false);
    happen(matches);
  }

  private static Rule ofClassM(Rule like) {
    IncidentSpec spec = like.incident();
    return Rules.rule(
        like.name(),
        RuleClass.M,
        like.when(),
        new IncidentSpec(
            spec.severities(),
            spec.headline(),
            spec.gap(),
            spec.near(),
            spec.sameKey(),
            null,
            null,
            null,
            null,
            spec.updateEvery()));
  }

  private void happen(int n) {
    for (int i = 0; i < 80; i++) {
      pool.add(event(i));
    }
    for (int i = 0; i < n; i++) {
      chains.add(rule.when().isSignal() ? episodes(KEYS[i]) : anchor(i));
    }
  }

  private void end() {
    if (rule.incident().endsWhen() != null) {
      for (int i = random.nextInt(30); i >= 0; i--) {
        end(allClear(i), null);
      }
    }
    if (random.nextBoolean()) {
      List<MatchId> all = new ArrayList<>(ids());
      for (int i = random.nextInt(8); i >= 0; i--) {
        MatchId named = all.get(random.nextInt(all.size()));
        end(close(i, named), named);
      }
    }
  }

  /** These rules by one clock; people by another if there are two. */
  static RuleClocks clocks(List<Rule> raising, boolean two) {
    RuleSet rules =
        new RuleSet(new Dictionary(List.of(STREAM, ALL_CLEAR, CLOSE, People.SILENCE)), raising);
    ClockedRules own = clocked("own", rules, new TreeSet<>(List.of("traffic.cleared")));
    ClockedRules people =
        clocked(
            "people",
            new RuleSet(rules.streams(), List.of()),
            new TreeSet<>(List.of(CLOSE.name(), People.SILENCE.name())));
    return two
        ? new RuleClocks(rules, List.of(own, people), 1, List.of())
        : new RuleClocks(rules, List.of(own), 0, List.of());
  }

  private static ClockedRules clocked(String name, RuleSet rules, Set<String> said) {
    return new ClockedRules(
        name, List.of(), rules, new TreeSet<>(said), new TreeSet<>(), new TreeSet<>());
  }

  private void end(Event event, MatchId named) {
    ends.add(new End(event, named));
    int clock = named == null ? 0 : clocks.operations();
    chains.add(new ArrayList<>(List.of(new Said(new Word.Said(clock, event), event.time()))));
  }

  private Event allClear(int i) {
    String[] key = {random.nextInt(4) == 0 ? null : KEYS[random.nextInt(4)]};
    return new Event(ALL_CLEAR, "all clear " + i, anyTime(), place(), new double[0], key);
  }

  private Event close(int i, MatchId named) {
    String[] text = {named.text(rule.name()) + (random.nextBoolean() ? "" : "-2")};
    return new Event(CLOSE, "close " + i, anyTime(), Place.NONE, new double[0], text);
  }

  private Event.Clock anyTime() {
    return new Event.Clock(1000L * (1 + random.nextInt((int) HORIZON / 1000)), 0);
  }

  private Rule rule(String name, boolean windows, boolean provisional) {
    Leg leg = Rules.leg("a", STREAM);
    long after = random.nextInt(3) * 15_000L;
    Form form =
        windows
            ? new Form.Window(leg, List.of("key"), 1000, 1000, List.of(), a -> false, null, 0, 0)
            : new Form.All(List.of(Rules.leg("b", STREAM), leg), leg, 0, after, Double.NaN, KEY, 1);
    double near = random.nextBoolean() ? 1000 : Double.NaN;
    int many = 1 + random.nextInt(8);
    IncidentSpec spec =
        new IncidentSpec(
            List.of(
                new IncidentSpec.Graded(Severity.Extreme, legs -> legs.value(0) >= many),
                new IncidentSpec.Graded(Severity.Severe, null)),
            Map.of("en", "at {a.n}"),
            GAPS[random.nextInt(GAPS.length)],
            near,
            random.nextBoolean(),
            random.nextBoolean() ? Rules.leg("clear", ALL_CLEAR) : null,
            null,
            null,
            null,
            60_000L * random.nextInt(15));
    return Rules.firing(
        name,
        random.nextBoolean() ? RuleClass.M : RuleClass.N,
        form,
        spec,
        provisional ? Fire.ON_ARRIVAL : Fire.WHEN_FINAL);
  }

  private EventRef event(int i) {
    String id = "e" + random.nextInt(60);
    long time = random.nextInt((int) HORIZON / 1000) * 1000L;
    return new EventRef("a", "traffic.crash", id, time, place(), StableHash.mix(i), Map.of());
  }

  private Place place() {
    return random.nextInt(8) == 0
        ? Place.NONE
        : new Place(random.nextInt(40) / 1000.0, random.nextInt(20) / 1000.0);
  }

  /** A join's match: its evidence grows until the interval behind the anchor has passed. */
  private List<Said> anchor(int i) {
    long at = 1000L * random.nextInt((int) HORIZON / 1000);
    String key = random.nextBoolean() ? KEYS[random.nextInt(2)] : null;
    MatchId id = new MatchId(at, "m" + i, i);
    Place place = place();
    List<Said> words = new ArrayList<>();
    List<EventRef> pieces = new ArrayList<>();
    pieces.add(new EventRef("a", "traffic.crash", "m" + i, at, place, i, Map.of("n", "m" + i)));
    for (int step = random.nextInt(4); step >= 0; step--) {
      Match match = new Match(id, key, at, at, place, joined(pieces));
      doubt(words, match, at + rule.reach());
      words.add(word(true, match, at + rule.reach()));
      if (withdraws && random.nextInt(3) == 0) {
        words.add(word(false, match, at + rule.reach()));
      }
      grow(pieces, at);
    }
    return words;
  }

  /** A provisional rule says what it is not sure of, and may take it back. */
  private void doubt(List<Said> words, Match match, long before) {
    if (!rule.isProvisional() || random.nextInt(3) == 0 || !sure(words, match.id())) {
      return;
    }
    words.add(new Said(new Word.Told(0, update(true, false, match)), before));
    if (random.nextInt(3) == 0) {
      words.add(new Said(new Word.Told(0, update(false, false, match)), before));
    }
  }

  /** Whether nothing certain was said of it. */
  private static boolean sure(List<Said> words, MatchId id) {
    return words.stream()
        .noneMatch(w -> w.update().match().id().equals(id) && w.update().certain());
  }

  private MatchUpdate update(boolean present, boolean certain, Match match) {
    return new MatchUpdate(rule.name(), present, certain, false, match);
  }

  private void grow(List<EventRef> pieces, long at) {
    for (EventRef ref : pool) {
      if (Math.abs(ref.time() - at) < 100_000 && random.nextInt(3) == 0) {
        String leg = random.nextBoolean() ? "a" : "b";
        pieces.removeIf(piece -> piece.identity() == ref.identity());
        pieces.add(withLeg(ref, leg));
      }
    }
  }

  private static EventRef withLeg(EventRef ref, String leg) {
    return new EventRef(
        leg, ref.stream(), ref.id(), ref.time(), ref.place(), ref.identity(), ref.fields());
  }

  private static Evidence joined(List<EventRef> pieces) {
    List<EventRef> shown = pieces.stream().sorted(EventRef.ORDER).limit(Evidence.SHOWN).toList();
    List<EventRef> sorted =
        pieces.stream().sorted(Comparator.comparingLong(EventRef::identity)).toList();
    long[] identities = sorted.stream().mapToLong(EventRef::identity).toArray();
    int[] legs = sorted.stream().mapToInt(ref -> ref.leg().equals("b") ? 0 : 1).toArray();
    return new Evidence(shown, identities.length, identities, legs);
  }

  /** A key's episodes, one after the other; where a late event can, it moves an opening back. */
  private List<Said> episodes(String key) {
    List<Said> words = new ArrayList<>();
    Place place = place();
    long opening = 1000L * (1 + random.nextInt(600));
    while (opening <= HORIZON) {
      long told = opening + 1000L * random.nextInt(3);
      Match first = episode(key, told, Episode.OPEN, place);
      guess(words, key, opening, place);
      words.add(word(true, first, opening));
      if (told != opening && rule.verdict() == RuleClass.M) {
        words.add(word(true, episode(key, opening, Episode.OPEN, place), opening));
        words.add(word(false, first, opening));
        told = opening;
      }
      long closing = told + 1000L * (1 + random.nextInt(400));
      boolean closes = closing <= HORIZON;
      long end = closes ? closing : Episode.OPEN;
      words.add(word(true, episode(key, told, end, place), closes ? closing : Long.MAX_VALUE));
      opening = closing + 1000L * (1 + random.nextInt(300));
    }
    return words;
  }

  /** Of an episode that seemed to begin and did not, nothing stays. */
  private void guess(List<Said> words, String key, long opening, Place place) {
    if (rule.isProvisional() && random.nextBoolean()) {
      Match wrong = episode(key, opening + 1000L * (3 + random.nextInt(9)), Episode.OPEN, place);
      words.add(new Said(new Word.Told(0, update(true, false, wrong)), opening));
      words.add(new Said(new Word.Told(0, update(false, false, wrong)), opening));
    }
  }

  private Match episode(String key, long opening, long closing, Place place) {
    EventRef[] shown = new EventRef[1 + random.nextInt(12)];
    for (int i = 0; i < shown.length; i++) {
      shown[i] =
          new EventRef("a", "s", key + i, opening - 1000 + i, place, 0, Map.of("n", key + i));
    }
    Evidence evidence =
        new Evidence(
            Arrays.stream(shown).limit(Evidence.SHOWN).toList(), shown.length, new long[0]);
    return new Match(new MatchId(opening, key, 0), key, opening, closing, place, evidence);
  }

  private Said word(boolean present, Match match, long before) {
    boolean settled = random.nextBoolean();
    MatchUpdate update = new MatchUpdate(rule.name(), present, settled, match);
    return new Said(new Word.Told(0, update), before);
  }

  private Set<MatchId> ids() {
    Set<MatchId> ids = new LinkedHashSet<>();
    chains.stream()
        .flatMap(List::stream)
        .filter(said -> said.word() instanceof Word.Told)
        .forEach(said -> ids.add(said.update().match().id()));
    return ids;
  }

  /** The matches that hold in the end. */
  List<Match> last() {
    TreeMap<MatchId, MatchUpdate> last = new TreeMap<>();
    for (List<Said> chain : chains) {
      for (Said said : chain) {
        if (said.word() instanceof Word.Told told) {
          last.put(told.update().match().id(), told.update());
        }
      }
    }
    return last.values().stream().filter(MatchUpdate::present).map(MatchUpdate::match).toList();
  }
}
