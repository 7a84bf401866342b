package urbanbrain.flow.fuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.geo.Earth;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** The matches of some events and episodes, found by trying everything with everything. */
final class BruteForce {

  /** An episode of a signal. */
  record Spell(String signal, String key, Episode episode) {}

  /**
   * An event or an episode under a leg.
   *
   * @param end the moment after its last one
   * @param key what {@code same} compares, null if it has none
   * @param id what a match around it is known by
   */
  private record Thing(EventRef ref, long time, long end, Place place, String key, MatchId id) {}

  private final Collection<Event> events;
  private final Collection<Spell> spells;

  /** Up to when it is known that nothing was there. */
  private final long horizon;

  /** The rule at hand: its legs in its own order, how near, the fields of its key. */
  private List<String> names = List.of();

  private double near;
  private List<String> same = List.of();

  BruteForce(Collection<Event> events, Collection<Spell> spells, long horizon) {
    this.events = events;
    this.spells = spells;
    this.horizon = horizon;
  }

  /** All matches by rule and id. */
  Map<String, Match> matches(RuleSet rules) {
    Map<String, Match> found = new TreeMap<>();
    for (Rule rule : rules.judged()) {
      names = rule.when().legs().stream().map(Leg::name).toList();
      List<Match> matches = new ArrayList<>();
      if (rule.when() instanceof Form.Any any) {
        any(sorted(any.legs()), matches);
      } else if (rule.when() instanceof Form.All all) {
        near = all.near();
        same = all.same();
        anchors(all.anchor()).forEach(anchor -> all(all, anchor, matches));
      } else if (rule.when() instanceof Form.Sequence sequence) {
        near = sequence.near();
        same = sequence.same();
        anchors(sequence.steps().get(0)).forEach(a -> sequence(sequence, a, matches));
      }
      matches.forEach(m -> found.put(name(rule.name(), m), m));
    }
    return found;
  }

  /** A name for a match of a rule. */
  static String name(String rule, Match match) {
    return rule + " " + match.id();
  }

  /** All that a match says, to compare it by. */
  static String text(Match match) {
    Evidence evidence = match.evidence();
    return String.join(
        " ",
        match.key() + " " + match.start() + " " + match.end(),
        match.place() + " " + evidence.shown(),
        evidence.total() + " " + Arrays.toString(evidence.identities()),
        Arrays.toString(evidence.legs()) + (match.isDegraded() ? " degraded" : ""));
  }

  private static List<Leg> sorted(List<Leg> legs) {
    return legs.stream().sorted(Comparator.comparing(Leg::name)).toList();
  }

  private void any(List<Leg> legs, List<Match> matches) {
    near = Double.NaN;
    same = List.of();
    Set<MatchId> known = new TreeSet<>();
    for (Leg leg : legs) {
      for (Thing thing : things(leg)) {
        boolean isSignal = leg.isSignal();
        MatchId id = thing.id();
        MatchId own = isSignal ? id : new MatchId(id.time(), id.name(), thing.ref().identity());
        if (known.add(own)) {
          matches.add(match(own, null, thing.place(), List.of(thing.ref())));
        }
      }
    }
  }

  private void all(Form.All form, Thing anchor, List<Match> matches) {
    long from = anchor.time() - form.before();
    long to = anchor.time() + form.after();
    if (isRefuted(form.absent(), anchor, from, to, false)) {
      return;
    }
    Map<Long, EventRef> pieces = new LinkedHashMap<>();
    pieces.put(anchor.ref().identity(), anchor.ref());
    Set<String> filled = new TreeSet<>();
    for (Leg leg : sorted(form.filled())) {
      List<Thing> fitting = meeting(leg, anchor, from, to);
      if (fitting.size() + (leg.name().equals(form.anchor().name()) ? 1 : 0) >= leg.count()) {
        filled.add(leg.name());
        fitting.forEach(t -> pieces.putIfAbsent(t.ref().identity(), t.ref()));
      }
    }
    if (filled.contains(form.anchor().name()) && filled.size() >= form.atLeast()) {
      matches.add(match(anchor.id(), key(anchor), anchor.place(), pieces.values()));
    }
  }

  private boolean isRefuted(List<Leg> legs, Thing anchor, long from, long to, boolean byStart) {
    if (legs.isEmpty()) {
      return false;
    }
    return to > horizon
        || legs.stream()
            .flatMap(leg -> meeting(leg, anchor, from, to).stream())
            .anyMatch(thing -> !byStart || thing.time() >= from);
  }

  private void sequence(Form.Sequence form, Thing anchor, List<Match> matches) {
    long to = anchor.time() + form.to();
    if (isRefuted(form.absent(), anchor, anchor.time() + 1, to, true)) {
      return;
    }
    Map<Long, EventRef> pieces = new TreeMap<>();
    chains(form, anchor, List.of(anchor), pieces);
    if (!pieces.isEmpty()) {
      matches.add(match(anchor.id(), key(anchor), anchor.place(), pieces.values()));
    }
  }

