package urbanbrain.flow.fuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private final Collection<Event> events;
  private final Collection<Spell> spells;

  /** The legs of the rule at hand in its own order. */
  private List<String> names = List.of();

  BruteForce(Collection<Event> events, Collection<Spell> spells) {
    this.events = events;
    this.spells = spells;
  }

  /** All matches by rule and id. */
  Map<String, Match> matches(RuleSet rules) {
    Map<String, Match> found = new TreeMap<>();
    for (Rule rule : rules.judged()) {
      List<Leg> legs = rule.when().legs().stream().sorted(Comparator.comparing(Leg::name)).toList();
      List<Match> matches = new ArrayList<>();
      names = rule.when().legs().stream().map(Leg::name).toList();
      if (rule.when() instanceof Form.Any) {
        any(legs, matches);
      } else if (rule.when() instanceof Form.All all) {
        events.forEach(anchor -> all(all, legs, anchor, matches));
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
        Arrays.toString(evidence.legs()));
  }

  private void any(List<Leg> legs, List<Match> matches) {
    for (Event e : events) {
      legs.stream()
          .filter(leg -> fits(leg, e))
          .findFirst()
          .ifPresent(
              leg -> {
                MatchId id = new MatchId(e.time(), e.id(), e.identity());
                matches.add(match(id, null, place(e), List.of(ref(leg, e))));
              });
    }
    for (Spell s : spells) {
      legs.stream()
          .filter(leg -> s.signal().equals(leg.signal()))
          .findFirst()
          .ifPresent(
              leg -> {
                long tie = StableHash.of(s.signal());
                MatchId id = new MatchId(s.episode().start(), s.key(), tie);
                matches.add(match(id, null, s.episode().place(), List.of(ref(leg, s))));
              });
    }
  }

  private void all(Form.All form, List<Leg> legs, Event anchor, List<Match> matches) {
    String key = key(form, form.anchor(), anchor);
    if (!fits(form.anchor(), anchor) || (form.isSpatial() ? !anchor.isPlaced() : key == null)) {
      return;
    }
    Map<Long, EventRef> pieces = new LinkedHashMap<>();
    pieces.put(anchor.identity(), ref(form.anchor(), anchor));
    Set<String> filled = new HashSet<>();
    for (Leg leg : legs) {
      List<EventRef> fitting = fitting(form, leg, anchor);
      if (fitting.size() + (leg.name().equals(form.anchor().name()) ? 1 : 0) >= leg.count()) {
        filled.add(leg.name());
        fitting.forEach(piece -> pieces.putIfAbsent(piece.identity(), piece));
      }
    }
    if (filled.contains(form.anchor().name()) && filled.size() >= form.atLeast()) {
      MatchId id = new MatchId(anchor.time(), anchor.id(), anchor.content());
      matches.add(match(id, form.same().isEmpty() ? null : key, place(anchor), pieces.values()));
    }
  }

  private List<EventRef> fitting(Form.All form, Leg leg, Event anchor) {
    List<EventRef> fitting = new ArrayList<>();
    long from = anchor.time() - form.before();
    long to = anchor.time() + form.after();
    for (Event e : events) {
      if (e != anchor && fits(leg, e) && from <= e.time() && e.time() <= to) {
        if (meet(form, anchor, place(e), key(form, leg, e))) {
          fitting.add(ref(leg, e));
        }
      }
    }
    for (Spell s : spells) {
      if (s.signal().equals(leg.signal())
          && s.episode().start() <= to
          && s.episode().end() > from
          && meet(form, anchor, s.episode().place(), form.same().isEmpty() ? "" : s.key())) {
        fitting.add(ref(leg, s));
      }
    }
    return fitting;
  }

  private static boolean meet(Form.All form, Event anchor, Place place, String key) {
    return form.isSpatial()
        ? Earth.metres(anchor.lat(), anchor.lon(), place.lat(), place.lon()) <= form.near()
        : key(form, form.anchor(), anchor).equals(key);
  }

  private static String key(Form.All form, Leg leg, Event e) {
    List<String> values = new ArrayList<>();
    if (fits(leg, e)) {
      form.same().forEach(f -> values.add(e.print(leg.stream().field(f).orElseThrow())));
    }
    return values.contains(null) ? null : String.join("\u001f", values);
  }

  private static boolean fits(Leg leg, Event e) {
    return !leg.isSignal() && leg.stream().code() == e.stream() && leg.where().of(e);
  }

  private static Place place(Event e) {
    return new Place(e.lat(), e.lon());
  }

  private static EventRef ref(Leg leg, Event e) {
    Map<String, String> fields = new LinkedHashMap<>();
    leg.shown().stream()
        .filter(f -> e.print(f) != null)
        .forEach(f -> fields.put(f.name(), e.print(f)));
    return new EventRef(
        leg.name(), leg.stream().name(), e.id(), e.time(), place(e), e.identity(), fields);
  }

  private static EventRef ref(Leg leg, Spell s) {
    long start = s.episode().start();
    long identity = StableHash.of(StableHash.of(StableHash.of(s.signal()), s.key()), start);
    return new EventRef(
        leg.name(), s.signal(), s.key(), start, s.episode().place(), identity, Map.of());
  }

  private Match match(MatchId id, String key, Place place, Collection<EventRef> pieces) {
    List<EventRef> shown = pieces.stream().sorted(EventRef.ORDER).limit(Evidence.SHOWN).toList();
    long[] identities = pieces.stream().mapToLong(EventRef::identity).sorted().toArray();
    List<EventRef> sorted =
        pieces.stream().sorted(Comparator.comparingLong(EventRef::identity)).toList();
    int[] legs = sorted.stream().mapToInt(piece -> names.indexOf(piece.leg())).toArray();
    Evidence evidence = new Evidence(shown, pieces.size(), identities, legs);
    return new Match(id, key, id.time(), id.time(), place, evidence);
  }
}
