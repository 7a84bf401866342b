package urbanbrain.flow.fuse;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * A rule of which one leg is enough: each fitting event is a match, at once and for good; each
 * episode is one, once its start is final: until then a late event may move it.
 */
final class AnyOf {

  private final Rule rule;
  private final Map<Integer, Leg> byFeed = new HashMap<>();
  private final Map<String, Leg> bySignal = new TreeMap<>();

  AnyOf(Rule rule) {
    this.rule = rule;
    List<Leg> legs = rule.when().legs().stream().sorted(Comparator.comparing(Leg::name)).toList();
    for (Leg leg : legs) {
      if (leg.isSignal()) {
        bySignal.putIfAbsent(leg.signal(), leg);
      } else {
        byFeed.putIfAbsent(leg.feed(rule.space()).code(), leg);
      }
    }
  }

  /** The signals that fill a leg. */
  Set<String> signals() {
    return bySignal.keySet();
  }

  /** An event that fits these feeds, of which some may be of this rule. */
  void event(Event event, int[] feeds, Turn turn) {
    Leg first = null;
    for (int feed : feeds) {
      Leg leg = byFeed.get(feed);
      if (leg != null && (first == null || leg.name().compareTo(first.name()) < 0)) {
        first = leg;
      }
    }
    if (first != null) {
      MatchId id = new MatchId(event.time(), event.id(), event.identity());
      turn.present(rule.name(), true, match(id, first, Pieces.ref(first, new Piece(event))));
    }
  }

  /** Time has passed: starts that it reached are final, as no late event can move them. */
  void settle(Turn turn) {
    bySignal.forEach(
        (signal, leg) ->
            turn.board()
                .signals
                .forEach(
                    signal,
                    (key, episode) -> {
                      if (episode.start() > turn.board().said
                          && episode.start() <= turn.watermark()) {
                        turn.present(rule.name(), true, match(leg, key, episode));
                      }
                    }));
  }

  private Match match(Leg leg, String key, Episode episode) {
    MatchId id = new MatchId(episode.start(), key, StableHash.of(leg.signal()));
    return match(id, leg, Pieces.ref(leg, key, episode));
  }

  private Match match(MatchId id, Leg leg, EventRef piece) {
    Place place = piece.place();
    long[] identities = {piece.identity()};
    int[] legs = {rule.when().legs().indexOf(leg)};
    Evidence evidence = new Evidence(List.of(piece), 1, identities, legs);
    return new Match(id, null, id.time(), id.time(), place, evidence);
  }
}
