package urbanbrain.flow.fuse;

import urbanbrain.flow.fuse.board.Anchor;
import urbanbrain.flow.fuse.board.Board;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.fuse.board.Ring;
import urbanbrain.flow.fuse.board.Signals;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;

/** Around each anchor event, enough filled legs: each anchor keeps count of what fits its legs. */
final class AllOf extends Join {

  AllOf(Rule rule, Form.All form) {
    super(rule, new Legs(rule, form), new Reach(form), !form.same().isEmpty());
  }

  @Override
  Anchor fresh(Piece piece) {
    return new Anchor(piece, new int[legs.size()], Anchor.NO_CHAIN);
  }

  @Override
  boolean holds(Anchor anchor) {
    return legs.areEnough(anchor.filled);
  }

  @Override
  long heard() {
    return -1;
  }

  @Override
  boolean take(Anchor anchor, Piece piece, long fits, Turn turn) {
    long before = anchor.filled;
    for (long rest = isRevocable() ? fits : fits & ~before; rest != 0; rest &= rest - 1) {
      int leg = Long.numberOfTrailingZeros(rest);
      set(anchor, leg, anchor.counts[leg] + 1);
    }
    if ((fits & before) != 0) {
      anchor.total++;
    }
    return anchor.filled != before;
  }

  @Override
  void lose(Anchor anchor, Piece piece, long fits, Turn turn) {
    for (long rest = fits; rest != 0; rest &= rest - 1) {
      int leg = Long.numberOfTrailingZeros(rest);
      set(anchor, leg, anchor.counts[leg] - 1);
    }
  }

  private void set(Anchor anchor, int leg, int count) {
    anchor.counts[leg] = count;
    long bit = 1L << leg;
    anchor.filled = count >= legs.needed(leg) ? anchor.filled | bit : anchor.filled & ~bit;
  }

  @Override
  void lookAround(Anchor anchor, Turn turn) {
    for (int leg = 0; leg < legs.size(); leg++) {
      boolean isSignal = legs.get(leg).isSignal();
      set(anchor, leg, isSignal ? episodes(anchor, leg, turn) : events(anchor, leg, turn));
    }
  }

  /** How many events fit a leg, counted while that matters; the anchor counts in its own leg. */
  private int events(Anchor anchor, int leg, Turn turn) {
    int enough = isRevocable() ? Integer.MAX_VALUE : legs.needed(leg);
    int count = leg == legs.anchor() ? 1 : 0;
    Ring<Piece> ring = turn.board().events(legs.feed(leg));
    int end = reach.end(ring, anchor.piece());
    for (int i = first(ring, anchor, leg); i < end && count != enough; i++) {
      count += fits(anchor, ring.get(i), leg) ? 1 : 0;
    }
    return count;
  }

  /** What holds for a while may have begun at any time. */
  private int first(Ring<Piece> ring, Anchor anchor, int leg) {
    return legs.hasSpans(leg) ? 0 : reach.first(ring, anchor.piece());
  }

  private boolean fits(Anchor anchor, Piece piece, int leg) {
    return piece != anchor.piece()
        && (!legs.hasSpans(leg) || reach.isOn(anchor.piece(), piece))
        && reach.isNear(anchor.piece(), piece);
  }

  /** How many episodes are known to fit a leg; where that is open, the anchor waits. */
  private int episodes(Anchor anchor, int leg, Turn turn) {
    int[] count = new int[1];
    turn.board()
        .signals()
        .forEach(
            legs.get(leg).signal(),
            (key, episode) -> {
              Reach.Fit fit = reach.fit(anchor.piece(), episode, turn.watermark());
              count[0] += fit == Reach.Fit.YES ? 1 : 0;
              if (fit == Reach.Fit.WAITS) {
                long until = reach.certainFrom(anchor.piece(), episode);
                anchor.waitsUntil = Math.min(anchor.waitsUntil, until);
              }
            });
    turn.board().dueBy(anchor.waitsUntil);
    return count[0];
  }

  @Override
  void signal(String signal, Signals.Change change, Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors(code());
    Long fits = legs.bySignal().get(signal);
    if (anchors == null || fits == null) {
      return;
    }
    int end = reach.endAnchor(anchors, change.to());
    for (int i = anchors.from(change.from() - reach.after()); i < end; i++) {
      Anchor anchor = anchors.get(i);
      if ((anchor.waits() || !change.isOnlySurer()) && reach.isNear(anchor.piece(), change)) {
        judgeSignals(anchor, fits, turn);
      }
    }
  }

  private void judgeSignals(Anchor anchor, long which, Turn turn) {
    long filled = anchor.filled;
    for (long rest = which; rest != 0; rest &= rest - 1) {
      int leg = Long.numberOfTrailingZeros(rest);
      int old = anchor.counts[leg];
      set(anchor, leg, episodes(anchor, leg, turn));
      anchor.total += Math.max(0, anchor.counts[leg] - old);
    }
    speak(anchor, (anchor.filled & ~filled) != 0, turn);
  }

  @Override
  void wake(Turn turn) {
    Ring<Anchor> anchors = turn.board().anchors(code());
    int end = anchors == null || legs.bySignal().isEmpty() ? 0 : anchors.size();
    for (int i = 0; i < end; i++) {
      Anchor anchor = anchors.get(i);
      if (anchor.waits() && anchor.waitsUntil <= turn.watermark()) {
        anchor.waitsUntil = Board.NEVER;
        legs.bySignal().values().forEach(which -> judgeSignals(anchor, which, turn));
      }
    }
  }

  @Override
  void gather(Anchor anchor, Pieces pieces, Turn turn) {
    for (long rest = anchor.filled & ~legs.absent(); rest != 0; rest &= rest - 1) {
      int leg = Long.numberOfTrailingZeros(rest);
      if (legs.get(leg).isSignal()) {
        gatherEpisodes(anchor, leg, pieces, turn);
      } else {
        gatherEvents(anchor, leg, pieces, turn);
      }
    }
  }

  private void gatherEpisodes(Anchor anchor, int leg, Pieces pieces, Turn turn) {
    String signal = legs.get(leg).signal();
    turn.board()
        .signals()
        .forEach(
            signal,
            (key, episode) -> {
              if (reach.fit(anchor.piece(), episode, turn.watermark()) == Reach.Fit.YES) {
                pieces.add(legs.get(leg), legs.number(leg), new Piece(signal, key, episode));
              }
            });
  }

  private void gatherEvents(Anchor anchor, int leg, Pieces pieces, Turn turn) {
    Ring<Piece> ring = turn.board().events(legs.feed(leg));
    int end = reach.end(ring, anchor.piece());
    int first = first(ring, anchor, leg);
    if (reach.isAnywhere() && !legs.hasSpans(leg)) {
      pieces.addAll(
          legs.get(leg), legs.number(leg), new Pieces.Some(ring, first, end), anchor.piece());
      return;
    }
    for (int i = first; i < end; i++) {
      if (fits(anchor, ring.get(i), leg)) {
        pieces.add(legs.get(leg), legs.number(leg), ring.get(i));
      }
    }
  }
}
