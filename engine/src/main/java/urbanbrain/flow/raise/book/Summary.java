package urbanbrain.flow.raise.book;

import static com.google.common.collect.Comparators.min;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.word.Headline;

/**
 * Several matches of one incident as one.
 *
 * @param smallest the id of the smallest match, whose place and key these are
 * @param matches how many there are
 * @param firsts the first evidence of each leg that has been seen
 * @param isDegraded whether one of them may miss something
 */
record Summary(
    MatchId smallest,
    Place place,
    String key,
    long start,
    long end,
    long matches,
    Evidence evidence,
    TreeMap<String, EventRef> firsts,
    boolean isDegraded) {

  /**
   * The place of each of a form's legs in the order of their names: of the legs under which two
   * matches show one piece, the first by name counts.
   */
  static int[] ranks(Form form) {
    List<String> names = form.legs().stream().map(Leg::name).toList();
    List<String> sorted = names.stream().sorted().toList();
    return names.stream().mapToInt(sorted::indexOf).toArray();
  }

  /** One match. */
  static Summary of(Match match) {
    TreeMap<String, EventRef> firsts = new TreeMap<>();
    // Shown in order, so the first of a leg comes first.
    match.evidence().shown().forEach(ref -> firsts.putIfAbsent(ref.leg(), ref));
    return new Summary(
        match.id(),
        match.place(),
        match.key(),
        match.start(),
        match.end(),
        1,
        match.evidence(),
        firsts,
        match.isDegraded());
  }

  /** Matches and what was summed up before, which may be null; at least one in all. */
  static Summary of(int[] ranks, Summary before, Collection<Match> matches) {
    List<Summary> parts = new ArrayList<>(matches.size() + 1);
    if (before != null) {
      parts.add(before);
    }
    matches.forEach(match -> parts.add(of(match)));
    return of(ranks, parts);
  }

  /** Several as one; at least one. */
  static Summary of(int[] ranks, List<Summary> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Summary least = Collections.min(parts, Comparator.comparing(Summary::smallest));
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    long matches = 0;
    boolean degraded = false;
    TreeMap<String, EventRef> firsts = new TreeMap<>();
    for (Summary part : parts) {
      start = Math.min(start, part.start);
      end = Math.max(end, part.end);
      matches += part.matches;
      degraded |= part.isDegraded;
      part.firsts.forEach(
          (leg, ref) -> firsts.merge(leg, ref, (a, b) -> min(a, b, EventRef.ORDER)));
    }
    Evidence all = union(ranks, parts.stream().map(Summary::evidence).toList());
    return new Summary(
        least.smallest, least.place, least.key, start, end, matches, all, firsts, degraded);
  }

  /** What a rule's headline says of it. */
  Headline headline(Rule rule) {
    return new Headline(rule, firsts, key);
  }

  /** How many pieces of evidence each leg has, by the leg's place in the form. */
  long[] counts(int legs) {
    long[] counts = new long[legs];
    if (evidence.identities().length == 0) {
      counts[0] = evidence.total();
    }
    for (int leg : evidence.legs()) {
      counts[leg]++;
    }
    return counts;
  }

  /** A stable hash of all that a message says. */
  long gist() {
    long gist = StableHash.of(StableHash.of(StableHash.mix(smallest.time()), smallest.name()), end);
    gist = StableHash.of(StableHash.of(StableHash.of(gist, start), matches), evidence.total());
    gist = StableHash.of(StableHash.of(gist, place.lat()), place.lon());
    for (EventRef ref : evidence.shown()) {
      gist = StableHash.of(StableHash.of(StableHash.of(gist, ref.leg()), ref.id()), ref.time());
      gist = StableHash.of(StableHash.of(gist, ref.place().lat()), ref.place().lon());
    }
    return StableHash.of(gist, isDegraded ? 1L : 0L);
  }

  /** Each piece once; the same in whatever order. */
  private static Evidence union(int[] ranks, List<Evidence> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    boolean shared = parts.stream().anyMatch(part -> part.identities().length > 0);
    List<EventRef> shown = shown(parts, shared);
    if (!shared) {
      long total = parts.stream().mapToLong(Evidence::total).sum();
      return new Evidence(shown, total, new long[0]);
    }
    Map<Long, Integer> legs = new HashMap<>();
    Comparator<Integer> byName = Comparator.comparingInt(leg -> ranks[leg]);
    for (Evidence part : parts) {
      for (int i = 0; i < part.identities().length; i++) {
        legs.merge(part.identities()[i], part.legs()[i], (a, b) -> min(a, b, byName));
      }
    }
    long[] identities = legs.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    int[] byLeg = IntStream.range(0, identities.length).map(i -> legs.get(identities[i])).toArray();
    return new Evidence(shown, identities.length, identities, byLeg);
  }

  /**
   * The first of all. A piece that is among them is among the first of every match that it belongs
   * to, so that nothing is missed.
   */
  private static List<EventRef> shown(List<Evidence> parts, boolean shared) {
    List<EventRef> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(part.shown()));
    all.sort(EventRef.ORDER);
    List<EventRef> first = new ArrayList<>();
    for (EventRef ref : all) {
      boolean again = shared && !first.isEmpty() && isSame(first.get(first.size() - 1), ref);
      if (!again && first.size() < Evidence.SHOWN) {
        first.add(ref);
      }
    }
    return first;
  }

  /** The order puts the same event under several legs side by side, the smallest leg first. */
  private static boolean isSame(EventRef a, EventRef b) {
    return a.identity() == b.identity() && a.time() == b.time() && a.id().equals(b.id());
  }
}
