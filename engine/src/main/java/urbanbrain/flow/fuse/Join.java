package urbanbrain.flow.fuse;

import urbanbrain.event.StableHash;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.fuse.board.Anchor;
import urbanbrain.flow.fuse.board.Board;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.fuse.board.Ring;
import urbanbrain.flow.fuse.board.Signals;
import urbanbrain.flow.meter.Effort;
import urbanbrain.rule.Rule;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;

/**
 * A rule that judges what is around anchors. Each anchor keeps what it needs to know of what was
 * there, so that an event costs a step for each anchor that it can reach, and evidence is gathered
 * in full only when there is something to say: a leg newly filled, twice the evidence, the last
 * word.
 */
abstract class Join {

  final Legs legs;
  final Reach reach;
  private final Rule rule;
  private final boolean hasKey;
  private final long refuting;
  private final Manner manner;
  private final int code;
  private final Pieces pieces;

  /** What judging it takes. */
  final Effort effort = new Effort();

  Join(Rule rule, Legs legs, Reach reach, boolean hasKey) {
    this.rule = rule;
    this.legs = legs;
    this.reach = reach;
    this.hasKey = hasKey;
    boolean hasRevised = Manner.hasRevised(rule);
    this.refuting = hasRevised ? 0 : legs.absentEvents();
    this.manner = Manner.of(rule, hasRevised || legs.absent() != 0);
    this.code = StableHash.code(rule.name() + "\n" + rule.version());
    this.pieces = new Pieces(legs.canShare());
  }

  /** A new anchor, of which nothing is known but itself. */
  abstract Anchor fresh(Piece piece);

  /** Looks at all that stands around an anchor. */
  abstract void lookAround(Anchor anchor, Turn turn);

  /** The legs of which the pieces matter to anchors that are there already. */
  abstract long heard();

  /** A piece has come to an anchor; whether that fills something that was not filled. */
  abstract boolean take(Anchor anchor, Piece piece, long fits, Turn turn);

  /** A piece has gone from an anchor. */
  abstract void lose(Anchor anchor, Piece piece, long fits, Turn turn);

  /** Whether an anchor has all that it needs, as far as is known, and nothing that it must not. */
  abstract boolean holds(Anchor anchor);

  /** Gathers what an anchor's match rests on. */
  abstract void gather(Anchor anchor, Pieces pieces, Turn turn);

  /** The episodes of a signal have changed. */
  abstract void signal(String signal, Signals.Change change, Turn turn);

  /** Time has passed: takes up what waited for it. */
  abstract void wake(Turn turn);

  final Legs legs() {
    return legs;
  }

  final String name() {
    return rule.name();
  }

  /** What its anchors stand under on a board. */
  final int code() {
    return code;
  }

  /** How far ahead its anchors look. */
  final long ahead() {
    return reach.after();
  }

  /** How long a piece may be asked for after its time. */
  final long retention() {
    return reach.retention();
  }

  /** Whether pieces may be taken back, so that each must be counted. */
  final boolean isRevocable() {
    return manner != Manner.AT_ONCE;
  }

  /** A piece has come that fits these legs; it stands on the board already. */
  final void add(Piece piece, long fits, boolean home, Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors(code);
    if (anchors != null && (fits & heard()) != 0) {
      tell(anchors, piece, fits, turn);
    }
    if (home && legs.hasAnchor(fits)) {
      begin(piece, turn);
    }
  }

  private void tell(Ring<Anchor> anchors, Piece piece, long fits, Turn turn) {
    int first = reach.firstAnchor(anchors, piece);
    int end = reach.endAnchor(anchors, piece);
    for (int i = first; i < end; i++) {
      Anchor anchor = anchors.get(i);
      if (reach.isNear(anchor.piece(), piece)) {
        speak(anchor, take(anchor, piece, fits, turn), turn);
      }
    }
    if ((fits & refuting) != 0) {
      anchors.removeIf(first, end, this::isRefuted);
    }
  }

  /** Whether something is there that must not be, and nothing can take it back. */
  private boolean isRefuted(Anchor anchor) {
    return (anchor.filled & refuting) != 0;
  }

  private void begin(Piece piece, Turn turn) {
    if (!rule.tenure().judges(piece.time())) {
      return;
    }
    Anchor anchor = fresh(piece);
    lookAround(anchor, turn);
    if (isRefuted(anchor)) {
      return;
    }
    // when a start is heard, what the watermark has just passed has still its last word to say
    boolean isHeard = piece.event() == null;
    long passed = isHeard ? turn.board().said() : turn.watermark();
    turn.board().add(code, anchor, reach.after(), passed);
    speak(anchor, true, turn);
    Ring<Anchor> anchors = turn.board().anchors(code);
    if (anchors.size() > turn.limits().of(Bound.ANCHORS)) {
      Anchor oldest = anchors.removeFirst();
      sayLast(oldest, true, turn);
      turn.hit(rule.name(), Bound.ANCHORS, oldest.time(), oldest.time());
    }
  }