  /** Tries every chain; those that come to the end give their pieces. */
  private void chains(
      Form.Sequence form, Thing anchor, List<Thing> chain, Map<Long, EventRef> pieces) {
    Thing last = chain.get(chain.size() - 1);
    if (chain.size() == form.steps().size()) {
      if (last.time() >= anchor.time() + form.from()) {
        chain.forEach(
            t -> pieces.merge(t.ref().identity(), t.ref(), (a, b) -> isFirst(a, b) ? a : b));
      }
      return;
    }
    Leg next = form.steps().get(chain.size());
    for (Thing thing : meeting(next, anchor, last.time() + 1, anchor.time() + form.to())) {
      if (thing.time() > last.time()) {
        List<Thing> longer = new ArrayList<>(chain);
        longer.add(thing);
        chains(form, anchor, longer, pieces);
      }
    }
  }

  private static boolean isFirst(EventRef a, EventRef b) {
    return a.leg().compareTo(b.leg()) <= 0;
  }

  private List<Thing> anchors(Leg leg) {
    return things(leg).stream()
        .filter(t -> Double.isNaN(near) ? t.key() != null : t.place().isKnown())
        .toList();
  }

  /** What fits a leg at some moment of an interval, near an anchor or with its key. */
  private List<Thing> meeting(Leg leg, Thing anchor, long from, long to) {
    return things(leg).stream()
        .filter(t -> t.ref().identity() != anchor.ref().identity())
        .filter(t -> t.time() <= to && t.end() > from)
        .filter(t -> belongs(anchor, t))
        .toList();
  }

  private boolean belongs(Thing anchor, Thing other) {
    Place a = anchor.place();
    Place b = other.place();
    return Double.isNaN(near)
        ? anchor.key().equals(other.key())
        : Earth.metres(a.lat(), a.lon(), b.lat(), b.lon()) <= near;
  }

  private String key(Thing anchor) {
    return same.isEmpty() ? null : anchor.key();
  }

  private List<Thing> things(Leg leg) {
    List<Thing> things = new ArrayList<>();
    for (Event e : events) {
      if (!leg.isSignal() && leg.stream().code() == e.stream() && leg.where().of(e)) {
        MatchId id = new MatchId(e.time(), e.id(), e.content());
        Place place = new Place(e.lat(), e.lon());
        long end = e.until() > e.time() ? e.until() : e.time() + 1;
        things.add(new Thing(ref(leg, e), e.time(), end, place, key(leg, e), id));
      }
    }
    for (Spell s : spells) {
      if (s.signal().equals(leg.signal())) {
        Episode e = s.episode();
        MatchId id = new MatchId(e.start(), s.key(), StableHash.of(s.signal()));
        String key = same.isEmpty() ? "" : s.key();
        things.add(new Thing(ref(leg, s), e.start(), e.end(), e.place(), key, id));
      }
    }
    return things;
  }

  private String key(Leg leg, Event e) {
    List<String> values = new ArrayList<>();
    same.forEach(f -> values.add(e.print(leg.stream().field(f).orElseThrow())));
    return values.contains(null) ? null : String.join("\u001f", values);
  }

  private static EventRef ref(Leg leg, Event e) {
    Map<String, String> fields = new LinkedHashMap<>();
    leg.shown().stream()
        .filter(f -> e.print(f) != null)
        .forEach(f -> fields.put(f.name(), e.print(f)));
    Place place = new Place(e.lat(), e.lon());
    String stream = leg.stream().name();
    return new EventRef(leg.name(), stream, e.id(), e.time(), place, e.identity(), fields);
  }

  private static EventRef ref(Leg leg, Spell s) {
    long start = s.episode().start();
    long identity = StableHash.of(StableHash.of(StableHash.of(s.signal()), s.key()), start);
    return new EventRef(
        leg.name(), s.signal(), s.key(), start, s.episode().place(), identity, Map.of());
  }

  private Match match(MatchId id, String key, Place place, Collection<EventRef> pieces) {
    List<EventRef> shown = pieces.stream().sorted(EventRef.ORDER).limit(Evidence.SHOWN).toList();
    List<EventRef> sorted =
        pieces.stream().sorted(Comparator.comparingLong(EventRef::identity)).toList();
    long[] identities = sorted.stream().mapToLong(EventRef::identity).toArray();
    int[] legs = sorted.stream().mapToInt(piece -> names.indexOf(piece.leg())).toArray();
    Evidence evidence = new Evidence(shown, pieces.size(), identities, legs);
    return new Match(id, key, id.time(), id.time(), place, evidence);
  }
}
