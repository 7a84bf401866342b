package urbanbrain.flow.raise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** A made-up rule and what its matches go through, as the judging stages would tell it. */
final class Happenings {

  /**
   * One word about a match.
   *
   * @param before it comes before the watermark gets here
   */
  record Word(MatchUpdate update, long before) {}

  static final long HORIZON = 2_000_000;
  private static final StreamType STREAM = new StreamType("traffic.crash", "", null, List.of());
  private static final long[] GAPS = {0, 20_000, 60_000};
  private static final String[] KEYS = {"a", "b", "c", "d"};

  final Rule rule;
  final boolean withdraws;

  /** Words of one chain keep their order. */
  final List<List<Word>> chains = new ArrayList<>();

  private final Random random;
  private final List<EventRef> pool = new ArrayList<>();

  Happenings(long seed) {
    random = new Random(seed);
    boolean windows = random.nextBoolean();
    withdraws = !windows && random.nextInt(4) == 0;
    rule = rule(windows);
    for (int i = 0; i < 80; i++) {
      pool.add(event(i));
    }
    for (int i = 0; i < (windows ? KEYS.length : 25); i++) {
      chains.add(windows ? episodes(KEYS[i]) : anchor(i));
    }
  }

  private Rule rule(boolean windows) {
    Leg leg = Rules.leg("a", STREAM);
    long after = random.nextInt(3) * 15_000L;
    Form form =
        windows
            ? new Form.Window(leg, List.of(), 1000, 1000, List.of(), a -> false, null, 0, 0)
            : new Form.All(List.of(leg), leg, 0, after, Double.NaN, List.of(), 1);
    double near = random.nextBoolean() ? 1000 : Double.NaN;
    IncidentSpec spec =
        new IncidentSpec(
            Severity.Severe,
            Map.of("en", "at {a.n}"),
            GAPS[random.nextInt(GAPS.length)],
            near,
            random.nextBoolean());
    return Rules.rule("made", random.nextBoolean() ? RuleClass.M : RuleClass.N, form, spec);
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
  private List<Word> anchor(int i) {
    long at = 1000L * random.nextInt((int) HORIZON / 1000);
    String key = random.nextBoolean() ? KEYS[random.nextInt(2)] : null;
    MatchId id = new MatchId(at, "m" + i, i);
    Place place = place();
    List<Word> words = new ArrayList<>();
    List<EventRef> pieces = new ArrayList<>();
    pieces.add(new EventRef("a", "traffic.crash", "m" + i, at, place, i, Map.of("n", "m" + i)));
    for (int step = random.nextInt(4); step >= 0; step--) {
      Match match = new Match(id, key, at, at, place, joined(pieces));
      words.add(word(true, match, at + rule.reach()));
      if (withdraws && random.nextInt(3) == 0) {
        words.add(word(false, match, at + rule.reach()));
      }
      grow(pieces, at);
    }
    return words;
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
    long[] identities = pieces.stream().mapToLong(EventRef::identity).sorted().toArray();
    return new Evidence(shown, identities.length, identities);
  }

  /** A key's episodes, one after the other; where a late event can, it moves an opening back. */
  private List<Word> episodes(String key) {
    List<Word> words = new ArrayList<>();
    Place place = place();
    long opening = 1000L * (1 + random.nextInt(600));
    while (opening <= HORIZON) {
      long told = opening + 1000L * random.nextInt(3);
      Match first = episode(key, told, Episode.OPEN, place);
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

  private Word word(boolean present, Match match, long before) {
    return new Word(new MatchUpdate(rule.name(), present, random.nextBoolean(), match), before);
  }

  /** The matches that hold in the end. */
  List<Match> last() {
    TreeMap<MatchId, MatchUpdate> last = new TreeMap<>();
    for (List<Word> chain : chains) {
      chain.forEach(word -> last.put(word.update().match().id(), word.update()));
    }
    return last.values().stream().filter(MatchUpdate::present).map(MatchUpdate::match).toList();
  }
}
