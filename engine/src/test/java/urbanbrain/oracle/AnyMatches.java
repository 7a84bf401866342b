package urbanbrain.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Leg;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.MatchId;

/** Each event that fits a leg, and each signal at its start, is a match. */
final class AnyMatches {

  private final Oracle oracle;

  AnyMatches(Oracle oracle) {
    this.oracle = oracle;
  }

  List<Found> matches(List<Leg> legs) {
    List<Found> all = new ArrayList<>();
    Set<MatchId> seen = new HashSet<>();
    for (Leg leg : legs.stream().sorted(Comparator.comparing(Leg::name)).toList()) {
      for (Found match : leg.isSignal() ? bySignals(leg) : byEvents(leg)) {
        if (seen.add(match.id())) {
          all.add(match);
        }
      }
    }
    return all;
  }

  private List<Found> byEvents(Leg leg) {
    return oracle.fitting(leg).events().stream().map(e -> byEvent(leg, e)).toList();
  }

  private static Found byEvent(Leg leg, Event e) {
    return at(new MatchId(e.time(), e.id(), e.identity()), Pieces.of(leg, e));
  }

  private List<Found> bySignals(Leg leg) {
    return oracle.episodes(leg.signal()).stream().map(s -> bySignal(leg, s)).toList();
  }

  private static Found bySignal(Leg leg, Spell s) {
    return at(
        new MatchId(s.start(), s.key(), StableHash.of(Tenure.title(leg.signal()))),
        Pieces.of(leg, s));
  }

  private static Found at(MatchId id, EventRef piece) {
    return new Found(id, null, id.time(), id.time(), piece.place(), List.of(piece));
  }
}
