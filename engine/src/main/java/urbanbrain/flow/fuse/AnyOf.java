package urbanbrain.flow.fuse;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import urbanbrain.event.StableHash;
import urbanbrain.flow.fuse.board.Anchor;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.fuse.board.Ring;
import urbanbrain.flow.meter.Effort;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * A rule of which one leg is enough: each fitting event is a match, at once and for good, or, where
 * it may be taken back, until that is settled; each episode is one, once its start is final: until
 * then a late event may move it.
 */
final class AnyOf {

  private final Rule rule;
  private final Manner manner;
  private final int code;

  /** In the order of their names. */
  private final List<Leg> legs;

  /** By the code of each feed, the place of the first of the legs that it fits. */
  private final Map<Integer, Integer> byFeed = new HashMap<>();

  private final Map<String, Leg> bySignal = new TreeMap<>();

  /** What judging it takes. */
  final Effort effort = new Effort();

  AnyOf(Rule rule) {
    this.rule = rule;
    this.manner = Manner.of(rule, Manner.hasRevised(rule));
    this.code = StableHash.code(rule.name() + "\n" + rule.version());
    this.legs = rule.when().legs().stream().sorted(Comparator.comparing(Leg::name)).toList();
    for (Leg leg : legs) {
      if (leg.isSignal()) {
        bySignal.putIfAbsent(leg.signal(), leg);
      } else {
        byFeed.putIfAbsent(leg.feed(rule.space()).code(), legs.indexOf(leg));
      }
    }
  }

  /** What its events stand under on a board while they may be taken back. */
  int code() {
    return code;
  }

  String name() {
    return rule.name();
  }

  /** Whether an event is a match for good as soon as it comes. */
  boolean needsNoBoard() {
    return manner == Manner.AT_ONCE;
  }

  /** The feeds whose events fill a leg. */
  Set<Integer> feeds() {
    return byFeed.keySet();
  }

  /** The signals that fill a leg. */
  Set<String> signals() {
    return bySignal.keySet();
  }

  /** An event that fits these feeds, of which some may be of this rule. */
  void event(Piece piece, int[] feeds, Turn turn) {
    Leg first = first(feeds);
    if (first == null || !rule.tenure().judges(piece.time())) {
      return;
    }
    if (needsNoBoard()) {
      turn.present(rule.name(), true, match(first, piece));
      return;
    }
    Anchor anchor =
        new Anchor(piece, new int[] {rule.when().legs().indexOf(first)}, Anchor.NO_CHAIN);
    turn.board().add(code, anchor, 0, turn.watermark());
    dropBeyondBound(turn);
    turn.board().dueBy(piece.time());
    if (manner == Manner.AS_IT_SEEMS) {
      turn.seems(rule.name(), match(anchor));
    }
  }

  private void dropBeyondBound(Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors(code);
    if (anchors.size() > turn.limits().of(Bound.ANCHORS)) {
      // It counts as settled from now on, whatever is still said of it.
      Anchor oldest = anchors.removeFirst();
      turn.present(rule.name(), true, match(oldest).degraded());
      turn.hit(rule.name(), Bound.ANCHORS, oldest.time(), oldest.time());
    }
  }

  private Leg first(int[] feeds) {
    int first = legs.size();
    for (int feed : feeds) {
      first = Math.min(first, byFeed.getOrDefault(feed, first));
    }
    return first == legs.size() ? null : legs.get(first);
  }

  /** An event is taken back. */
  void remove(Piece piece, Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors(code);
    if (anchors != null) {
      long identity = piece.identity();
      Anchor gone = anchors.remove(piece.time(), a -> a.piece().identity() == identity);
      if (gone != null && manner == Manner.AS_IT_SEEMS) {
        turn.absent(rule.name(), match(gone));
      }
    }
  }

  /** Time has passed: events up to it are not taken back, starts up to it are not moved. */
  void settle(Turn turn) {
    settleEvents(turn);
    long said = turn.board().said();
    bySignal.forEach(
        (signal, leg) ->
            turn.board()
                .signals()
                .forEach(
                    signal,
                    (key, episode) -> {
                      boolean isNew = episode.start() > said && episode.start() <= turn.watermark();
                      if (isNew && rule.tenure().judges(episode.start())) {
                        Match match = match(leg, new Piece(signal, key, episode));
                        turn.present(rule.name(), true, match);
                      }
                    }));
  }

  private void settleEvents(Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors(code);
    if (anchors == null) {
      return;
    }
    for (int i = 0; i < anchors.size() && anchors.time(i) <= turn.watermark(); i++) {
      turn.present(rule.name(), true, match(anchors.get(i)));
    }
    anchors.evict(0, turn.watermark());
    if (!anchors.isEmpty()) {
      turn.board().dueBy(anchors.time(0));
    }
  }

  private Match match(Anchor anchor) {
    return match(rule.when().legs().get(anchor.counts[0]), anchor.piece());
  }

  private Match match(Leg leg, Piece piece) {
    // legs of two streams may share id, time and content
    MatchId id =
        piece.event() == null
            ? piece.matchId()
            : new MatchId(piece.time(), piece.event().id(), piece.identity());
    EventRef ref = Pieces.ref(leg, piece);
    long[] identities = {piece.identity()};
    int[] under = {rule.when().legs().indexOf(leg)};
    Evidence evidence = new Evidence(List.of(ref), 1, identities, under);
    return new Match(id, null, id.time(), id.time(), piece.place(), evidence);
  }
}