  /** A piece that fitted these legs has been taken back; it is off the board already. */
  final void remove(Piece piece, long fits, Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors(code);
    if (anchors == null) {
      return;
    }
    if (legs.hasAnchor(fits)) {
      Anchor gone = anchors.remove(piece.time(), a -> a.piece().identity() == piece.identity());
      if (gone != null && gone.isTold()) {
        turn.absent(rule.name(), match(gone, turn));
      }
    }
    int end = (fits & heard()) == 0 ? 0 : reach.endAnchor(anchors, piece);
    for (int i = reach.firstAnchor(anchors, piece); i < end; i++) {
      Anchor anchor = anchors.get(i);
      if (reach.isNear(anchor.piece(), piece)) {
        lose(anchor, piece, fits, turn);
        speak(anchor, true, turn);
      }
    }
  }

  /**
   * Says what is new, if anything is. What was told for good is not taken back before it is
   * settled: an episode may become less sure for a while, when it turns out to have begun earlier.
   */
  final void speak(Anchor anchor, boolean isNews, Turn turn) {
    if (!holds(anchor)) {
      if (anchor.isTold() && manner == Manner.AS_IT_SEEMS) {
        turn.absent(rule.name(), match(anchor, turn));
        anchor.told = 0;
      }
    } else if (manner == Manner.WHEN_SETTLED) {
      turn.board().dueBy(reach.to(anchor.piece()));
    } else if (!anchor.isTold() || isNews || anchor.total >= 2 * anchor.told) {
      Match match = match(anchor, turn);
      anchor.total = Math.max(anchor.total, match.evidence().total());
      anchor.told = anchor.total;
      turn.board().dueBy(reach.to(anchor.piece()));
      tell(match, turn);
    }
  }

  private void tell(Match match, Turn turn) {
    if (manner == Manner.AT_ONCE) {
      turn.present(rule.name(), false, match);
    } else {
      turn.seems(rule.name(), match);
    }
  }

  /** Time has passed: what waited for it is judged, what is settled gets its last word. */
  final void settle(Turn turn) {
    wake(turn);
    Ring<Anchor> anchors = turn.board().anchors(code);
    if (anchors == null) {
      return;
    }
    for (int i = 0; i < anchors.size() && isSettled(anchors.get(i), turn); i++) {
      sayLast(anchors.get(i), false, turn);
    }
    anchors.evict(reach.after(), turn.watermark());
    tellNextDue(anchors, turn.board());
  }

  /** At the end, intervals that are not over can prove nothing absent. */
  private void sayLast(Anchor anchor, boolean isDropped, Turn turn) {
    boolean canTell = legs.absent() == 0 || (!turn.isEnd() && !isDropped);
    boolean stays = anchor.isTold() && manner == Manner.AT_ONCE;
    if (stays || (holds(anchor) && canTell)) {
      Match match = match(anchor, turn);
      turn.present(rule.name(), true, isDropped ? match.degraded() : match);
    } else if (anchor.isTold()) {
      turn.absent(rule.name(), match(anchor, turn));
    }
  }

  private boolean isSettled(Anchor anchor, Turn turn) {
    return reach.to(anchor.piece()) <= turn.watermark();
  }

  /**
   * Of the anchors with a last word to say the first is settled first; those that wait may wait for
   * any time.
   */
  private void tellNextDue(Ring<Anchor> anchors, Board board) {
    int first = 0;
    while (first < anchors.size() && !hasLastWord(anchors.get(first))) {
      first++;
    }
    if (first < anchors.size()) {
      board.dueBy(reach.to(anchors.get(first).piece()));
    }
    int waiting = legs.bySignal().isEmpty() ? 0 : anchors.size();
    for (int i = 0; i < waiting; i++) {
      board.dueBy(anchors.get(i).waitsUntil);
    }
  }

  private boolean hasLastWord(Anchor anchor) {
    return anchor.isTold() || (manner == Manner.WHEN_SETTLED && holds(anchor));
  }

  private Match match(Anchor anchor, Turn turn) {
    Piece piece = anchor.piece();
    String key = hasKey ? RouteKey.shown(turn.key().text()) : null;
    pieces.add(legs.get(legs.anchor()), legs.number(legs.anchor()), piece);
    gather(anchor, pieces, turn);
    long time = piece.time();
    Evidence evidence = pieces.evidence();
    return new Match(
        piece.matchId(),
        key,
        time,
        time,
        piece.place(),
        evidence,
        isDegraded(anchor, turn.board()));
  }

  private boolean isDegraded(Anchor anchor, Board board) {
    long from = reach.from(anchor.piece());
    boolean isDegraded = false;
    for (int feed : legs.feeds()) {
      isDegraded |= board.hasLost(feed, from);
    }
    return isDegraded;
  }
}
